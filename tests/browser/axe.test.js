// No rule of axe-core is broken on any screen, in any state of it, at any size. Words and colours on the
// canvas are beyond axe: theme.test.js holds the contrasts, screens.test.js the look.
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const { test, before, after } = require('node:test');
const { World, launch } = require('./world.js');
const { viewports, directions } = require('./matrix.js');
const { states, Stage } = require('./states.js');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const stage = new Stage();
let browser;
before(async () => { browser = await launch(); });
after(async () => {
  await browser.close();
  await stage.close();
});

async function violations(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((one) => `${one.id}: ${one.help}\n` +
    one.nodes.map((node) => `    ${node.html}\n      ${node.failureSummary.replace(/\n/g, ' ')}`).join('\n'));
}

// One visit a kind of pointer; the page follows the sizes by itself.
const kinds = { touch: Object.entries(viewports).filter(([, one]) => one.hasTouch),
  mouse: Object.entries(viewports).filter(([, one]) => !one.hasTouch) };
for (const state of states) {
  for (const [kind, shapes] of Object.entries(kinds)) {
    test(`axe finds nothing on ${state.name} (${kind})`, async () => {
      const direction = kind === 'touch' ? directions.rtl : directions.ltr;
      const world = await World.make(browser, shapes[0][1], { servers: await stage.servers(state.servers),
        context: { ...direction, reducedMotion: 'reduce' } });
      try {
        await state.open(world);
        const all = [];
        for (const [name, shape] of shapes) {
          await world.page.setViewportSize(shape.viewport);
          if (state.canvas !== false) await world.drawn();
          all.push(...(await violations(world.page)).map((one) => `at ${name}: ${one}`));
        }
        assert.equal(all.length, 0, `\n${all.join('\n')}`);
      } finally {
        await world.close();
      }
    });
  }
}
