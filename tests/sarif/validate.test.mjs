// What `waymark check --format sarif` prints is SARIF 2.1.0: by the schema, and by what `--format json`
// says of the same workspace. Run by tests/sarif/run, which installs what is imported here.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const Ajv = require('ajv-draft-04');
const addFormats = require('ajv-formats');
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const conforms = ajv.compile(schema);

const program = process.env.WAYMARK_PROGRAM;
const cases = join(process.env.WAYMARK_SOURCE_DIR, 'tests', 'cases', 'checks');

function run(folder, format, ...paths) {
  const args = ['check', '--today', '2026-11-21', '--format', format, ...paths];
  const result = spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.ok(result.status === 0 || result.status === 1, result.stderr);
  return result.stdout;
}

function sarif(folder, ...paths) {
  const log = JSON.parse(run(folder, 'sarif', ...paths));
  assert.ok(conforms(log), JSON.stringify(conforms.errors, null, 1));
  return log.runs[0];
}

function inTemporaryFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-sarif-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const levels = { error: 'error', warning: 'warning', advice: 'note' };
const names = readdirSync(cases);

for (const name of names) {
  test(`the bad case of ${name} conforms, and says what JSON says`, () => {
    const folder = join(cases, name);
    const { results, tool, columnKind } = sarif(folder, 'bad.way');
    const { findings } = JSON.parse(run(folder, 'json', 'bad.way'));
    assert.equal(columnKind, 'unicodeCodePoints');
    assert.equal(results.length, findings.length);
    // No text gives it: an order that is written down can be proved.
    const isSaid = name !== 'undecided-order';
    assert.equal(results.some((result) => result.ruleId === name), isSaid);
    results.forEach((result, i) => {
      const finding = findings[i];
      assert.equal(result.ruleId, finding.check);
      assert.equal(tool.driver.rules[result.ruleIndex].id, finding.check);
      assert.equal(result.level, levels[finding.severity]);
      assert.equal(result.message.text.replaceAll('{{', '{').replaceAll('}}', '}'), finding.message);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      assert.equal(artifactLocation.uri, 'bad.way');
      assert.deepEqual([region.startLine, region.startColumn, region.endLine, region.endColumn],
                       [finding.line, finding.column, finding.endLine, finding.endColumn]);
      assert.equal((result.fixes ?? []).length, finding.fixes.length);
      const way = result.codeFlows?.[0].threadFlows[0].locations ?? [];
      assert.equal((result.relatedLocations ?? []).length + way.length, finding.related.length);
    });
  });
}

test('the validator refuses what is no SARIF', () => {
  const log = JSON.parse(run(join(cases, names[0]), 'sarif', 'bad.way'));
  delete log.runs[0].results[0].message;
  assert.equal(conforms(log), false);
  assert.equal(conforms({ version: '2.1.0' }), false);
});

test('every check is a rule with help', () => {
  const { tool } = sarif(join(cases, names[0]), 'good.way');
  assert.deepEqual(tool.driver.rules.map((rule) => rule.id).sort(), [...names].sort());
  for (const rule of tool.driver.rules) {
    assert.ok(!rule.fullDescription.text.includes('##'), rule.id);
    assert.ok(rule.help.text.includes('How to silence it') && rule.help.markdown.includes('```way'), rule.id);
    assert.ok(Object.values(levels).includes(rule.defaultConfiguration.level));
  }
});

test('some findings show a way, some have fixes', () => {
  const all = names.flatMap((name) => sarif(join(cases, name), 'bad.way').results);
  assert.ok(all.some((result) => result.codeFlows));
  assert.ok(all.some((result) => result.fixes));
});

test('fingerprints stay when lines move, and differ from one another', () => {
  inTemporaryFolder((folder) => {
    const text = 'role a\nworkflow w {\n owner a\n step x\n step y\n}\nworkflow v {\n owner a\n step x\n}\n';
    const prints = (source) => {
      writeFileSync(join(folder, 'a.way'), source);
      return sarif(folder).results.map((result) => result.partialFingerprints['checkAndLine/v1']);
    };
    const before = prints(text);
    assert.equal(before.length, 3);
    assert.equal(new Set(before).size, 3);
    assert.deepEqual(prints(`# A line more\n\n${text}`), before);
  });
});

test('hostile file names become addresses that conform', () => {
  inTemporaryFolder((folder) => {
    const hostile = ['two words.way', 'ünï%20.way', 'a:b#c?.way', "quo'te\".way", 'new\nline.way'];
    mkdirSync(join(folder, 'sub & folder'));
    for (const name of hostile) {
      copyFileSync(join(cases, 'unowned-step', 'bad.way'), join(folder, 'sub & folder', name));
    }
    const uris = new Set(sarif(folder).results.map(
      (result) => result.locations[0].physicalLocation.artifactLocation.uri));
    assert.deepEqual([...uris].map(decodeURIComponent).sort(),
                     hostile.map((name) => `sub & folder/${name}`).sort());
    const absolute = sarif('/', folder).results[0].locations[0].physicalLocation.artifactLocation.uri;
    assert.ok(absolute.startsWith('file:///'));
  });
});

test('the samples conform', () => {
  sarif(join(process.env.WAYMARK_SOURCE_DIR, 'samples'), '.');
});
