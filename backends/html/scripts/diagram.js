// Diagrams: larger, smaller, moved by dragging, full screen. The arrow keys scroll them as they do
// any part of a page that scrolls.
{
  const smallest = 0.25;
  const largest = 4;
  const readable = 0.8;

  /// A drawing in its frame, and how large it is shown.
  function pannable(canvas) {
    const drawing = canvas.querySelector("svg");
    const width = drawing.width.baseVal.value;
    const height = drawing.height.baseVal.value;
    let scale = 1;

    // Faded where it goes on out of sight.
    const hint = () => {
      const behind = canvas.scrollWidth - canvas.clientWidth - canvas.scrollLeft;
      canvas.classList.toggle("goes-left", canvas.scrollLeft > 4);
      canvas.classList.toggle("goes-right", behind > 4);
    };
    canvas.addEventListener("scroll", hint, { passive: true });
    new ResizeObserver(hint).observe(canvas);

    const zoom = (wanted) => {
      const next = Math.min(largest, Math.max(smallest, wanted));
      const middleX = (canvas.scrollLeft + canvas.clientWidth / 2) / scale;
      const middleY = (canvas.scrollTop + canvas.clientHeight / 2) / scale;
      scale = next;
      drawing.setAttribute("width", width * scale);
      drawing.setAttribute("height", height * scale);
      canvas.classList.toggle("zoomed", scale > 1);
      canvas.scrollLeft = middleX * scale - canvas.clientWidth / 2;
      canvas.scrollTop = middleY * scale - canvas.clientHeight / 2;
      hint();
    };
    const by = (factor) => zoom(scale * factor);
    const fit = (whole) => {
      const space = canvas.clientWidth - 34;
      zoom(Math.min(1, space / width, whole ? (canvas.clientHeight - 34) / height : Infinity));
    };

    // A drawing that is a little too wide is shown whole; a wider one keeps letters that one can read.
    const open = () => {
      const space = canvas.clientWidth - 34;
      if (space > 0) zoom(Math.min(1, Math.max(readable, space / width)));
    };

    canvas.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") by(1.25);
      else if (event.key === "-") by(1 / 1.25);
      else if (event.key === "0") zoom(1);
      else return;
      event.preventDefault();
    });
    canvas.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return; // else the page scrolls
        event.preventDefault();
        by(event.deltaY < 0 ? 1.1 : 1 / 1.1);
      },
      { passive: false },
    );
    drag(canvas);
    return { canvas, zoom, by, fit, open };
  }

  /// Four corners: few fonts have a sign for it.
  function corners() {
    const name = "http://www.w3.org/2000/svg";
    const icon = document.createElementNS(name, "svg");
    icon.setAttribute("viewBox", "0 0 16 16");
    icon.setAttribute("aria-hidden", "true");
    const lines = document.createElementNS(name, "path");
    lines.setAttribute("d", "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4");
    icon.append(lines);
    return icon;
  }

  /// Dragging moves the picture; a finger scrolls it anyway.
  function drag(canvas) {
    let grip = null;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      grip = { x: event.clientX, y: event.clientY, left: canvas.scrollLeft, top: canvas.scrollTop };
    });
    window.addEventListener("pointermove", (event) => {
      if (!grip) return;
      const moved = Math.abs(event.clientX - grip.x) + Math.abs(event.clientY - grip.y) > 4;
      if (moved) canvas.classList.add("dragged");
      canvas.scrollLeft = grip.left - (event.clientX - grip.x);
      canvas.scrollTop = grip.top - (event.clientY - grip.y);
    });
    window.addEventListener("pointerup", () => {
      grip = null;
      // The click that ends a drag follows this event, and opens nothing.
      setTimeout(() => canvas.classList.remove("dragged"), 0);
    });
    canvas.addEventListener("dragstart", (event) => event.preventDefault());
    canvas.addEventListener(
      "click",
      (event) => {
        if (canvas.classList.contains("dragged")) event.preventDefault();
      },
      true,
    );
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const figure of document.querySelectorAll("figure.diagram")) {
      const all = [...figure.querySelectorAll(".canvas")].map(pannable);
      if (all.length === 0) continue;
      // What the picture links to, the text does, too: for the keyboard it is one place, not a hundred.
      for (const link of figure.querySelectorAll("svg a")) link.setAttribute("tabindex", "-1");
      // A figure may have one drawing for wide screens and one for narrow ones.
      const shown = () => all.find((one) => one.canvas.offsetParent !== null) ?? all[0];

      const tools = document.createElement("div");
      tools.className = "diagram-tools";
      const add = (sign, label, action) => {
        const one = button("");
        one.append(sign);
        one.setAttribute("aria-label", label);
        one.title = label;
        one.addEventListener("click", action);
        tools.append(one);
      };
      add("+", words.zoom_in, () => shown().by(1.25));
      add("−", words.zoom_out, () => shown().by(1 / 1.25));
      add("1:1", words.zoom_reset, () => shown().zoom(1));
      add("↔", words.zoom_fit, () => shown().fit(document.fullscreenElement === figure));
      if (figure.requestFullscreen) {
        add(corners(), words.full_screen, () => {
          if (document.fullscreenElement) document.exitFullscreen();
          else figure.requestFullscreen();
        });
        figure.addEventListener("fullscreenchange", () => {
          if (document.fullscreenElement === figure) shown().fit(true);
          else shown().open();
        });
      }
      figure.prepend(tools);
      // A drawing that is wider than the screen is shown from its edge, or, if that is out of sight
      // from there, from where the work begins.
      for (const { canvas, open } of all) {
        open();
        canvas.scrollLeft = 0;
        const start = canvas.querySelector(".wm-start")?.getBoundingClientRect();
        const view = canvas.getBoundingClientRect();
        if (!start || start.right <= view.right) continue;
        canvas.scrollLeft += start.left + start.width / 2 - view.left - view.width / 2;
      }
    }
  });
}
