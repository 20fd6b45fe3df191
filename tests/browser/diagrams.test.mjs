// Texts in diagrams, measured by a browser: as long as the program takes them to be, and inside their
// shapes, in the usual font and in the one that a reader without it gets.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const folder = process.env.WAYMARK_DIAGRAMS;
const skip = process.env.WAYMARK_BROWSER ? false : "Chromium is missing";
let browser;

before(async () => {
  if (skip) return;
  browser = await chromium.launch({
    executablePath: process.env.WAYMARK_BROWSER,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
});

after(() => browser?.close());

/// What leaves its shape, and what is longer than it is said to be. Runs in the browser.
function measure(usual) {
  const faults = [];
  const room = 1; // half a point on each side: places are whole points
  let texts = 0;
  const within = (text, shape, what) => {
    const inner = text.getBBox();
    const outer = shape.getBBox();
    if (inner.x < outer.x - room || inner.x + inner.width > outer.x + outer.width + room) {
      faults.push(`“${text.textContent}” leaves its ${what}: ${inner.x} + ${inner.width}`);
    }
  };
  for (const shape of document.querySelectorAll(".wm-n, rect.wm-tool, rect.wm-document")) {
    const badge = !shape.classList.contains("wm-n");
    for (const text of shape.parentNode.querySelectorAll(":scope > text")) {
      ++texts;
      within(text, shape, badge ? "badge" : "shape");
      const round = shape.rx?.baseVal.value > 10; // a pill, not a card
      if (badge || !(round || ["polygon", "ellipse"].includes(shape.localName))) continue;
      // The corners of a text lie inside a shape that is narrow above and below: from the top of the
      // capitals to the line that the letters stand on.
      const box = text.getBBox();
      const foot = Number(text.getAttribute("y"));
      const top = foot - Number(text.getAttribute("font-size") ?? 12) * 0.7;
      const corners = [box.x, box.x + box.width].flatMap((x) => [top, foot].map((y) => [x, y]));
      for (const [x, y] of corners) {
        const point = document.querySelector("svg").createSVGPoint();
        point.x = x;
        point.y = y;
        if (!shape.isPointInFill(point)) faults.push(`“${text.textContent}” reaches out of its shape`);
      }
    }
  }
  // Titles on the heads of lanes read upwards: what is turned is measured as it stands.
  const heads = [...document.querySelectorAll(".wm-lane-title")].map((head) => head.getBoundingClientRect());
  for (const text of document.querySelectorAll("text[transform]")) {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const inside = (head) =>
      left >= head.left - room && right <= head.right + room && top >= head.top - room && bottom <= head.bottom + room;
    if (!heads.some(inside)) faults.push(`“${text.textContent}” leaves its head`);
  }
  let said = 0;
  for (const text of document.querySelectorAll("text[textLength]")) {
    ++said;
    const ours = Number(text.getAttribute("textLength"));
    // A browser may round each letter to the grid of the screen.
    if (Math.abs(text.getBBox().width - ours) > 2.5) faults.push(`“${text.textContent}” is not ${ours} wide`);
    if (!usual) continue;
    text.removeAttribute("textLength");
    const natural = text.getBBox().width;
    // Pairs of letters may stand closer together.
    if (natural > ours * 1.02 + 1 || natural < ours * 0.94 - 1) {
      faults.push(`“${text.textContent}” is ${natural} wide, not ${ours}`);
    }
  }
  return { faults, texts, said };
}

for (const font of ["the usual font", "DejaVu Sans", "serif"]) {
  test(`no text leaves its shape: ${font}`, { skip }, async () => {
    const page = await browser.newPage();
    const names = (await readdir(folder)).filter((name) => name.endsWith(".svg"));
    assert.ok(names.length > 20);
    let texts = 0;
    let said = 0;
    for (const name of names) {
      let svg = await readFile(join(folder, name), "utf8");
      const usual = font === "the usual font";
      if (!usual) svg = svg.replace(/font-family="[^"]*"/, `font-family="${font}"`);
      await page.setContent(svg);
      const found = await page.evaluate(measure, usual);
      assert.deepEqual(found.faults, [], name);
      texts += found.texts;
      said += found.said;
    }
    assert.ok(texts > 1000);
    assert.ok(said > 100);
    await page.close();
  });
}
