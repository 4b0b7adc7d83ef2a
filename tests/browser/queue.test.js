// An account's publishing times, the next free slot in the form, what happens to overdue pins, and warnings
// about pins. The test answers what a server of this build doesn't answer yet; PINWRIGHT_REAL=1 leaves that
// to the server.
'use strict';
const assert = require('node:assert/strict');
const { scenario } = require('./scenario.js');
const { makePng } = require('./world.js');
const seed = require('./seed.js');

const real = !!process.env.PINWRIGHT_REAL;
const here = { context: { timezoneId: 'Europe/Berlin' } };

// Gives the account publishing times and keeps them as the server would.
async function withTimes(world, times) {
  const kept = { times };
  if (real) return kept;
  await world.page.route('**/api/v1/status', async (route) => {
    const answer = await route.fetch(), status = await answer.json();
    for (const account of status.accounts) account.queue_times = kept.times;
    await route.fulfill({ response: answer, json: status });
  });
  await world.page.route('**/api/v1/accounts/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    kept.times = JSON.parse(route.request().postData()).queue_times;
    const account = (await seed.call(world, 'GET', '/api/v1/status')).body.accounts[0];
    await route.fulfill({ status: 200, json: { ...account, queue_times: kept.times } });
  });
  await world.page.route('**/api/v1/accounts/*/free-times?*', (route) => route.fulfill({ status: 200,
    json: { items: kept.times ? ['2031-03-05T08:00:00Z'] : [], cursor: null } }));
  return kept;
}

async function connected(world) {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
}

const dialog = (world, name) => world.page.getByRole('dialog', { name });
const opened = async (world, name) => {
  await dialog(world, name).waitFor();
  await world.settled();
};

scenario('times are added to all weekdays, one is taken away, and the account keeps them', 'phone', async (world) => {
  await connected(world);
  const kept = await withTimes(world, null);
  await world.press(world.get('button', 'Publishing times'));
  await opened(world, 'Publishing times');
  await world.page.getByText(/Berlin time/).first().waitFor({ state: 'attached' });
  await world.press(world.get('button', 'Add'));
  await world.press(world.get('button', 'Remove Wed 09:00'));
  await world.press(world.get('combobox', 'Day'));
  await world.press(world.page.getByRole('option', { name: 'Sun' }));
  await world.page.getByLabel('Time', { exact: true }).fill('18:30');
  await world.press(world.get('button', 'Add'));
  await world.get('button', 'Remove Sun 18:30').waitFor();
  await world.press(world.get('button', 'Save'));
  await dialog(world, 'Publishing times').waitFor({ state: 'detached' });
  await world.page.getByText('Publishing times: 5 times a week, Berlin time.').waitFor({ state: 'attached' });
  if (!real) {
    assert.deepEqual(kept.times, { time_zone: 'Europe/Berlin', slots: [1, 2, 4, 5].map((day) => ({ day, time: '09:00' })).concat({ day: 7, time: '18:30' }) });
  }
  await world.press(world.get('button', 'Publishing times'));
  await world.press(world.get('button', 'Copy Sun to all weekdays').or(world.get('button', 'Copy Mon to all weekdays')).first());
  await world.get('button', 'Remove Wed 09:00').waitFor();
  await world.page.keyboard.press('Escape');
  await dialog(world, 'Publishing times').waitFor({ state: 'detached' });
}, here);

scenario('the form offers to set times, then tells the next free one and takes it', 'desktop', async (world) => {
  await connected(world);
  await withTimes(world, null);
  await world.compose();
  await world.press(world.get('button', 'Set publishing times…'));
  await opened(world, 'Publishing times');
  await world.press(world.get('button', 'Add'));
  await world.press(world.get('button', 'Save'));
  const free = world.page.getByRole('button', { name: /^Next free slot: / });
  await free.waitFor();
  if (!real) assert.match(await free.textContent(), /5 Mar 2031.*09:00/);
  await world.press(free);
  const date = world.page.getByLabel('Date', { exact: true });
  await date.waitFor();
  if (!real) assert.equal(await date.inputValue(), '2031-03-05');
  assert.equal(await world.page.getByLabel('Time', { exact: true }).inputValue(), '09:00');
  assert.equal(await world.get('radio', 'At a date and time').getAttribute('aria-checked'), 'true');
}, here);

