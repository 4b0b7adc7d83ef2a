// Runs the browser tests: every *.test.js beside this file, in one process after another's end.
'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const only = process.argv.slice(2);
const files = fs.readdirSync(__dirname).filter((name) => name.endsWith('.test.js'))
  .filter((name) => only.length === 0 || only.some((part) => name.includes(part))).sort()
  .map((name) => path.join(__dirname, name));
const result = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...files], { stdio: 'inherit' });
process.exit(result.status === null ? 1 : result.status);
