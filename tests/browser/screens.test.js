// Every screen looks as approved: compares it with the pictures in tests/browser/approved, with a tolerance
// for how other machines smooth edges. Leaves differing pictures in build/screens, with the difference. Also
// checks that no screen breaks a rule of axe-core, in any state and size.
//   PINWRIGHT_APPROVE=1   approves the current pictures; look at them before you commit
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test, before, after } = require('node:test');
const { PNG } = require('pngjs');
const { violations } = require('./axe.js');
const { viewports, directions } = require('./matrix.js');
const { pin, still } = require('./pinned.js');
const { states, Stage } = require('./states.js');
const { twice } = require('./twice.js');
const { World, launch, root } = require('./world.js');

const approved = path.join(__dirname, 'approved'), left = path.join(root, 'build/screens');
const approve = !!process.env.PINWRIGHT_APPROVE;
const tolerance = 0.003;      // The share of pixels that may differ,
const tile = 24, mostOfATile = 0.25;  // and in any square of this side: catches a changed word.
const allTogether = 6600000;  // Bytes that all approved pictures may have together.

// Main screens in every size, and in both themes and directions on phone and desktop. Further states only on
// phone and desktop.
function looks(state) {
  const list = Object.keys(viewports).filter((size) => state.main || size === '390x844' || size === '1280x800')
    .map((size) => ({ size, scheme: 'light', direction: 'ltr' }));
  for (const size of ['390x844', '1280x800']) {
    if (state.main || state.canvas === false) list.push({ size, scheme: 'dark', direction: 'ltr' });
    if (state.main) list.push({ size, scheme: 'light', direction: 'rtl' });
    // On a fine screen: checks that every text is drawn for it, and nothing is stretched.
    if (state.fine) list.push({ size, scheme: state.fine, direction: 'ltr', ratio: 2 });
  }
  return list;
}

const named = (state, look) => [state.name, look.size, ...(look.scheme === 'dark' ? ['dark'] : []),
  ...(look.direction === 'rtl' ? ['rtl'] : []), ...(look.ratio ? [`${look.ratio}x`] : [])].join('.');

// Packs the picture small. Rounds rare colors to shades closer than the comparison distinguishes; common
// ones, which are the theme's, stay exact. Lines of few colors need no filter.
function packed(png) {
  const pixels = png.width * png.height, color = (at) => png.data.readUIntBE(4 * at, 3), counts = new Map();
  for (let at = 0; at < pixels; at++) counts.set(color(at), (counts.get(color(at)) || 0) + 1);
  const data = Buffer.from(png.data);
  for (let at = 0; at < pixels; at++) {
    data[4 * at + 3] = 255;
    if (counts.get(color(at)) > pixels / 500) continue;
    for (let part = 4 * at; part < 4 * at + 3; part++) data[part] = Math.min(255, Math.round(data[part] / 8) * 8);
  }
  return PNG.sync.write({ ...png, data, width: png.width, height: png.height }, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}

// The largest share of differing pixels, which the comparison marks in red, in any square of the picture.
function worstTile(difference) {
  const across = Math.ceil(difference.width / tile), counts = new Map();
  for (let at = 0; at < difference.width * difference.height; at++) {
    const [red, green, blue] = difference.data.subarray(4 * at, 4 * at + 3);
    if (red !== 255 || green !== 0 || blue !== 0) continue;
    const place = Math.floor(at / difference.width / tile) * across + Math.floor(at % difference.width / tile);
    counts.set(place, (counts.get(place) || 0) + 1);
  }
  return Math.max(0, ...counts.values()) / (tile * tile);
}

async function compare(name, actual) {
  const file = path.join(approved, `${name}.png`);
  const { default: pixelmatch } = await import('pixelmatch');
  const expected = fs.existsSync(file) ? PNG.sync.read(fs.readFileSync(file)) : null;
  const same = expected && expected.width === actual.width && expected.height === actual.height;
  const difference = new PNG({ width: actual.width, height: actual.height });
  const count = same ? pixelmatch(expected.data, actual.data, difference.data, actual.width, actual.height, { threshold: 0.15 }) : null;
  const good = same && count <= actual.width * actual.height * tolerance && worstTile(difference) <= mostOfATile;
  for (const kind of ['actual', 'difference']) fs.rmSync(path.join(left, `${name}.${kind}.png`), { force: true });
  if (approve) {
    // Approves the current picture exactly, even if it is close to the old one.
    fs.mkdirSync(approved, { recursive: true });
    if (count !== 0) fs.writeFileSync(file, packed(actual));
    return;
  }
  if (good) return;
  fs.mkdirSync(left, { recursive: true });
  fs.writeFileSync(path.join(left, `${name}.actual.png`), packed(actual));
  if (same) fs.writeFileSync(path.join(left, `${name}.difference.png`), packed(difference));
  assert.fail(!expected ? `no picture of ${name} is approved; look at build/screens/${name}.actual.png` :
    !same ? `${name} is ${actual.width} × ${actual.height}, not ${expected.width} × ${expected.height}` :
      `${count} pixels of ${name} differ; look at build/screens/${name}.difference.png`);
}

// One picture per kind of pointer covers all its sizes, because the page follows them automatically.
function sizesToCheck(look) {
  if (look.ratio || look.scheme !== 'light' || (look.size !== '390x844' && look.size !== '1280x800')) return [];
  if (look.direction === 'rtl') return [look.size];
  return Object.keys(viewports).filter((size) => !!viewports[size].hasTouch === !!viewports[look.size].hasTouch);
}

async function checkAccess(world, state, look) {
  const all = [];
  for (const size of sizesToCheck(look)) {
    await world.page.setViewportSize(viewports[size].viewport);
    if (state.canvas !== false) await world.drawn();
    all.push(...(await violations(world.page)).map((one) => `at ${size}: ${one}`));
  }
  assert.equal(all.length, 0, `\n${all.join('\n')}`);
}

const stage = new Stage();
const browsers = {};
before(async () => { for (const ratio of [1, 2]) browsers[ratio] = await launch({ ratio }); });
after(async () => {
  for (const browser of Object.values(browsers)) await browser.close();
  await stage.close();
});

const names = new Set();
for (const state of states) {
  for (const look of looks(state)) {
    const name = named(state, look);
    names.add(`${name}.png`);
    test(`${name} looks as approved, and axe finds nothing`, (context) => twice(context, async () => {
      const ratio = look.ratio || 1;
      const world = await World.make(browsers[ratio], viewports[look.size], { servers: await stage.servers(state.servers),
        context: { ...still, colorScheme: look.scheme, deviceScaleFactor: ratio, ...directions[look.direction] } });
      try {
        await pin(world);
        await state.open(world);
        if (state.canvas !== false) await world.settled({ answers: state.answers !== false });
        await compare(name, PNG.sync.read(await world.page.screenshot({ animations: 'disabled' })));
        await checkAccess(world, state, look);
      } finally {
        await world.close();
      }
    }));
  }
}

test('every approved picture is of a screen, and all together are small', () => {
  const files = fs.existsSync(approved) ? fs.readdirSync(approved) : [];
  const strange = files.filter((file) => !names.has(file));
  if (approve) for (const file of strange) fs.rmSync(path.join(approved, file));
  else assert.deepEqual(strange, []);
  const bytes = files.filter((file) => names.has(file)).reduce((sum, file) => sum + fs.statSync(path.join(approved, file)).size, 0);
  assert.ok(bytes < allTogether, `${bytes} bytes`);
});