scenario('the settings for overdue pins are next to the pause switch', 'phone', async (world) => {
  await connected(world);
  await world.open('/schedule');
  await world.press(world.get('button', 'Overdue settings'));
  await opened(world, 'Overdue settings');
  await world.page.getByLabel('Give up after (hours)').fill('0');
  await world.page.getByText(/whole number from 1 to 720/).first().waitFor({ state: 'attached' });
  await world.press(world.get('radio', 'Skip'));
  await world.press(world.get('button', 'Save'));
  await dialog(world, 'Overdue settings').waitFor({ state: 'detached' });
  assert.equal((await seed.call(world, 'GET', '/api/v1/settings')).body.overdue, 'skip');
  await world.press(world.get('button', 'Overdue settings'));
  await world.get('radio', 'Skip').waitFor();
  await world.until(() => document.querySelector('[role=radio][aria-checked=true]')?.textContent === 'Skip' ||
    [...document.querySelectorAll('[role=dialog] [role=radio]')].some((one) => one.textContent === 'Skip' && one.getAttribute('aria-checked') === 'true'));
});

// A pin's warning, as the server finds it.
const warning = { id: 'duplicate_link', title: 'Another pin takes the same link to this board.', detail: 'That is “Vase”.',
  fix: 'Change the link, or take another board.', action: 'edit_pin' };

scenario('expected problems show in the rows, on the pin and after scheduling, each with its fix', 'phone', async (world) => {
  await connected(world);
  const where = await seed.target(world), media = await seed.upload(world);
  const [id] = await seed.post(world, where, media, 1, () => ({ title: 'Kiln', publish_at: '2031-03-05T09:00:00Z', time_zone: 'Europe/Berlin' }));
  await world.page.route(/\/api\/v1\/pins(\/|\?|$)/, async (route) => {
    const answer = await route.fetch(), body = await answer.json();
    for (const one of body.items || [body]) if (one.id) one.warnings = [warning];
    await route.fulfill({ response: answer, json: body });
  });
  await world.open('/schedule');
  await world.page.getByRole('link', { name: /^Kiln, Scheduled, .*Another pin takes the same link/ }).waitFor();
  await world.open(`/pins/${id}`);
  await world.page.getByText('Change the link, or take another board.').first().waitFor({ state: 'attached' });
  await world.press(world.get('button', 'Edit the pin'));
  await world.get('heading', 'Edit pin').waitFor();
  // Nothing was changed: there is nothing to discard, and the next pin is a new one.
  assert.equal(await world.get('button', 'Discard changes').count(), 0);
  await world.press(world.get('link', 'Compose').first());
  await world.get('heading', 'New pin').waitFor();
  await world.chooseImage(makePng(600, 900, 3));
  await world.page.getByText(/^Uploaded/).first().waitFor({ state: 'attached' });
  await world.chooseBoard(/.+/);
  await world.press(world.get('radio', 'At a date and time'));
  await world.press(world.get('button', 'Schedule'));
  await world.page.getByText('Your pin is scheduled.').first().waitFor({ state: 'attached' });
  await world.page.getByText(/Another pin takes the same link to this board\./).first().waitFor({ state: 'attached' });
}, here);

scenario('a pin that is no longer at Pinterest is not called published', 'desktop', async (world) => {
  await connected(world);
  const where = await seed.target(world);
  const [id] = await seed.post(world, where, await seed.upload(world), 1, () => ({ title: 'Kiln' }));
  await seed.reach(world, id, 'published');
  await world.page.route(/\/api\/v1\/pins(\/|\?)/, async (route) => {
    const answer = await route.fetch(), body = await answer.json();
    for (const one of body.items || [body])
      one.cause = { id: 'vanished', title: 'This pin is no longer on Pinterest.', detail: '', fix: 'Publish it again, if you want it back.', action: '' };
    await route.fulfill({ response: answer, json: body });
  });
  await world.open('/pins');
  await world.page.getByRole('link', { name: /^Kiln, Deleted on Pinterest, This pin is no longer on Pinterest/ }).waitFor();
  await world.open(`/pins/${id}`);
  await world.page.getByText('This pin is no longer on Pinterest.').first().waitFor({ state: 'attached' });
});

scenario('the times of a week are written as the rest is: with AM and PM where that is the custom', 'phone', async (world) => {
  await connected(world);
  await withTimes(world, null);
  await world.press(world.get('button', 'Publishing times'));
  await opened(world, 'Publishing times');
  await world.page.getByLabel('Time', { exact: true }).fill('13:00');
  await world.settled();
  await world.press(world.get('button', 'Add'));
  await world.page.getByRole('button', { name: /^Remove Wed 1:00\sPM$/ }).waitFor();
}, { context: { ...here.context, locale: 'en-US' } });
