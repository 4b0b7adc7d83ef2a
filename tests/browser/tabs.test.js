// Two tabs of one browser, and a page that stays open: each tab shows the other's changes, and no draft is
// lost.
'use strict';
const assert = require('node:assert/strict');
const { scenario: everywhere } = require('./scenario.js');
const seed = require('./seed.js');

// Only a desktop has tabs side by side.
const scenario = (name, body, options = {}) => everywhere(name, 'desktop', body, options);

const here = { context: { timezoneId: 'Europe/Berlin' } };

async function connected(world) {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
}

const title = (page) => page.getByRole('textbox', { name: 'Title', exact: true });

async function second(world, where) {
  const page = await world.context.newPage();
  await page.goto(world.url + where);
  return page;
}

scenario('a draft that is written in one tab shows in the other, which says so, and goes when it is published', async (world) => {
  await connected(world);
  await world.compose();
  const other = await second(world, '/compose');
  await title(other).waitFor();
  await world.type('Title', 'Poppies');
  await world.until(() => [...document.querySelectorAll('input')].some((one) => one.value === 'Poppies'), undefined, other);
  await other.getByText('You’re editing this draft in another tab.').first().waitFor({ state: 'attached' });
  // The other tab continues where this one stopped.
  await title(other).click();
  await other.keyboard.press('End');
  await other.keyboard.insertText(' in June');
  await world.until(() => [...document.querySelectorAll('input')].some((one) => one.value === 'Poppies in June'));
  await other.getByRole('button', { name: 'Save as draft' }).click();
  await other.getByText('Draft saved.').first().waitFor({ state: 'attached' });
  await world.page.getByText('The draft was published or discarded in another tab.').first().waitFor({ state: 'attached' });
  await world.until(() => ![...document.querySelectorAll('input')].some((one) => one.value.startsWith('Poppies')));
  const pins = (await seed.call(world, 'GET', '/api/v1/pins')).body.items;
  assert.deepEqual(pins.map((pin) => pin.title), ['Poppies in June']);
}, here);

scenario('what another tab changes shows within two seconds', async (world) => {
  await connected(world);
  const where = await seed.target(world), media = await seed.upload(world);
  await seed.post(world, where, media, 1, () => ({ title: 'Kiln', publish_at: '2031-03-05T09:00:00Z', time_zone: 'Europe/Berlin' }));
  await world.open('/schedule?view=week&date=2031-03-05');
  const link = world.page.getByRole('link', { name: /^Kiln/ });
  await link.waitFor();
  const other = await second(world, '/schedule');
  await other.getByRole('button', { name: 'More: Kiln' }).click();
  await other.getByRole('menuitem', { name: 'Cancel pin' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Cancel pin' }).click();
  await link.waitFor({ state: 'detached', timeout: 2000 });
  // Also on a screen that rarely asks the server.
  await world.open('/integrations');
  await world.get('switch', 'Pause this account').waitFor();
  await other.getByRole('switch', { name: 'Pause everything' }).click();
  await world.page.getByText('Publishing is paused.').first().waitFor({ state: 'attached', timeout: 2000 });
}, here);

scenario('a calendar that is left open shows pins as they go out', async (world) => {
  await connected(world);
  const where = await seed.target(world), media = await seed.upload(world);
  const now = (await seed.call(world, 'GET', '/api/v1/status')).status && new Date(Date.now() + 4000);
  const [id] = await seed.post(world, where, media, 1, () => ({ title: 'Kiln', publish_at: now.toISOString().replace(/\.\d+/, ''), time_zone: 'UTC' }));
  await world.open('/schedule?view=week');
  await world.page.getByRole('link', { name: /^Kiln, Scheduled/ }).waitFor();
  await world.page.getByRole('link', { name: /^Kiln, Published/ }).waitFor({ timeout: 30000 });
  assert.equal((await seed.reach(world, id, 'published')).state, 'published');
  assert.equal((await world.ledger()).length, 1);
}, { context: { timezoneId: 'Pacific/Auckland' } });

scenario('a day of another time zone holds what is due on it there', async (world) => {
  await connected(world);
  const where = await seed.target(world), media = await seed.upload(world);
  await seed.post(world, where, media, 1, () => ({ title: 'Kiln', publish_at: '2031-03-05T09:00:00Z', time_zone: 'UTC' }));
  await world.open('/schedule?view=week&date=2031-03-05');
  await world.page.getByRole('link', { name: /^Kiln, Scheduled, .*23:00/ }).waitFor();
  await world.open('/schedule?view=day&date=2031-03-05');
  await world.page.getByRole('link', { name: /^Kiln/ }).waitFor();
  await world.open('/schedule?view=day&date=2031-03-06');
  await world.get('heading', 'Nothing is planned.').waitFor();
}, { context: { timezoneId: 'Pacific/Kiritimati' } });
