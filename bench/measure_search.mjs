// usage: node measure_search.mjs SITE MODULES   what search costs a reader of the handbook in SITE, in
// Chromium: the time until the index is there, and of each key. MODULES is a node_modules folder with
// playwright-core, such as the one that the tests in tests/browser install.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [site, modules] = process.argv.slice(2).map((path) => resolve(path));
const { chromium } = createRequire(join(modules, "x"))("playwright-core");
const browser = await chromium.launch({
  executablePath: process.env.WAYMARK_BROWSER ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
await page.goto(pathToFileURL(join(site, "index.html")).href);

const loading = await page.evaluate(async () => {
  const begin = performance.now();
  document.querySelector(".open-search").click();
  while (!document.querySelector("script[src*='search/index.js']")) await new Promise(requestAnimationFrame);
  const script = document.querySelector("script[src*='search/index.js']");
  await new Promise((done) => script.addEventListener("load", done));
  return performance.now() - begin;
});

// Words of the handbook itself: seldom and common ones, begun, misspelt, several, and none at all.
const script = readFileSync(join(site, "search", "index.js"), "utf8");
const titles = script.slice(0, script.indexOf(",items:")).split("\\n").map((line) => line.split("\\t")[1]);
const titleAt = (share) => titles[Math.floor(titles.length * share)].toLowerCase();
const misspelt = (text) => text.replace(/(.)(.)(\w*)$/, "$2$1$3");
const queries = [titleAt(0.2), titleAt(0.5), titleAt(0.9), misspelt(titleAt(0.3)), misspelt(titleAt(0.7)), "zzzzzzzz"];

const times = await page.evaluate((asked) => {
  const input = document.querySelector("#search input");
  const all = [];
  for (const query of asked) {
    for (let length = 1; length <= query.length; ++length) {
      const begin = performance.now();
      input.value = query.slice(0, length);
      input.dispatchEvent(new Event("input"));
      document.querySelector(".results").getBoundingClientRect(); // laid out, too
      all.push(performance.now() - begin);
    }
  }
  return all.sort((a, b) => a - b);
}, queries);
await browser.close();

const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
console.log(`  search in a browser  ${loading.toFixed(0).padStart(8)} ms until the index is read`);
console.log(
  `  each of ${String(times.length).padStart(3)} keys     ${at(0.5).padStart(8)} ms half of them, ${at(0.95)} ms 95 %, ` +
    `${at(1)} ms the slowest (bar: 50 ms)`,
);
