// Comfort only: every page reads and works without this file.
"use strict";

// On a narrow screen the list of contents would stand between the reader and the page.
if (window.matchMedia("(max-width: 70rem)").matches) {
  for (const contents of document.querySelectorAll(".contents details")) {
    contents.open = false;
  }
}
