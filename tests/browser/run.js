// Runs the browser tests: every *.test.js beside this file, two at a time. If PINTEREST_OPENAPI names
// Pinterest's official document, checks the proxy's requests to the stand-in against it.
'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const only = process.argv.slice(2);
const files = fs.readdirSync(__dirname).filter((name) => name.endsWith('.test.js'))
  .filter((name) => only.length === 0 || only.some((part) => name.includes(part))).sort()
  .map((name) => path.join(__dirname, name));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-record-'));
const record = path.join(folder, 'requests');
const result = spawnSync(process.execPath, ['--test', '--test-concurrency=2', ...files],
  { stdio: 'inherit', env: { ...process.env, PINWRIGHT_RECORD: record } });
let status = result.status === null ? 1 : result.status;
if (process.env.PINTEREST_OPENAPI) {
  const checked = spawnSync(process.execPath, [path.join(__dirname, '../contract/requests.js'), record], { stdio: 'inherit' });
  if (checked.status !== 0) status = 1;
} else {
  console.log("the proxy's requests against the official document: skipped, PINTEREST_OPENAPI names none");
}
fs.rmSync(folder, { recursive: true, force: true });
process.exit(status);
