// The frame around the screens: where the links lead, appearance, shortcuts, accounts, and an unreachable
// server.
'use strict';
const assert = require('node:assert/strict');
const { scenario } = require('./scenario.js');
const seed = require('./seed.js');

const dialog = (world) => world.page.getByRole('dialog');
const root = (world, what) => world.page.evaluate((name) => document.documentElement[name] || document.documentElement.dataset[name], what);

async function connected(world) {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
}

async function untilRoot(world, what, value) {
  for (const end = Date.now() + 10000; await root(world, what) !== value;) {
    assert.ok(Date.now() < end, `${what} is ${await root(world, what)}, not ${value}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

scenario('the places are real links: pressed here, or in a tab of their own', 'phone', async (world) => {
  await connected(world);
  const pins = world.get('link', 'Pins');
  assert.equal(await pins.getAttribute('href'), '/pins');
  const opened = async (options) => {
    const page = world.context.waitForEvent('page');
    await pins.click(options);
    const other = await page;
    await other.waitForURL(`${world.url}/pins`);
    await other.close();
    assert.match(world.page.url(), /\/integrations/, 'this tab stays where it is');
  };
  if (!world.touch) {
    await opened({ modifiers: ['Control'] });
    await opened({ button: 'middle' });
  }
  await world.press(pins);
  await world.get('heading', 'Pins').waitFor();
  assert.equal(await world.get('link', 'Pins').getAttribute('aria-current'), 'page');
  await world.page.goBack();
  await world.get('heading', 'Integrations').waitFor();
});

scenario('a change of screen takes the focus to its heading', 'desktop', async (world) => {
  await connected(world);
  for (const name of ['Pins', 'Integrations']) {
    await world.get('link', name).focus();
    await world.page.keyboard.press('Enter');
    await world.page.waitForSelector(`h1:focus`, { state: 'attached' });
    assert.equal(await world.page.locator('h1').textContent(), name);
  }
});

scenario('back closes what lies on top, one after another, and leaves the screen where it is', 'desktop', async (world) => {
  await connected(world);
  const where = await seed.target(world);
  await seed.post(world, where, await seed.upload(world), 1, () => ({ title: 'Kiln', ...seed.later(2) }));
  await world.press(world.get('link', 'Pins'));
  const more = world.get('button', 'More: Kiln'), menu = world.page.getByRole('menu');
  const address = world.page.url();
  const back = async (closed) => {
    await world.page.goBack();
    await closed.waitFor({ state: 'detached' });
    await world.settled();
    assert.equal(world.page.url(), address);
  };
  await world.press(more);
  await menu.waitFor();
  await back(menu);
  // A dialog opened from a menu.
  await world.press(more);
  await world.press(world.get('menuitem', 'Move to another day…'));
  await dialog(world).waitFor();
  await back(dialog(world));
  // No history entries remain of them: forward opens nothing, and the next step back leaves the screen.
  await world.page.goForward();
  await world.settled();
  assert.equal(world.page.url(), address);
  assert.equal(await menu.count() + await dialog(world).count(), 0);
  // After Escape, going back doesn't find it either.
  await world.press(more);
  await menu.waitFor();
  await world.page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
  await world.settled();
  await world.page.goBack();
  await world.get('heading', 'Integrations').waitFor();
  await world.page.goForward();
  await world.get('heading', 'Pins').waitFor();
  assert.equal(await menu.count(), 0);
});

scenario('a menu that leads to another screen is no step on the way back', 'phone', async (world) => {
  await connected(world);
  const where = await seed.target(world);
  const [id] = await seed.post(world, where, await seed.upload(world), 1, () => ({ title: 'Kiln', ...seed.later(2) }));
  await world.press(world.get('link', 'Pins'));
  await world.press(world.get('button', 'More: Kiln'));
  await world.press(world.get('menuitem', 'Open'));
  await world.page.waitForURL(`${world.url}/pins/${id}`);
  await world.get('heading', 'Your pin is scheduled.').waitFor();
  await world.settled();
  await world.page.goBack();
  await world.page.waitForURL(`${world.url}/pins`);
  await world.get('button', 'More: Kiln').waitFor();
  assert.equal(await world.page.getByRole('menu').count(), 0);
  await world.page.goBack();
  await world.get('heading', 'Integrations').waitFor();
  // After a reload with an open dialog, the dialog is closed, and one step back still leaves the screen.
  await world.press(world.get('link', 'Pins'));
  await world.press(world.get('button', 'More: Kiln'));
  await world.page.getByRole('menu').waitFor();
  await world.page.reload();
  await world.get('button', 'More: Kiln').waitFor();
  await world.settled();
  await world.page.goBack();
  await world.get('heading', 'Integrations').waitFor();
});

scenario('theme and direction are applied at once and kept', 'phone', async (world) => {
  await connected(world);
  assert.equal(await root(world, 'theme'), 'light');
  await world.press(world.get('button', 'Appearance'));
  await dialog(world).waitFor();
  assert.equal(await world.get('radio', 'System').getAttribute('aria-checked'), 'true');
  await world.press(world.get('radio', 'Dark'));
  await untilRoot(world, 'theme', 'dark');
  const place = async () => (await world.get('heading', 'Appearance').boundingBox()).x;
  await world.press(world.get('radio', 'Right to left'));
  await untilRoot(world, 'dir', 'rtl');
  await world.press(world.get('button', 'Close'));
  await dialog(world).waitFor({ state: 'detached' });
  await world.page.reload();
  const button = world.get('button', 'Appearance');
  await button.waitFor();
  await untilRoot(world, 'theme', 'dark');
  await untilRoot(world, 'dir', 'rtl');
  // Mirrored: the button is now at the other end of the line.
  const box = await button.boundingBox(), width = world.page.viewportSize().width;
  assert.ok(world.touch ? box.x < width / 2 : box.x > width / 2, `the button is at ${box.x} of ${width}`);
  await world.press(button);
  assert.ok(await place() > 0);
  await world.press(world.get('radio', 'Automatic'));
  await untilRoot(world, 'dir', 'ltr');
  await world.press(world.get('radio', 'Light'));
  await untilRoot(world, 'theme', 'light');
  await world.page.keyboard.press('Escape');
  await dialog(world).waitFor({ state: 'detached' });
});

scenario('the direction follows the language where nothing else was chosen', 'phone', async (world) => {
  await world.open('/integrations');
  await world.get('button', 'Connect Account').waitFor();
  assert.equal(await root(world, 'dir'), 'rtl');
  await world.press(world.get('button', 'Connect Account'));
  await world.press(world.get('button', 'Pinterest'));
  await world.get('button', 'Continue to Pinterest').waitFor();
}, { context: { locale: 'ar' } });

scenario('keys lead about, a sheet lists them, and they can be turned off', 'phone', async (world) => {
  await connected(world);
  await world.page.keyboard.press('p');
  await world.get('heading', 'Pins').waitFor();
  await world.page.keyboard.press('c');
  await world.get('heading', 'New pin').waitFor();
  // Letters typed into a field don't trigger shortcuts.
  await world.press(world.get('textbox', 'Title'));
  await world.page.keyboard.type('pica?');
  assert.equal(await world.get('textbox', 'Title').inputValue(), 'pica?');
  assert.match(world.page.url(), /\/compose$/);
  await world.page.keyboard.press('Tab');
  await world.page.locator('h1').focus();
  await world.page.keyboard.press('?');
  await dialog(world).waitFor();
  await world.page.getByRole('listitem', { name: 'Compose: C' }).waitFor();
  await world.page.getByRole('listitem', { name: 'Publish now: Ctrl + Enter' }).waitFor();
  // Shortcuts are off in a dialog.
  await world.page.keyboard.press('p');
  const off = world.page.getByRole('switch');
  assert.equal(await off.getAttribute('aria-checked'), 'true');
  await world.press(off);
  await world.page.waitForSelector('[role=switch][aria-checked=false]', { state: 'attached' });
  await world.page.keyboard.press('Escape');
  await dialog(world).waitFor({ state: 'detached' });
  assert.match(world.page.url(), /\/compose$/);
  await world.page.reload();
  await world.get('heading', 'New pin').waitFor();
  await world.page.locator('h1').focus();
  await world.page.keyboard.press('i');
  await world.page.keyboard.press('p');
  await world.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.match(world.page.url(), /\/compose$/);
});

scenario('a phone reaches the shortcuts by way of the appearance', 'phone', async (world) => {
  await world.open('/integrations');
  await world.press(world.get('button', 'Appearance'));
  await world.press(world.get('button', 'Keyboard shortcuts'));
  await world.get('heading', 'Keyboard shortcuts').waitFor();
  await world.press(world.get('button', 'Close'));
  await dialog(world).waitFor({ state: 'detached' });
});

scenario('several accounts each have their card', 'phone', async (world) => {
  await connected(world);
  await world.connect({ account: 1 });
  for (const end = Date.now() + 20000; await world.get('button', 'Disconnect').count() < 2;) {
    assert.ok(Date.now() < end, 'both cards are there');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { accounts } = (await seed.call(world, 'GET', '/api/v1/status')).body;
  assert.equal(accounts.length, 2);
  for (const one of accounts) await world.page.getByRole('region', { name: `@${one.username}` }).waitFor();
  if (!world.touch) await world.page.getByRole('link', { name: new RegExp(`^@(${accounts.map((one) => one.username).join('|')}), Connected, \\+1$`) }).waitFor();
});

scenario('an account that lost its permission is told of where it is, and reconnects', 'phone', async (world) => {
  await connected(world);
  await world.control('revoke', {});
  await world.press(world.get('button', 'Refresh boards'));
  await world.page.getByText('Needs reconnection').first().waitFor();
  await world.get('link', 'Integrations, 1 needs reconnection').waitFor();
  assert.equal(await world.get('button', 'Reconnect').count(), 1);
  await world.press(world.get('button', 'Reconnect'));
  await world.page.waitForURL(/\/oauth\//);
  await world.authorize();
  await world.get('link', 'Integrations').waitFor();
}, { allowed: /status of (401|403|409|502)/ });

scenario('disconnecting says what happens to the waiting pins', 'desktop', async (world) => {
  await connected(world);
  const where = await seed.target(world);
  await seed.post(world, where, await seed.upload(world), 2, (index) => seed.later(1 + index));
  await world.page.reload();
  await world.press(world.get('button', 'Disconnect'));
  await dialog(world).getByText(/^2 pins wait and will/).waitFor();
  await world.press(world.get('button', 'Cancel'));
  await dialog(world).waitFor({ state: 'detached' });
});

scenario('a server that is lost is told of in a strip, which goes by itself', 'desktop', async (world) => {
  await connected(world);
  await world.press(world.get('link', 'Pins'));
  await world.get('heading', 'No pins yet.').waitFor();
  await world.context.setOffline(true);
  const strip = world.page.getByRole('note').filter({ hasText: 'What you wrote is saved here.' });
  await strip.waitFor();
  await world.get('button', 'Try again').first().waitFor();
  await world.context.setOffline(false);
  await strip.waitFor({ state: 'detached' });
  await world.page.getByRole('status').filter({ hasText: 'The server is back.' }).waitFor({ state: 'attached' });
}, { allowed: /ERR_INTERNET_DISCONNECTED/ });
