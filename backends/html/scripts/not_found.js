// A server shows this page for whatever is not there, up to three folders deep. It asks for this script in
// several places; the first in which it is found is that of the handbook, and all links begin there.
"use strict";
if (!window.handbookPlace) {
  window.handbookPlace = new URL(".", document.currentScript.src).href;
  document.addEventListener("DOMContentLoaded", () => {
    const { root } = document.body.dataset; // where the handbook was to be published
    for (const name of ["href", "src"]) {
      for (const element of document.querySelectorAll(`a[${name}], img[${name}], link[rel=icon][${name}]`)) {
        const written = element.getAttribute(name);
        if (written.startsWith("#")) continue;
        const path = root && written.startsWith(root) ? written.slice(root.length) : written;
        element.setAttribute(name, new URL(path, window.handbookPlace).href);
      }
    }
  });
}
