// Ticks stay in this browser, for each handbook and page; a fresh run takes them all away.
document.addEventListener("DOMContentLoaded", () => {
  // The author's own task lists are boxes to tick, too; what is ticked in the text is done already.
  for (const box of document.querySelectorAll("#steps .item .prose input[type=checkbox]:not(:checked)")) {
    const label = document.createElement("label");
    let part = box.nextSibling;
    box.before(label);
    label.append(box);
    while (part && !["UL", "OL", "P", "PRE", "BLOCKQUOTE", "TABLE"].includes(part.nodeName)) {
      const next = part.nextSibling;
      label.append(part);
      part = next;
    }
    box.removeAttribute("aria-label");
    box.disabled = false;
    box.classList.add("live");
  }
  const boxes = [...document.querySelectorAll(".checklist input[type=checkbox], #steps .prose input.live")];
  const steps = document.getElementById("steps");
  if (boxes.length === 0 || !steps) return;

  const { handbook, page } = document.body.dataset;
  const key = `waymark:ticks:${handbook}:${page}`;
  // The step and what is to be checked: other steps may come and go, ticks stay where they were.
  const seen = new Map();
  const names = boxes.map((box) => {
    const name = `${box.closest(".item")?.id ?? ""}/${box.closest("li").textContent}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}~${times}`;
  });
  const load = () => {
    try {
      const list = JSON.parse(localStorage.getItem(key) ?? "[]");
      return new Set(Array.isArray(list) ? list : []);
    } catch {
      return new Set();
    }
  };
  const save = () => {
    const ticked = names.filter((name, at) => boxes[at].checked);
    try {
      if (ticked.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(ticked));
    } catch {
      // then ticks last as long as the page
    }
  };

  const bar = inOurWords(document.createElement("div"));
  bar.className = "run";
  const progress = document.createElement("progress");
  progress.max = boxes.length;
  progress.setAttribute("aria-label", words.progress);
  const text = document.createElement("p");
  text.setAttribute("role", "status");
  const again = button(words.fresh_run);
  // One touch must not lose a morning's work.
  const undo = button(words.undo);
  undo.hidden = true;
  let before = [];
  bar.append(progress, text, again, undo);
  steps.querySelector("h2").after(bar);

  const show = () => {
    const done = boxes.filter((box) => box.checked).length;
    progress.value = done;
    text.textContent = words.checked_of.replace("{done}", done).replace("{all}", boxes.length);
    again.disabled = done === 0;
    bar.classList.toggle("complete", done === boxes.length);
  };
  const restore = () => {
    const ticked = load();
    boxes.forEach((box, at) => {
      box.checked = ticked.has(names[at]);
    });
    show();
  };
  for (const box of boxes) {
    box.addEventListener("change", () => {
      undo.hidden = true;
      save();
      show();
    });
  }
  again.addEventListener("click", () => {
    before = boxes.filter((box) => box.checked);
    for (const box of boxes) box.checked = false;
    save();
    show();
    undo.hidden = before.length === 0;
    (undo.hidden ? boxes[0] : undo).focus();
  });
  undo.addEventListener("click", () => {
    for (const box of before) box.checked = true;
    undo.hidden = true;
    save();
    show();
    again.focus();
  });
  // The same page in another window of this browser.
  window.addEventListener("storage", (event) => {
    if (event.key === key) restore();
  });
  restore();
});
