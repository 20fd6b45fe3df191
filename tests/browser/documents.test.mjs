// What is published, judged by the checkers of its formats: Markdown by markdownlint, HTML by the Nu
// HTML checker.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { lint } from "markdownlint/promise";

const site = process.env.WAYMARK_SITE;

// Not asked: one fact is one line, however long; lists of the author have another mark and indent, so
// that they do not go on one of ours; a stage may be continued twice; anchors are HTML.
test("procedures in Markdown pass markdownlint", async () => {
  const files = [];
  for (const folder of [join(site, "sop"), join(process.env.WAYMARK_GERMAN_SITE, "sop")]) {
    files.push(...(await readdir(folder)).map((file) => join(folder, file)));
  }
  assert.ok(files.length > 20);
  const config = JSON.parse(await readFile(new URL("markdownlint.json", import.meta.url), "utf8"));
  const found = await lint({ files, config });
  const faults = Object.entries(found).flatMap(([file, all]) =>
    all.map((one) => `${file}:${one.lineNumber} ${one.ruleNames[0]} ${one.ruleDescription} ${one.errorDetail ?? ""}`),
  );
  assert.deepEqual(faults.slice(0, 20), []);
});

test("pages pass the Nu HTML checker", { skip: process.env.WAYMARK_JAVA ? false : "Java is missing" }, async () => {
  const jar = createRequire(import.meta.url)("vnu-jar");
  const pages = [];
  for (const folder of [site, process.env.WAYMARK_GERMAN_SITE]) {
    const entries = await readdir(folder, { recursive: true });
    pages.push(...entries.filter((one) => one.endsWith(".html")).map((one) => join(folder, one)));
  }
  assert.ok(pages.length > 100);
  const { stderr } = await promisify(execFile)(
    process.env.WAYMARK_JAVA,
    ["-jar", jar, "--format", "json", ...pages],
    { maxBuffer: 1 << 28 },
  ).catch((error) => error);
  const messages = JSON.parse(stderr).messages.filter((one) => one.type === "error");
  const faults = [...new Set(messages.map((one) => `${one.url.split("/").slice(-2).join("/")}: ${one.message}`))];
  assert.deepEqual(faults.slice(0, 20), []);
});
