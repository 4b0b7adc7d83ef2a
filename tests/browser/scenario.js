// Claims about the page, each proved on a phone or on a desktop, half of them on each; on both with
// PINWRIGHT_SIZES=all, which takes twice the time. A browser serves the whole file, one
// for each fineness of screen; servers are a claim's own, or shared by those that do not disturb each other.
'use strict';
const assert = require('node:assert/strict');
const { test, before, after } = require('node:test');
const { twice } = require('./twice.js');
const { World, Servers, launch, sizes } = require('./world.js');

const browsers = new Map();
async function browserFor(ratio = 1) {
  if (!browsers.has(ratio)) browsers.set(ratio, await launch({ ratio }));
  return browsers.get(ratio);
}
after(async () => { for (const browser of browsers.values()) await browser.close(); });

// Servers for the whole file. `prepare` is run once, before the first claim.
function share(prepare = async () => {}, options = {}) {
  const shared = {};
  before(async () => {
    shared.servers = await Servers.make(options);
    await prepare(shared.servers);
  });
  after(async () => { if (shared.servers) await shared.servers.close(); });
  return shared;
}

// The same one for a claim every time, by its name.
function sizesOf(name) {
  const all = Object.keys(sizes);
  if (process.env.PINWRIGHT_SIZES === 'all') return all;
  const sum = [...name].reduce((total, letter) => total + letter.codePointAt(0), 0);
  return [all[sum % all.length]];
}

// `options.shared`: what share() gave; `options.allowed`: what the console may say; `options.sizes`: where.
// The rest goes to World.make.
function scenario(name, body, options = {}) {
  for (const size of options.sizes || sizesOf(name)) {
    test(`${name} (${size})`, (context) => twice(context, async () => {
      const browser = await browserFor({ ...sizes[size], ...options.context }.deviceScaleFactor);
      const world = await World.make(browser, size, { ...options, servers: options.shared && options.shared.servers });
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
    }));
  }
}

module.exports = { scenario, share };
