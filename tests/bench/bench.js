// Measures the budgets: each line is a ratio or a count beside its limit. See tests/bench/run.
'use strict';
process.env.PINWRIGHT_BUILD = process.env.PINWRIGHT_BUILD || 'build/release';
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { line, missed } = require('./figures.js');

const parts = {
  size() {
    const { status, stdout } = spawnSync(process.execPath, [path.join(__dirname, 'size.js')], { encoding: 'utf8' });
    line('size', stdout.trim().split('\n').pop(), '200000 bytes', status === 0);
  },
  startup: require('./startup.js'),
  lighthouse: require('./lighthouse.js'),
  idle: require('./idle.js'),
  frame: require('./frame.js'),
  page_memory: require('./page_memory.js'),
  queue: require('./queue.js'),
  burst: require('./burst.js'),
  memory: require('./memory.js'),
  rate: require('./rate.js'),
  waiting: require('./waiting.js'),
};

(async () => {
  const asked = process.argv.slice(2);
  for (const name of asked.length ? asked : Object.keys(parts)) {
    if (!parts[name]) throw new Error(`no part "${name}"; there are: ${Object.keys(parts).join(' ')}`);
    await parts[name]();
  }
  console.log(`${missed()} missed`);
  process.exit(missed() ? 1 : 0);
})().catch((error) => { console.error(error); process.exit(2); });
