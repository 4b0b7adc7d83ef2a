// The processor time of one frame with 10,000 boards or pins, against 100. Forces a few frames at a time, so
// that none waits for the graphics process to draw earlier ones. Alternates between both, so that other work
// on the machine affects both.
'use strict';
const seed = require('../browser/seed.js');
const { World, launch } = require('../browser/world.js');
const { line, median } = require('./figures.js');

const few = 100, many = 10_000;
const turns = 25, frames = 4, bursts = 5;

async function withBoards(browser, count) {
  const world = await World.make(browser, 'desktop', { standin: ['--boards', String(count)] });
  await world.open();
  await world.connect();
  await world.open('/compose');
  await world.press(world.get('combobox', 'Board'));
  await world.page.getByRole('option').first().waitFor({ timeout: 120000 });
  // Waits for all of them, not only the first page.
  await world.page.waitForFunction((all) => {
    const option = document.querySelector('[role=option]');
    return option && Number(option.getAttribute('aria-setsize')) >= all;
  }, count, { timeout: 120000 });
  return world;
}

// Opens the list of all pins, and scrolls to its end so that it loads the rest.
async function withPins(browser, count) {
  const world = await World.make(browser, 'desktop');
  await world.open();
  await world.connect();
  await seed.post(world, await seed.target(world), await seed.upload(world), count, (index) => seed.later(30 + index / 100));
  await world.open('/pins');
  const items = world.page.getByRole('listitem');
  await items.first().waitFor({ state: 'attached' });
  await world.page.mouse.move(640, 500);
  for (const end = Date.now() + 240000; ;) {
    const last = await items.evaluateAll((all) => Math.max(...all.map((one) => Number(one.getAttribute('aria-posinset')))));
    if (last === count) return world;
    if (Date.now() > end) throw new Error(`the list ended at ${last} of ${count}`);
    await world.page.mouse.wheel(0, 20000);
    await world.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
}

async function compare(what, small, large) {
  const cost = (world) => world.page.evaluate(async ([count, times]) => {
    const costs = [];
    for (let burst = 0; burst < times; burst++) {
      costs.push(window.pinwright.redraw(count) / count);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return Math.min(...costs);
  }, [frames, bursts]);
  const ratios = [], costs = [];
  for (let turn = -1; turn < turns; turn++) {
    const base = await cost(small), own = await cost(large);
    if (turn < 0) continue;
    ratios.push(own / base);
    costs.push(own);
  }
  line(`a frame with ${many} against ${few}: ${what}`, `${median(ratios).toFixed(2)} (${median(costs).toFixed(2)} ms)`, '1.2', median(ratios) <= 1.2);
}

module.exports = async function frame() {
  const browser = await launch();
  const worlds = [];
  try {
    for (const count of [few, many]) worlds.push(await withBoards(browser, count));
    await compare('boards, the list open', ...worlds);
    for (const world of worlds) await world.page.keyboard.press('End');
    await compare('boards, the list open at its end', ...worlds);
    for (const world of worlds) {
      await world.page.keyboard.press('Escape');
      await world.page.getByRole('option').first().waitFor({ state: 'detached' });
    }
    await compare('boards, the list closed', ...worlds);
    while (worlds.length > 0) await worlds.pop().close();
    for (const count of [few, many]) worlds.push(await withPins(browser, count));
    await compare('pins, at the end of their list', ...worlds);
    for (const world of worlds) {
      await world.page.keyboard.press('Home');
      await world.page.getByRole('listitem').locator('xpath=self::*[@aria-posinset="1"]').waitFor({ state: 'attached' });
    }
    await compare('pins, at the beginning of their list', ...worlds);
  } finally {
    for (const world of worlds) await world.close();
    await browser.close();
  }
};
