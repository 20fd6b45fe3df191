// Small comforts that need no more than the page.

/// Where the head of the page takes what only scripts offer.
function controls() {
  let place = document.querySelector(".controls");
  if (!place) {
    place = document.createElement("div");
    place.className = "controls";
    document.querySelector(".bar").append(place);
  }
  return place;
}

/// The language of what is said here, where the page has another.
function inOurWords(element) {
  if (words.language) element.lang = words.language;
  return element;
}

function button(label, style) {
  const made = inOurWords(document.createElement("button"));
  made.type = "button";
  made.textContent = label;
  if (style) made.className = style;
  return made;
}

// On a narrow screen the strip of places is wider than the screen: here is in sight.
document.addEventListener("DOMContentLoaded", () => {
  const strip = document.querySelector(".site-nav");
  const here = strip?.querySelector("[aria-current]");
  if (!here) return;
  const [place, view] = [here.getBoundingClientRect(), strip.getBoundingClientRect()];
  strip.scrollLeft += place.left + place.width / 2 - view.left - view.width / 2;
});

// On a narrow screen the list of contents would stand between the reader and the page.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.matchMedia("(max-width: 70rem)").matches) return;
  for (const contents of document.querySelectorAll(".contents details")) contents.open = false;
});

// A copy on paper says when it was made, on every sheet.
const sheets = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheets];
window.addEventListener("beforeprint", () => {
  const note = document.querySelector(".site-footer .print-only");
  if (!note) return;
  const printed = note.querySelector("time") ?? document.createElement("time");
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const date = words.date_format
    .replace("{year}", now.getFullYear())
    .replace("{month}", two(now.getMonth() + 1))
    .replace("{day}", two(now.getDate()));
  printed.textContent = words.printed_on.replace("{date}", date);
  note.append(" ", printed);
  const before = JSON.stringify(`${printed.textContent} ${words.page_number} `);
  const between = JSON.stringify(` ${words.page_of} `);
  const content = `${before} counter(page) ${between} counter(pages)`;
  sheets.replaceSync(`@page { @bottom-right { content: ${content}; } }`);
});
