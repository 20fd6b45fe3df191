// The model.json of a build is what docs/model.schema.json says, and hangs together: every reference is the
// key of an element of the right kind. Run by tests/sarif/run, which installs what is imported here.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const Ajv = require('ajv-draft-04');
const home = process.env.WAYMARK_SOURCE_DIR;
const schema = JSON.parse(readFileSync(join(home, 'docs', 'model.schema.json'), 'utf8'));
const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true });
const conforms = ajv.compile(schema);

function modelOf(...paths) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-model-'));
  try {
    const site = join(folder, 'site');
    const args = ['build', '--keep-going', '--no-diagrams', '--today', '2026-11-21', '-o', site, ...paths];
    const result = spawnSync(process.env.WAYMARK_PROGRAM, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.ok(result.status === 0 || result.status === 1, result.stderr);
    return JSON.parse(readFileSync(join(site, 'model.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function check(model) {
  assert.ok(conforms(model), JSON.stringify(conforms.errors?.slice(0, 5), null, 1));
  const keys = new Set();
  const declaredTwice = model.findings.some((finding) => finding.check === 'duplicate-name');
  const define = (element) => {
    assert.ok(!keys.has(element.key) || declaredTwice, `${element.key} twice`);
    keys.add(element.key);
  };
  const lists = ['systems', 'processes', 'workflows', 'procedures', 'roles', 'parties', 'tools', 'documents'];
  for (const list of lists) model[list].forEach(define);
  for (const process of model.processes) process.stages?.forEach(define);
  const works = [...model.workflows, ...model.procedures];
  for (const work of works) work.statements.forEach(define);
  const refer = (value, name) => {
    if (Array.isArray(value)) value.forEach((each) => refer(each, name));
    else if (value && typeof value === 'object') {
      for (const [member, inner] of Object.entries(value)) refer(inner, member);
    } else if (referring.has(name)) assert.ok(keys.has(value), `${name}: ${value}`);
  };
  for (const list of lists) refer(model[list], list);
  for (const { flow } of works) {
    for (const { from, to } of flow.edges) assert.ok(flow.nodes[from] && flow.nodes[to]);
    assert.equal(flow.nodes[0].kind, 'start');
  }
  return keys;
}

/// Members whose text is a key.
const referring = new Set(['owner', 'accountable', 'systems', 'processes', 'workflows', 'backup', 'realizes',
  'workflow', 'performer', 'consults', 'informs', 'using', 'needs', 'makes', 'approves', 'follow', 'inside',
  'processStage', 'statement', 'by']);

for (const name of readdirSync(join(home, 'samples'))) {
  test(`the model of the sample ${name} conforms and hangs together`, () => {
    check(modelOf(join(home, 'samples', name)));
  });
}

for (const name of readdirSync(join(home, 'tests', 'cases', 'checks'))) {
  test(`so does the one of the bad case of ${name}`, () => {
    check(modelOf(join(home, 'tests', 'cases', 'checks', name, 'bad.way')));
  });
}

test('every clause finds its place', () => {
  const [work] = modelOf(join(home, 'tests', 'cases', 'sop', 'every-clause')).workflows;
  assert.equal(work.owner, 'role/planner');
  const wait = work.statements.find((each) => each.id === 'venue_price');
  assert.equal(wait.from, 'party/supplier');
  assert.deepEqual(wait.within, { low: 2, high: 2, unit: 'day' });
  const offer = work.statements.find((each) => each.id === 'check_offer');
  assert.equal(offer.performer, 'role/founder');
  assert.deepEqual(offer.approves, ['document/offer']);
  assert.ok(work.flow.edges.some((edge) => edge.event === 'The client cancels'));
  assert.ok(work.flow.nodes.some((node) => node.kind === 'limit' && node.times === 2));
});

test('keys stay when titles and places change, and the validator refuses what is wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-model-'));
  try {
    const file = join(folder, 'a.way');
    const text = (title, before) => `${before}role a\nworkflow w {\n owner a\n step call "${title}" by a\n}\n`;
    writeFileSync(file, text('Call', ''));
    const before = check(modelOf(folder));
    writeFileSync(file, text('Ring up', '\n\nrole b\n'));
    const after = check(modelOf(folder));
    for (const key of before) assert.ok(after.has(key), key);
    const model = modelOf(folder);
    delete model.workflows[0].flow;
    assert.equal(conforms(model), false);
    model.surprise = 1;
    assert.equal(conforms(model), false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
