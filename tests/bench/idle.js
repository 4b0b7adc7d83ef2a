// Frames drawn while nothing changes, on every screen and with everything that can lie on top of it.
'use strict';
const seed = require('../browser/seed.js');
const { World, launch } = require('../browser/world.js');
const { line, pause } = require('./figures.js');

const seconds = 10;

async function still(world, what) {
  await pause(2500);  // Lets everything that the last press started settle.
  const before = await world.page.evaluate(() => window.pinwright.frames());
  await pause(seconds * 1000);
  const drawn = (await world.page.evaluate(() => window.pinwright.frames())) - before;
  line(`frames in ${seconds} idle seconds on ${what}`, drawn, '0', drawn === 0);
}

// More pins than one page loads, so that every list continues below the visible part.
async function manyPins(world, count) {
  const where = await seed.target(world), media = await seed.upload(world);
  await seed.post(world, where, media, count, (index) => seed.later(2 + index / 10));
  for (const address of ['/pins?show=waiting', '/schedule', '/schedule?view=month']) {
    await world.open(address);
    await world.page.getByRole(/view/.test(address) ? 'grid' : 'list').first().waitFor();
    await still(world, `${address} with ${count} pins`);
  }
}

module.exports = async function idle() {
  const browser = await launch();
  try {
    const world = await World.make(browser, 'desktop');
    try {
      await world.open();
      await world.get('button', 'Connect Account').first().waitFor();
      await still(world, 'Integrations without an account');
      await world.press(world.get('button', 'Connect Account').first());
      await world.get('dialog').waitFor();
      await still(world, 'the choice of what to connect');
      await world.open();
      await world.connect();
      for (const screen of await world.page.getByRole('navigation').first().getByRole('link').allTextContents()) {
        await world.press(world.get('link', screen).first());
        await still(world, screen);
      }
      await world.open('/compose');
      await world.chooseImage();
      await world.type('Title', 'Nothing moves here');
      await still(world, 'Compose with an image and the caret in a field');
      await world.press(world.get('combobox', 'Board'));
      await world.page.getByRole('option').first().waitFor();
      await still(world, 'the open list of boards');
      await world.press(world.page.getByRole('option').first());
      await world.press(world.get('button', 'Publish now'));
      await world.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
      // The read-back comes some seconds later; the page learns of it with the status.
      await world.until(async () => (await (await fetch('/api/v1/pins?limit=1')).json()).items[0].confirmed_at);
      await world.page.waitForResponse(/\/api\/v1\/status$/, { timeout: 60000 });
      await still(world, 'a published pin');
      await manyPins(world, 2000);
    } finally {
      await world.close();
    }
  } finally {
    await browser.close();
  }
};
