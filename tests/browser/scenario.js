// Claims about the page, each proved on a phone and on a desktop, in a world of its own.
'use strict';
const assert = require('node:assert/strict');
const { test, before, after } = require('node:test');
const { World, launch, sizes } = require('./world.js');

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

// `options.allowed`: what the console may say; `options.sizes`: where. The rest goes to World.make.
function scenario(name, body, options = {}) {
  for (const size of options.sizes || Object.keys(sizes)) {
    test(`${name} (${size})`, async () => {
      const world = await World.make(browser, size, options);
      try {
        await body(world);
        const complaints = world.complaints.filter((text) => !(options.allowed && options.allowed.test(text)));
        assert.deepEqual(complaints, [], 'the console is clean');
      } catch (error) {
        if (process.env.PINWRIGHT_SHOTS) {
          await world.page.screenshot({ path: `${process.env.PINWRIGHT_SHOTS}/${name.replace(/\W+/g, '_')}_${size}.png` }).catch(() => {});
        }
        error.message += `\nproxy:\n${world.proxy.output.slice(-2000)}`;
        throw error;
      } finally {
        await world.close();
      }
    });
  }
}

module.exports = { scenario };
