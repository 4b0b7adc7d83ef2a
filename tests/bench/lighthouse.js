// Lighthouse's performance score, with its desktop profile, for the release build: the median of five visits,
// because the score is noisy on a busy machine. Only for the composer: Lighthouse counts text and images that
// the browser paints, not what a canvas shows. On a screen without a field it gives no score (NO_LCP).
'use strict';
const { lighthouse } = require('../browser/lighthouse.js');
const { Servers } = require('../browser/world.js');
const { line, median } = require('./figures.js');

const bar = 95, visits = 5;

module.exports = async function performance() {
  const servers = await Servers.make();
  try {
    await servers.connect();
    const where = '/compose';
    const scores = [];
    let faults = [];
    for (let visit = 0; visit < visits; visit++) {
      const { performance: found } = await lighthouse(servers.url + where, ['performance'], { throttle: true });
      scores.push(found.score);
      if (found.score < bar) faults = found.faults;
    }
    line(`Lighthouse's performance of ${where}`, `${median(scores)} (${scores.join(', ')})`, String(bar), median(scores) >= bar);
    if (median(scores) < bar) console.log(faults.map((fault) => `       ${fault}`).join('\n'));
  } finally {
    await servers.close();
  }
};
