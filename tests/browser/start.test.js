// The program comes in two files. The composer stands and takes text with the first. Everything else waits for
// the second, later.wasm, and nothing calls its functions too soon: then the page would load again.
'use strict';
const assert = require('node:assert/strict');
const { scenario, share } = require('./scenario.js');

const later = '**/assets/later.*.wasm';
const shared = share(async (servers) => { shared.pin = await servers.publish(await servers.connect(), { title: 'A garden in June' }); });
const unconnected = share();

// From now on, the page gets later.wasm only after `deliver()`. `asked`: how often it asked for it.
async function hold(world) {
  const held = { asked: 0 };
  const delivered = new Promise((resolve) => { held.deliver = resolve; });
  await world.page.route(later, async (route) => {
    held.asked++;
    await delivered;
    await route.continue().catch(() => {});  // The page may have been left.
  });
  return held;
}

// Opens the composer, until the program has drawn its first frame and it can be used.
async function openComposer(world) {
  await world.open('/compose');
  await world.get('textbox', 'Title').waitFor();
  await world.until(() => document.getElementById('loading').hidden);
}

// A field holds this text.
async function holds(world, text) {
  await world.until((wanted) => [...document.querySelectorAll('input,textarea')].some((field) => field.value === wanted), text);
}

// Types into every field, and waits until the draft is saved.
async function fillIn(world) {
  for (const field of ['Title', 'Description', 'Link', 'Alt text']) await world.type(field, 'https://example.com/poppies');
  await world.page.keyboard.press('Tab');
  await world.until(() => Object.keys(localStorage).some((key) => localStorage[key].includes('poppies')));
  await world.settled({ answers: false });
}

for (const [state, servers] of [['connected', shared], ['not connected', unconnected]]) {
  scenario(`the composer takes text without the second file: ${state}`, 'both', async (world) => {
    let loads = 0;
    world.page.on('load', () => { loads++; });
    const held = await hold(world);
    await openComposer(world);
    await fillIn(world);
    assert.equal(held.asked, 1);
    assert.equal(loads, 1, 'a function of later.wasm was called too soon');
  }, { shared: servers });
}

scenario('the composer takes text without the second file: with a draft', 'both', async (world) => {
  await world.compose();
  await world.type('Title', 'Peonies');
  await world.chooseImage();
  await world.get('button', 'Remove image').waitFor();
  await world.chooseBoard(/Workshop/);
  await world.press(world.get('radio', 'At a date and time'));
  await world.page.getByLabel('Date').waitFor();
  await world.until(() => Object.keys(localStorage).some((key) => localStorage[key].includes('Peonies')));
  await world.settled();
  let loads = 0;
  world.page.on('load', () => { loads++; });
  const held = await hold(world);
  await openComposer(world);
  await fillIn(world);
  assert.match(await world.get('textbox', 'Title').inputValue(), /Peonies/);
  assert.equal(held.asked, 1);
  assert.equal(loads, 1, 'a function of later.wasm was called too soon');
}, { shared });

scenario('whatever the browser reports, the composer does without the second file', 'desktop', async (world) => {
  let loads = 0;
  world.page.on('load', () => { loads++; });
  await hold(world);
  await openComposer(world);
  await world.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce', forcedColors: 'active' });
  await world.page.setViewportSize({ width: 800, height: 500 });
  await world.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await world.page.mouse.move(400, 300);
  await world.page.mouse.wheel(0, 400);
  const other = await world.context.newPage();
  await other.goto(`${world.url}/compose`);
  await other.getByRole('textbox', { name: 'Title', exact: true }).fill('From another tab');
  await holds(world, 'From another tab');
  await other.close();
  await world.page.bringToFront();
  await fillIn(world);
  assert.equal(loads, 1, 'a function of later.wasm was called too soon');
}, { shared });

