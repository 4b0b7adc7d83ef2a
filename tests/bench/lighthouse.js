// Lighthouse's score for performance, on its desktop profile, against the release build. The score is
// noisy on a machine that has other work: the median of five visits is printed beside its bar.
'use strict';
process.env.PINWRIGHT_BUILD = process.env.PINWRIGHT_BUILD || 'build/release';
const { lighthouse } = require('../browser/lighthouse.js');
const { Servers } = require('../browser/world.js');

const bar = 95, visits = 5;

async function main() {
  const servers = await Servers.make();
  let missed = 0;
  try {
    await servers.connect();
    for (const where of ['/compose', '/integrations']) {
      const scores = [];
      let faults = [];
      for (let visit = 0; visit < visits; visit++) {
        const { performance } = await lighthouse(servers.url + where, ['performance'], { throttle: true });
        scores.push(performance.score);
        if (performance.score < bar) faults = performance.faults;
      }
      const median = scores.sort((a, b) => a - b)[Math.floor(visits / 2)];
      if (median < bar) missed++;
      console.log(`${median < bar ? 'MISS' : 'ok  '} Lighthouse's performance of ${where}: ${median} (bar ${bar}; ${scores.join(', ')})`);
      if (median < bar) console.log(faults.map((fault) => `       ${fault}`).join('\n'));
    }
  } finally {
    await servers.close();
  }
  process.exitCode = missed === 0 ? 0 : 1;
}

main();
