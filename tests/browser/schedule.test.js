// Planning: a pin gets a time, appears in the schedule under its day, and opens from there.
'use strict';
const assert = require('node:assert/strict');
const { scenario } = require('./scenario.js');
const { makePng } = require('./world.js');
const seed = require('./seed.js');

const list = (world) => world.get('list', 'Pins');
const row = (world, title) => list(world).getByRole('link', { name: title });

async function connected(world) {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
}

async function filledIn(world) {
  await world.compose();
  await world.chooseImage(makePng(600, 900, 3));
  await world.page.getByText(/^Uploaded/).first().waitFor({ state: 'attached' });
  await world.chooseBoard(/.+/);
  await world.type('Title', 'Poppies');
}

scenario('a pin is planned for a day and a time, and stands under that day', 'desktop', async (world) => {
  await connected(world);
  await filledIn(world);
  await world.press(world.get('radio', 'At a date and time'));
  await world.page.getByLabel('Date', { exact: true }).fill('2031-03-04');
  await world.page.getByLabel('Time', { exact: true }).fill('09:30');
  await world.press(world.get('button', 'Schedule'));
  await world.page.getByText('Your pin is scheduled.').first().waitFor({ state: 'attached' });
  await world.page.getByText(/^Publishes on .*2031.*09:30/).first().waitFor({ state: 'attached' });
  assert.equal((await world.ledger()).length, 0);
  await world.press(world.get('link', 'Schedule'));
  await world.get('heading', 'Schedule').waitFor();
  assert.match(world.page.url(), /\/schedule$/);
  await row(world, /^Poppies, Scheduled, .*09:30/).waitFor();
  await world.page.getByRole('heading', { name: /4 Mar 2031/ }).waitFor();
  await world.press(row(world, /^Poppies/));
  await world.get('heading', 'Your pin is scheduled.').waitFor();
  for (const name of ['Edit', 'Publish now', 'Cancel pin']) await world.get('button', name).waitFor();
  assert.equal(await world.get('button', 'Try again').count(), 0);
});

scenario('the confirmation of a scheduled pin is visible, however far the form was scrolled', 'both', async (world) => {
  await connected(world);
  await filledIn(world);
  await world.press(world.get('radio', 'At a date and time'));
  await world.page.getByLabel('Date', { exact: true }).fill('2031-03-04');
  await world.page.getByLabel('Time', { exact: true }).fill('09:30');
  // Scrolls to the end, where the last fields are.
  await world.get('textbox', 'Alt text').scrollIntoViewIfNeeded();
  await world.page.mouse.move(world.page.viewportSize().width / 2, 300);
  await world.page.mouse.wheel(0, 5000);
  await world.settled();
  await world.press(world.get('button', 'Schedule'));
  const told = world.page.getByRole('main').getByText('Your pin is scheduled.').first();
  await told.waitFor({ state: 'attached' });
  await world.settled();
  const box = await told.boundingBox();
  assert.ok(box && box.y >= 0 && box.y + box.height <= 400, `it stands at ${JSON.stringify(box)}`);
});

scenario('a time in the past is not taken', 'desktop', async (world) => {
  await connected(world);
  await filledIn(world);
  await world.press(world.get('radio', 'At a date and time'));
  await world.page.getByLabel('Date', { exact: true }).fill('2020-01-01');
  await world.page.getByText(/^This time has passed/).first().waitFor({ state: 'attached' });
  await world.press(world.get('button', 'Schedule'));
  await world.get('button', 'This time has passed').waitFor();
  assert.equal((await seed.call(world, 'GET', '/api/v1/pins')).body.items.length, 0);
});

// The page on a device with a wrong clock.
const shiftClock = (world, milliseconds) => world.page.addInitScript((shift) => {
  const Right = Date;
  window.Date = class extends Right {
    constructor(...given) {
      if (given.length) super(...given);
      else super(Right.now() + shift);
    }
    static now() { return Right.now() + shift; }
  };
}, milliseconds);

scenario('on a device whose clock is a day ahead, a pin can be planned an hour from now, and a notice explains the clock', 'phone', async (world) => {
  const notice = world.page.getByText("This device’s clock is 24 hours ahead of the server’s.").first();
  await shiftClock(world, 24 * 3600000);
  await connected(world);
  await filledIn(world);
  await world.press(world.get('radio', 'At a date and time'));
  const at = `${new Date(Date.now() + 3600000).toISOString().slice(0, 16)}:00Z`;
  await world.page.getByLabel('Date', { exact: true }).fill(at.slice(0, 10));
  await world.page.getByLabel('Time', { exact: true }).fill(at.slice(11, 16));
  await notice.waitFor({ state: 'attached' });
  await world.settled();
  assert.equal(await world.page.getByText(/^This time has passed/).count(), 0);
  await world.press(world.get('button', 'Schedule'));
  await world.page.getByText('Your pin is scheduled.').first().waitFor({ state: 'attached' });
  assert.equal((await seed.call(world, 'GET', '/api/v1/pins')).body.items[0].publish_at, at);
  for (const where of ['/schedule', '/troubleshoot']) {
    await world.open(where);
    await notice.waitFor({ state: 'attached' });
  }
}, { context: { timezoneId: 'UTC' } });

scenario('a clock that is right, or nearly, is not spoken of', 'desktop', async (world) => {
  await shiftClock(world, -90000);
  await connected(world);
  await world.open('/troubleshoot');
  await world.get('button', 'Run again').waitFor();
  await world.settled();
  assert.equal(await world.page.getByText(/^This device’s clock/).count(), 0);
});

scenario('a draft is saved with what there is, and waits in the schedule', 'phone', async (world) => {
  await connected(world);
  await world.compose();
  await world.type('Title', 'Half an idea');
  await world.press(world.get('button', 'Save as draft'));
  await world.press(world.get('link', 'Open the pin'));
  await world.get('heading', 'This pin is a draft.').waitFor();
  await world.open('/schedule?show=drafts');
  await row(world, /^Half an idea, Draft/).waitFor();
});

scenario('the schedule is by day, and what is canceled is asked about first', 'desktop', async (world) => {
  await connected(world);
  const where = await seed.target(world), media = await seed.upload(world);
  await seed.post(world, where, media, 3, (index) => seed.later(400 + index));
  await world.open('/schedule');
  await row(world, /^Pin 3, /).waitFor();
  assert.equal(await list(world).getByRole('heading').count(), 3);
  assert.equal(await list(world).getByRole('listitem').first().getAttribute('aria-setsize'), '3');
  await world.press(list(world).getByRole('button', { name: 'More: Pin 1' }));
  await world.press(world.page.getByRole('menuitem', { name: 'Cancel pin' }));
  await world.page.getByRole('dialog', { name: 'Cancel this pin?' }).waitFor();
  await world.press(world.get('button', 'Keep it'));
  await world.page.getByRole('dialog').waitFor({ state: 'detached' });
  await row(world, /^Pin 1, /).waitFor();
});

scenario('a stored pin is taken into the form to be changed', 'phone', async (world) => {
  await connected(world);
  const where = await seed.target(world);
  const [id] = await seed.post(world, where, await seed.upload(world), 1, () => ({ title: 'Kiln', ...seed.later(400) }));
  await world.open(`/pins/${id}`);
  await world.press(world.get('button', 'Edit'));
  await world.get('heading', 'Edit pin').waitFor();
  assert.equal(await world.get('textbox', 'Title').inputValue(), 'Kiln');
  assert.match(await world.page.getByLabel('Date', { exact: true }).inputValue(), /^\d{4}-\d\d-\d\d$/);
});
