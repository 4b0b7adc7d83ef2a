// The list of pins: the state of each, its actions, and scrolling through any number of them.
'use strict';
const assert = require('node:assert/strict');
const { scenario } = require('./scenario.js');
const seed = require('./seed.js');

const list = (world) => world.get('list', 'Pins');
const row = (world, title) => list(world).getByRole('link', { name: title });
const tab = (world, name) => world.get('tab', name);

// Records what is copied, without the browser's permission to read the clipboard.
async function hearCopies(world) {
  await world.page.addInitScript(() => {
    window.copies = [];
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => { window.copies.push(text); return Promise.resolve(); } } });
  });
}

async function connected(world, where = '/pins') {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
  if (where) await world.open(where);
}

scenario('without pins each tab says what it would show, and leads to the form', 'phone', async (world) => {
  await connected(world);
  await world.get('heading', 'No pins yet.').waitFor();
  await world.press(tab(world, 'Not published'));
  await world.get('heading', 'Pinterest hasn’t refused any pins.').waitFor();
  assert.match(world.page.url(), /\/pins\?show=failed$/);
  await world.press(tab(world, 'Waiting'));
  await world.get('heading', 'No pins are waiting.').waitFor();
  await world.press(world.get('link', 'New pin').last());
  await world.get('heading', 'New pin').waitFor();
});

scenario('every pin says how it stands, in the tab where it belongs', 'phone', async (world) => {
  await connected(world, '');
  const ids = await seed.everyState(world);
  await world.open('/pins');
  await row(world, /^Linen apron in three colours, Published, /).waitFor();
  await row(world, /^Stoneware, second firing, Not published/).waitFor();
  await row(world, /^Untitled pin, Scheduled, Due /).waitFor();
  await row(world, /^A title that is as long as one may be/).waitFor();
  const inTab = async (name, expected) => {
    await world.press(tab(world, name));
    await list(world).locator(`[role=listitem][aria-setsize="${expected.length}"]`).first().waitFor({ state: 'attached' });
    assert.equal(await tab(world, name).getAttribute('aria-selected'), 'true');
    assert.equal(await list(world).getByRole('listitem').count(), expected.length);
    for (const title of expected) await row(world, title).waitFor();
  };
  await inTab('Published', [/^Linen/]);
  await inTab('Waiting', [/^Untitled/, /^A title/]);
  await inTab('Not published', [/^Stoneware/]);
  // The tab sets the page's address, and the row's link is the pin's own.
  await world.page.reload();
  await row(world, /^Stoneware/).waitFor();
  assert.equal(await row(world, /^Stoneware/).getAttribute('href'), `/pins/${ids.failed}`);
  await world.get('link', 'Pins, 1 not published').waitFor();
  await world.press(row(world, /^Stoneware/));
  await world.page.waitForURL(`${world.url}/pins/${ids.failed}`);
});

scenario('a pin of the list that takes a turn is told of, and moves by itself', 'desktop', async (world) => {
  await connected(world);
  const where = await seed.target(world), media = await seed.upload(world);
  await world.control('trial', { on: true });
  const [id] = await seed.post(world, where, media, 1, () => ({ title: 'On trial' }));
  await row(world, /^On trial, On hold/).waitFor({ timeout: 20000 });
  await seed.reach(world, id, 'held');
  await seed.post(world, where, media, 1, () => ({ title: 'A second one', ...seed.later(2) }));
  await row(world, /^A second one, Scheduled/).waitFor({ timeout: 20000 });
});

scenario('the menu of a pin opens by button, copies its link and gives the focus back', 'phone', async (world) => {
  await hearCopies(world);
  await connected(world, '');
  const where = await seed.target(world);
  const [id] = await seed.post(world, where, await seed.upload(world), 1, () => ({ title: 'Kiln' }));
  const pin = await seed.reach(world, id, 'published');
  await world.open('/pins');
  const more = world.get('button', 'More: Kiln');
  await world.press(more);
  await world.get('menuitem', 'Open').waitFor();
  // The link to Pinterest opens in its own tab.
  const out = world.get('menuitem', 'View on Pinterest');
  assert.equal(await out.getAttribute('href'), pin.url);
  const page = world.context.waitForEvent('page');
  await world.press(out);
  await (await page).close();
  await world.page.getByRole('menu').waitFor({ state: 'detached' });
  assert.match(world.page.url(), /\/pins$/);
  await world.press(more);
  await world.press(world.get('menuitem', 'Copy link'));
  await world.page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor({ state: 'attached' });
  assert.deepEqual(await world.page.evaluate(() => window.copies), [pin.url]);
  await world.page.getByRole('menu').waitFor({ state: 'detached' });
  await world.press(more);
  await world.press(world.get('menuitem', 'Open'));
  await world.page.waitForURL(`${world.url}/pins/${id}`);
});

