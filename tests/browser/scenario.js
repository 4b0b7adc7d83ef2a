// Claims about the page, half of them proved on a phone, half on a desktop; with PINWRIGHT_SIZES=all on both,
// which takes twice the time. Each file has one browser per device pixel ratio. A claim has its own servers,
// or shares them with claims that don't disturb it.
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

// Servers for the whole file. `prepare` runs once, before the first claim.
function share(prepare = async () => {}, options = {}) {
  const shared = {};
  before(async () => {
    shared.servers = await Servers.make(options);
    await prepare(shared.servers);
  });
  after(async () => { if (shared.servers) await shared.servers.close(); });
  return shared;
}

function sizesOf(size) {
  const all = Object.keys(sizes);
  assert.ok(size === 'both' || all.includes(size), `${size} is not a size`);
  return size === 'both' || process.env.PINWRIGHT_SIZES === 'all' ? all : [size];
}

// `where`: 'phone', 'desktop' or 'both'. `options.shared`: the result of share(); `options.allowed`: what the console
// may say. The other options go to World.make().
function scenario(name, where, body, options = {}) {
  for (const size of sizesOf(where)) {
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