for (const place of ['/', '/compose?from=elsewhere', '/schedule', '/pins', '/pins/…', '/integrations', '/troubleshoot']) {
  scenario(`${place} waits for both files`, 'desktop', async (world) => {
    const held = await hold(world);
    const first = world.page.waitForResponse(/\/assets\/app\.[^/]*\.wasm$/);
    await world.page.goto(world.url + place.replace('…', shared.pin.id), { waitUntil: 'domcontentloaded' });
    await (await first).finished();
    await world.drawn();
    assert.equal(await world.page.evaluate(() => typeof window.pinwright), 'undefined', 'the program runs');
    held.deliver();
    await world.page.getByRole('navigation').waitFor({ state: 'attached' });
    assert.equal(held.asked, 1);
  }, { shared });
}

scenario('what needs the second file before it is here waits for it', 'both', async (world) => {
  const held = await hold(world);
  await openComposer(world);
  await world.press(world.get('combobox', 'Board'));
  await world.type('Title', 'Meanwhile');
  assert.equal(await world.page.getByRole('listbox').count(), 0);
  held.deliver();
  await world.page.getByRole('listbox').waitFor();
  assert.equal(await world.get('textbox', 'Title').inputValue(), 'Meanwhile');
}, { shared });

scenario('commands wait for the second file and are carried out in order', 'desktop', async (world) => {
  const held = await hold(world);
  await openComposer(world);
  await world.press(world.get('link', 'Pins'));
  await world.press(world.get('button', 'Appearance'));
  await world.type('Title', 'Meanwhile');
  assert.equal(new URL(world.page.url()).pathname, '/compose');
  held.deliver();
  await world.get('dialog', 'Appearance').waitFor();
  assert.equal(new URL(world.page.url()).pathname, '/pins');
  await world.drawn();
  await world.page.keyboard.press('Escape');
  await world.get('dialog', 'Appearance').waitFor({ state: 'detached' });
  await world.press(world.get('link', 'Compose'));
  await holds(world, 'Meanwhile');
}, { shared });

const failing = { shared, allowed: /Failed to load resource|status 0|NetworkError|ERR_FAILED|A network error occurred/ };

scenario('a second file that cannot be had is told in words, with the draft kept', 'desktop', async (world) => {
  await world.page.route(later, (route) => route.abort());
  await openComposer(world);
  await world.type('Title', 'Kept');
  await world.settled({ answers: false });
  assert.equal(await world.page.getByText('Pinwright couldn’t load').count(), 0, 'nobody needs it yet');
  await world.press(world.get('button', 'Appearance'));
  await world.page.getByText('Pinwright couldn’t load').waitFor();
  await world.page.getByText('Your draft is saved.').waitFor();
  await world.page.unroute(later);
  await world.press(world.get('button', 'Try again'));
  await holds(world, 'Kept');
}, failing);

scenario('the page continues when the second file can be had again', 'desktop', async (world) => {
  await world.page.route(later, (route) => route.abort());
  await openComposer(world);
  await world.press(world.get('combobox', 'Board'));
  await world.page.getByText('Pinwright couldn’t load').waitFor();
  await world.page.unroute(later);
  await world.page.getByRole('listbox').waitFor();
  assert.equal(await world.page.getByText('Pinwright couldn’t load').isVisible(), false);
}, failing);

scenario('a page that calls the second file too soon starts again with both, and loses nothing', 'desktop', async (world) => {
  let loads = 0;
  world.page.on('load', () => { loads++; });
  // The program believes that the file is here as soon as `window.lies` is set.
  await world.page.addInitScript(() => {
    if (sessionStorage.getItem('lied')) return;
    let module, here = false;
    Object.defineProperty(window, 'Module', { get: () => module, set: (made) => {
      module = made;
      Object.defineProperty(made.later, 'here', { get: () => here || !!window.lies, set: (now) => { here = now; } });
    } });
  });
  const held = await hold(world);
  await openComposer(world);
  await world.type('Title', 'Kept');
  await world.drawn();
  const again = world.page.waitForEvent('load');
  await world.page.evaluate(() => {
    sessionStorage.setItem('lied', '1');
    window.lies = true;
  });
  await world.page.mouse.move(200, 200);
  await again;
  held.deliver();
  await holds(world, 'Kept');
  await world.press(world.get('combobox', 'Board'));
  await world.page.getByRole('listbox').waitFor();
  assert.equal(loads, 2);
}, { shared, allowed: /called too soon/ });
