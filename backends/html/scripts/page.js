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

function button(label, style) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  if (style) made.className = style;
  return made;
}

// On a narrow screen the list of contents would stand between the reader and the page.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.matchMedia("(max-width: 70rem)").matches) return;
  for (const contents of document.querySelectorAll(".contents details")) contents.open = false;
});