scenario('the menu opens by right button, and by the keyboard with the focus in it', 'desktop', async (world) => {
  await connected(world, '');
  const where = await seed.target(world);
  const [id] = await seed.post(world, where, await seed.upload(world), 1, () => ({ title: 'Kiln', ...seed.later(2) }));
  await world.open('/pins');
  const link = row(world, /^Kiln/);
  await link.click({ button: 'right' });
  await world.page.getByRole('menu').waitFor();
  await world.page.keyboard.press('Escape');
  await world.page.getByRole('menu').waitFor({ state: 'detached' });
  await link.focus();
  await world.page.keyboard.press('Shift+F10');
  const open = world.get('menuitem', 'Open');
  await open.waitFor();
  await world.page.waitForSelector('[role=menuitem]:focus', { state: 'attached' });
  // It has no page at Pinterest yet.
  assert.deepEqual(await world.page.getByRole('menuitem').evaluateAll((items) => items.map((item) => item.textContent)),
    ['Open', 'Edit', 'Move to another day…', 'Publish now', 'Select', 'Cancel pin']);
  await world.page.keyboard.press('Enter');
  await world.page.waitForURL(`${world.url}/pins/${id}`);
});

scenario('a finger that rests on a pin opens its menu, and leads nowhere when it is lifted', 'phone', async (world) => {
  await connected(world, '');
  await seed.post(world, await seed.target(world), await seed.upload(world), 1, () => ({ title: 'Kiln', ...seed.later(2) }));
  await world.open('/pins');
  const box = await row(world, /^Kiln/).boundingBox();
  const touch = await world.context.newCDPSession(world.page);
  const points = [{ x: box.x + 120, y: box.y + 40 }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points });
  await world.page.getByRole('menu').waitFor();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await world.get('menuitem', 'Open').waitFor();
  assert.match(world.page.url(), /\/pins$/);
});

scenario('three hundred pins are scrolled to the end, and each row knows its place', 'desktop', async (world) => {
  await connected(world, '');
  const where = await seed.target(world), media = await seed.upload(world);
  await seed.post(world, where, media, 300, (index) => seed.later(1 + index));
  await world.open('/pins?show=waiting');
  await list(world).waitFor();
  const last = row(world, /^Pin 1, /);
  // The newest is on top, so the pin that is due first comes last.
  await row(world, /^Pin 300, /).waitFor();
  assert.ok(await list(world).getByRole('listitem').count() < 40, 'only what shows stands in the mirror');
  const box = await list(world).boundingBox();
  await world.page.mouse.move(world.page.viewportSize().width / 2, Math.max(box.y, 0) + 200);
  for (const end = Date.now() + 60000; !(await last.isVisible()) ;) {
    assert.ok(Date.now() < end, 'the end of the list was reached');
    await world.page.mouse.wheel(0, 4000);
    await world.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  const places = await list(world).getByRole('listitem').evaluateAll((items) => items.map((item) => ({
    at: Number(item.getAttribute('aria-posinset')), of: Number(item.getAttribute('aria-setsize')),
    title: item.querySelector('a').textContent })));
  for (const one of places) {
    assert.equal(one.of, 300);
    assert.match(one.title, new RegExp(`^Pin ${301 - one.at}, `));
  }
  assert.ok(places.some((one) => one.at === 300));
  // The mirror's rows lie where they are drawn: a press opens the pin that the mirror names.
  const target = await last.getAttribute('href');
  await world.press(last);
  await world.page.waitForURL(`${world.url}${target}`);
});

scenario('a list longer than the screen draws no frames while nothing changes', 'phone', async (world) => {
  await connected(world, '');
  const where = await seed.target(world), media = await seed.upload(world);
  await seed.post(world, where, media, 150, (index) => seed.later(1 + index));
  for (const address of ['/pins?show=waiting', '/schedule']) {
    await world.open(address);
    await row(world, /^Pin 1(50)?, /).waitFor();
    await world.settled();
  }
});

scenario('select all takes what is not loaded as well: counted before, and done by the server', 'desktop', async (world) => {
  await connected(world, '');
  const where = await seed.target(world), media = await seed.upload(world);
  await seed.post(world, where, media, 150, (index) => seed.later(2 + index));
  await world.open('/schedule');
  await row(world, /^Pin 1, /).waitFor();
  await world.press(world.get('button', 'Select'));
  const retry = world.get('button', 'Try again'), cancel = world.get('button', 'Cancel pins');
  const why = async (button) => world.page.evaluate((id) => (document.getElementById(id) || {}).textContent,
    await button.getAttribute('aria-describedby')).then(async (text) => text || await button.getAttribute('aria-description'));
  assert.match(await why(cancel), /^Select pins first/);
  await world.press(world.get('button', 'Select all 150'));
  await world.page.getByRole('status').filter({ hasText: '150 selected' }).waitFor({ state: 'attached' });
  // One pin is left out; planned pins can't be retried.
  await world.press(list(world).getByRole('checkbox', { name: /^Pin 2, / }));
  await world.page.getByRole('status').filter({ hasText: '149 selected' }).waitFor({ state: 'attached' });
  await world.press(cancel);
  await world.page.getByRole('dialog', { name: 'Cancel 149 pins?' }).waitFor();
  await world.press(world.page.getByRole('dialog').getByRole('button', { name: 'Cancel pins' }));
  await world.until(async () => (await (await fetch('/api/v1/pins?state=scheduled&limit=200')).json()).items.length === 1);
  const pins = (await seed.call(world, 'GET', '/api/v1/pins?state=scheduled&limit=200')).body.items;
  assert.deepEqual(pins.map((one) => one.title), ['Pin 2']);
  await row(world, /^Pin 2, /).or(list(world).getByRole('checkbox', { name: /^Pin 2, / })).waitFor();
  // A pin that waits for its day can't be retried, and the button says so.
  await world.press(list(world).getByRole('checkbox', { name: /^Pin 2, / }));
  assert.equal(await retry.getAttribute('aria-disabled'), 'true');
  assert.match(await why(retry), /^None of the selected pins can be retried/);
});

scenario('behind a pin that Pinterest asked to wait, the next one says why and until when', 'desktop', async (world) => {
  await connected(world, '');
  const where = await seed.target(world), media = await seed.upload(world);
  await world.control('fail', { method: 'POST', path: '/v5/pins', status: 429, code: 8, message: 'This request exceeded a rate limit.',
    headers: { 'x-ratelimit-reset': '600' } });
  await seed.post(world, where, media, 1, () => ({ title: 'Too many' }));
  await world.until(async () => ((await (await fetch('/api/v1/pins?limit=1')).json()).items[0].cause || {}).id === 'rate_limited');
  const [id] = await seed.post(world, where, media, 1, () => ({ title: 'Behind it' }));
  await world.open(`/pins/${id}`);
  await world.page.getByText(/^Pinterest’s request limit is reached\. .*It continues at \d\d:\d\d\.$/).first().waitFor({ state: 'attached' });
  assert.equal(await world.page.getByText('It’s next in line.').count(), 0);
  await world.open('/pins');
  await row(world, /^Behind it, Scheduled, Pinterest’s request limit is reached\. · .?\d\d:\d\d/).waitFor();
});

scenario('what tells of a move, with the way back, lies over no control', 'phone', async (world) => {
  await connected(world, '');
  await seed.post(world, await seed.target(world), await seed.upload(world), 20, (index) => seed.later(2 + index));
  await world.open('/schedule');
  await world.press(world.get('button', 'More: Pin 1'));
  await world.press(world.get('menuitem', 'Move to another day…'));
  await world.press(world.page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }));
  const undo = world.get('button', 'Undo');
  await undo.waitFor();
  await world.drawn();
  const main = await world.page.getByRole('main').boundingBox(), toast = await undo.boundingBox();
  assert.ok(main.y + main.height <= toast.y, `the list ends at ${main.y + main.height}, the toast begins at ${toast.y}`);
});

