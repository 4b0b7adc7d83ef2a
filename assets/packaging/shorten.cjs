// Makes the page's scripts short: names, blanks, comments. shorten.cjs FOLDER FILE... writes into FOLDER.
// The tool comes with the distribution's Emscripten, which needs it itself; NODE_PATH says where. Where
// there is none, the scripts stay as long as they are.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

let minify = async (code) => ({ code });
try {
  ({ minify } = require('terser'));
} catch (none) {
  console.log('scripts are not shortened: there is no terser');
}

async function main([folder, ...files]) {
  for (const file of files) {
    const short = await minify(fs.readFileSync(file, 'utf8'), {
      compress: { passes: 2, toplevel: true },
      // The one name that both scripts share.
      mangle: { toplevel: true, reserved: ['Module'] },
    });
    fs.writeFileSync(path.join(folder, path.basename(file)), short.code);
  }
}

main(process.argv.slice(2));
