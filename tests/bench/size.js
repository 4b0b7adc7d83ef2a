// Bytes on the wire until the composer is usable: every file that the page loads until then, with Brotli 11,
// as the server sends them (tests/browser/start.test.js checks that it loads no other). Also what loads after
// them. Fails above the budget.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');

const budget = 200_000;
const dist = path.resolve(__dirname, '../../build/web/dist');
const loaded = ['index.html', 'app.css', 'boot.js', 'app.js', 'app.wasm'].filter((name) => fs.existsSync(path.join(dist, name)));
if (!loaded.includes('app.wasm') || !loaded.includes('index.html')) throw new Error(`no built client in ${dist}`);

function packed(name, note = '') {
  const bytes = fs.readFileSync(path.join(dist, name));
  const size = zlib.brotliCompressSync(bytes, {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
  console.log(`${name.padEnd(12)} ${String(bytes.length).padStart(8)} bytes, ${String(size).padStart(7)} with Brotli${note}`);
  return size;
}

const total = loaded.reduce((sum, name) => sum + packed(name), 0);
packed('later.wasm', ', afterwards');
console.log(`bytes to an interactive composer: ${total} of ${budget} (${(total / budget).toFixed(2)})`);
process.exit(total <= budget ? 0 : 1);