scenario('rows that come in above do not move the one that is being read', 'desktop', async (world) => {
  await connected(world, '');
  const where = await seed.target(world), media = await seed.upload(world);
  await seed.post(world, where, media, 60, (index) => seed.later(1 + index));
  await world.open('/pins?show=waiting');
  await row(world, /^Pin 60, /).waitFor();
  await world.page.mouse.move(world.page.viewportSize().width / 2, 500);
  const seen = row(world, /^Pin 44, /);
  for (const end = Date.now() + 30000; !(await seen.isVisible());) {
    assert.ok(Date.now() < end, 'the row came into sight');
    await world.page.mouse.wheel(0, 300);
    await world.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  let before = (await seen.boundingBox()).y;
  for (let calm = 0; calm < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = (await seen.boundingBox()).y;
    calm = now === before ? calm + 1 : 0;
    before = now;
  }
  await seed.post(world, where, media, 3, (index) => ({ title: `New ${index}`, ...seed.later(100 + index) }));
  await world.page.getByRole('tab', { name: 'Waiting' }).waitFor();
  for (const end = Date.now() + 20000; ;) {
    const size = await list(world).getByRole('listitem').first().getAttribute('aria-setsize');
    if (size === '63') break;
    assert.ok(Date.now() < end, 'the new pins came in');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.equal((await seen.boundingBox()).y, before);
});

scenario('a list that cannot be loaded says so, and is retried', 'desktop', async (world) => {
  await connected(world, '');
  await world.page.route('**/api/v1/pins?*', (route) => route.abort());
  await world.open('/pins');
  await world.page.getByText('The server can’t be reached.').first().waitFor();
  await world.page.unroute('**/api/v1/pins?*');
  await world.press(world.get('button', 'Try again').first());
  await world.get('heading', 'No pins yet.').waitFor();
}, { allowed: /ERR_FAILED/ });
