// What axe-core finds wrong in a page.
'use strict';
const fs = require('node:fs');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// Each rule that is broken, with the elements that break it, in words. Words and colors on the canvas are
// beyond axe: theme.test.js holds the contrasts, the approved pictures the look.
async function violations(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((one) => `${one.id}: ${one.help}\n` +
    one.nodes.map((node) => `    ${node.html}\n      ${node.failureSummary.replace(/\n/g, ' ')}`).join('\n'));
}

module.exports = { violations };
