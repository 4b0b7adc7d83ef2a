// Finds accessibility violations in a page with axe-core.
'use strict';
const fs = require('node:fs');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// Describes each broken rule with the elements that break it. axe can't see text and colors on the canvas:
// theme.test.js checks the contrasts, the approved pictures the look.
async function violations(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((one) => `${one.id}: ${one.help}\n` +
    one.nodes.map((node) => `    ${node.html}\n      ${node.failureSummary.replace(/\n/g, ' ')}`).join('\n'));
}

module.exports = { violations };
