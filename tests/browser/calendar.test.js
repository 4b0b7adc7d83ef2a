// The calendars of the schedule: days with their pins, by pointer, by keyboard and through the mirror. Also
// moves pins to another day, alone and with others.
'use strict';
const assert = require('node:assert/strict');
const { scenario } = require('./scenario.js');
const seed = require('./seed.js');

const here = { context: { timezoneId: 'Europe/Berlin' } };
// A Wednesday far enough away that nothing is published meanwhile.
const at = (day, time = '09:00') => ({ publish_at: `2031-03-${String(day).padStart(2, '0')}T${time}:00Z`, time_zone: 'Europe/Berlin' });
const cell = (world, name) => world.page.getByRole('gridcell', { name });
const inCell = (world, day, title) => cell(world, day).getByRole('link', { name: title });
const view = (world, name) => world.get('radio', name);

async function planned(world, pins) {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
  const where = await seed.target(world), media = await seed.upload(world);
  return seed.post(world, where, media, pins.length, (index) => pins[index]);
}

const stored = async (world, id) => (await seed.call(world, 'GET', `/api/v1/pins/${id}`)).body;

async function becomes(world, id, publish_at) {
  for (const end = Date.now() + 15000; ;) {
    const pin = await stored(world, id);
    if (pin.publish_at === publish_at) return pin;
    assert.ok(Date.now() < end, `${pin.publish_at} became ${publish_at}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

async function drag(world, from, to) {
  await to.scrollIntoViewIfNeeded();
  await world.settled();
  const start = middle(await from.boundingBox()), end = middle(await to.boundingBox());
  await world.page.mouse.move(start.x, start.y);
  await world.page.mouse.down();
  await world.drawn();
  await world.page.mouse.move(start.x + 12, start.y + 4);
  await world.drawn();
  await world.page.mouse.move(end.x, end.y, { steps: 4 });
  await world.drawn();
  await world.page.mouse.up();
}

scenario('list, week and month are places with addresses, and show the same pins', 'desktop', async (world) => {
  await planned(world, [{ title: 'Kiln', ...at(5) }, { title: 'Vase', ...at(5, '15:00') }]);
  await world.open('/schedule');
  await world.get('list', 'Pins').getByRole('link', { name: /^Kiln/ }).waitFor();
  await world.press(view(world, 'Month'));
  await world.page.waitForURL(/view=month/);
  await world.open('/schedule?view=month&date=2031-03-20');
  await world.page.getByRole('heading', { name: 'March 2031' }).first().waitFor();
  const day = cell(world, /5 Mar 2031.*, 2 pins/);
  await day.waitFor();
  await world.page.getByRole('grid', { name: 'March 2031' }).first().waitFor();
  assert.equal(await world.page.getByRole('row').count(), 6);
  assert.equal(await day.getAttribute('aria-colindex'), '3');
  await world.press(view(world, 'Week'));
  await world.page.waitForURL(/view=week&date=2031-03-20/);
  await world.open('/schedule?view=week&date=2031-03-05');
  await world.page.getByRole('link', { name: /^Kiln, Scheduled, .*10:00/ }).waitFor();
  await world.press(world.get('button', 'Next week'));
  await world.page.waitForURL(/date=2031-03-12/);
  await world.page.getByRole('link', { name: /^Kiln/ }).waitFor({ state: 'detached' });
  await world.press(world.get('button', 'Previous week'));
  await world.page.getByRole('link', { name: /^Kiln/ }).waitFor();
  await world.press(world.get('button', 'Today'));
  await world.page.waitForURL(/view=week$/);
}, here);

scenario('a day opens by a press on it, and back leads to the month', 'desktop', async (world) => {
  await planned(world, [{ title: 'Kiln', ...at(5) }, { title: 'Vase', ...at(5, '15:00') }, { title: 'Bowl', ...at(5, '16:00') }]);
  await world.open('/schedule?view=month&date=2031-03-05');
  const box = await cell(world, /5 Mar 2031.*, 3 pins/).boundingBox();
  const point = { x: box.x + box.width - 10, y: box.y + box.height - 4 };
  await world.drawn();
  if (world.touch) await world.page.touchscreen.tap(point.x, point.y);
  else await world.page.mouse.click(point.x, point.y);
  await world.page.waitForURL(/view=day&date=2031-03-05/);
  await world.get('list', 'Pins').getByRole('link', { name: /^Bowl/ }).waitFor();
  assert.equal(await world.get('list', 'Pins').getByRole('listitem').count(), 3);
  await world.page.goBack();
  await world.page.getByRole('heading', { name: 'March 2031' }).first().waitFor();
}, here);

scenario('arrows walk through the days, over the edge of the month, and Enter opens one', 'desktop', async (world) => {
  await planned(world, [{ title: 'Kiln', ...at(31) }]);
  await world.open('/schedule?view=month&date=2031-03-05');
  await cell(world, /31 Mar 2031.*, 1 pin/).waitFor();
  // Only one day is in the Tab order.
  assert.equal(await world.page.locator('[role=gridcell][tabindex="0"]').count(), 1);
  await cell(world, /30 Mar 2031/).focus();
  const focused = (name) => world.until((text) => document.activeElement.getAttribute('aria-label')?.includes(text), name);
  await world.page.keyboard.press('ArrowRight');
  await focused('31 Mar 2031');
  await world.page.keyboard.press('ArrowUp');
  await focused('24 Mar 2031');
  await world.page.keyboard.press('End');
  await focused('30 Mar 2031');
  await world.page.keyboard.press('PageDown');
  await focused('1 Apr 2031');
  await world.page.waitForURL(/date=2031-04-01/);
  await world.page.keyboard.press('ArrowLeft');
  await focused('31 Mar 2031');
  await world.page.keyboard.press('Enter');
  await world.page.waitForURL(/view=day&date=2031-03-31/);
}, here);

scenario('a week begins with Sunday where the language has it so, and is mirrored from right to left', 'desktop', async (world) => {
  await planned(world, [{ title: 'Kiln', ...at(5) }]);
  await world.open('/schedule?view=week&date=2031-03-05');
  await cell(world, /2 Mar|Mar 2,/).first().waitFor();
  assert.match(await world.page.getByRole('gridcell').first().getAttribute('aria-label'), /Mar 2,/);
}, { context: { locale: 'en-US', timezoneId: 'Europe/Berlin' } });

scenario('a pin is dragged to another day, keeps its time over the change of clocks, and goes back by Undo', 'desktop', async (world) => {
  const [id] = await planned(world, [{ title: 'Kiln', ...at(26, '08:00') }]);
  await world.open('/schedule?view=month&date=2031-03-26');
  await inCell(world, /26 Mar/, /^Kiln/).waitFor();
  await drag(world, inCell(world, /26 Mar/, /^Kiln/), cell(world, /31 Mar/));
  await inCell(world, /31 Mar/, /^Kiln, Scheduled, .*09:00/).waitFor();
  await world.page.getByRole('status').filter({ hasText: /^Moved to .*31 Mar 2031.*09:00/ }).waitFor({ state: 'attached' });
  await becomes(world, id, '2031-03-31T07:00:00Z');
  assert.match(world.page.url(), /view=month/, 'the drop was no press');
  await world.press(world.get('button', 'Undo'));
  await becomes(world, id, '2031-03-26T08:00:00Z');
  await inCell(world, /26 Mar/, /^Kiln/).waitFor();
}, here);

scenario('a finger that rested on a pin carries it to another day', 'phone', async (world) => {
  const [id] = await planned(world, [{ title: 'Kiln', ...at(3) }]);
  await world.open('/schedule?view=week&date=2031-03-03');
  const row = world.page.getByRole('link', { name: /^Kiln/ });
  const from = await row.boundingBox(), to = await world.page.getByRole('heading', { name: /4 Mar 2031/ }).boundingBox();
  const touch = await world.context.newCDPSession(world.page);
  const start = { x: from.x + 100, y: from.y + 30 }, end = { x: 120, y: to.y + 40 };
  const send = (type, points) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [start]);
  await world.page.getByRole('menu').waitFor();
  await send('touchMove', [{ x: start.x, y: start.y + 20 }]);
  await world.drawn();
  await world.page.getByRole('menu').waitFor({ state: 'detached' });
  await send('touchMove', [end]);
  await world.drawn();
  await world.drawn();
  await send('touchEnd', []);
  await becomes(world, id, '2031-03-04T09:00:00Z');
  assert.match(world.page.url(), /view=week/);
}, here);

scenario('a pin on its way does not move, and says why', 'desktop', async (world) => {
  await planned(world, [{ title: 'Kiln', ...at(5) }]);
  await world.page.route(/\/api\/v1\/pins\?/, async (route) => {
    const answer = await route.fetch(), list = await answer.json();
    for (const one of list.items) one.state = 'publishing';
    await route.fulfill({ response: answer, json: list });
  });
  await world.open('/schedule?view=week&date=2031-03-05');
  await inCell(world, /5 Mar/, /^Kiln, Publishing/).waitFor();
  await drag(world, inCell(world, /5 Mar/, /^Kiln/), cell(world, /7 Mar/));
  await world.page.getByRole('status').filter({ hasText: 'It’s being published right now.' }).waitFor({ state: 'attached' });
  await inCell(world, /5 Mar/, /^Kiln/).waitFor();
}, here);

scenario('a pin that was changed elsewhere meanwhile goes back, with words', 'desktop', async (world) => {
  const [id] = await planned(world, [{ title: 'Kiln', ...at(5) }]);
  await world.open('/schedule?view=week&date=2031-03-05');
  await inCell(world, /5 Mar/, /^Kiln/).waitFor();
  await world.page.route(`**/api/v1/pins/${id}`, async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    await seed.call(world, 'PATCH', '/api/v1/none').catch(() => {});
    const body = JSON.parse(route.request().postData());
    return route.continue({ postData: JSON.stringify({ ...body, revision: body.revision - 1 }) });
  });
  await drag(world, inCell(world, /5 Mar/, /^Kiln/), cell(world, /7 Mar/));
  await world.page.getByText('Kiln was not moved.').first().waitFor({ state: 'attached' });
  await inCell(world, /5 Mar/, /^Kiln/).waitFor();
  assert.equal((await stored(world, id)).publish_at, '2031-03-05T09:00:00Z');
}, { ...here, allowed: /409|404|405/ });

scenario('a pin is moved by its menu and the dialog alone, in its own zone', 'phone', async (world) => {
  const [id] = await planned(world, [{ title: 'Kiln', publish_at: '2031-03-05T14:00:00Z', time_zone: 'America/New_York' }]);
  await world.open('/schedule');
  await world.press(world.page.getByRole('button', { name: 'More: Kiln' }));
  await world.press(world.get('menuitem', 'Move to another day…'));
  await world.page.getByRole('dialog', { name: 'Move to another day' }).waitFor();
  await world.page.getByText('New York time.').first().waitFor({ state: 'attached' });
  assert.equal(await world.page.getByLabel('Time', { exact: true }).inputValue(), '09:00');
  await world.page.getByLabel('Date', { exact: true }).fill('2031-07-01');
  await world.press(world.get('button', 'Move'));
  await world.page.getByRole('dialog').waitFor({ state: 'detached' });
  await becomes(world, id, '2031-07-01T13:00:00Z');
}, here);

scenario('several pins are chosen with Shift, moved by days together, and canceled after being asked', 'desktop', async (world) => {
  const ids = await planned(world, [1, 2, 3, 4, 5, 6].map((day) => ({ title: `Pin ${day}`, ...at(day) })));
  await world.open('/schedule');
  await world.get('list', 'Pins').getByRole('link', { name: /^Pin 1/ }).waitFor();
  if (world.touch) {
    await world.press(world.page.getByRole('button', { name: 'More: Pin 2' }));
    await world.press(world.get('menuitem', 'Select'));
  } else {
    await world.press(world.get('button', 'Select'));
    await world.press(world.page.getByRole('checkbox', { name: /^Pin 2/ }));
  }
  await world.page.getByRole('status').filter({ hasText: '1 selected' }).waitFor({ state: 'attached' });
  if (world.touch) {
    for (const title of [/^Pin 3/, /^Pin 4/]) await world.press(world.page.getByRole('checkbox', { name: title }));
  } else {
    await world.page.getByRole('checkbox', { name: /^Pin 4/ }).click({ modifiers: ['Shift'] });
  }
  await world.page.getByRole('status').filter({ hasText: '3 selected' }).waitFor({ state: 'attached' });
  let under = 0, most = 0;
  world.page.on('request', (request) => { if (request.method() === 'PATCH') most = Math.max(most, ++under); });
  world.page.on('requestfinished', (request) => { if (request.method() === 'PATCH') under--; });
  await world.press(world.get('button', 'Move…'));
  await world.page.getByLabel('Days later').fill('10');
  await world.press(world.get('button', 'Move'));
  await world.page.getByRole('status').filter({ hasText: '3 pins moved.' }).waitFor({ state: 'attached' });
  for (const [index, day] of [[1, 12], [2, 13], [3, 14]]) await becomes(world, ids[index], `2031-03-${day}T09:00:00Z`);
  assert.ok(most <= 4);
  await world.page.keyboard.press('Home');
  await world.press(world.page.getByRole('checkbox', { name: /^Pin 1/ }));
  await world.press(world.get('button', 'Cancel pins'));
  await world.press(world.page.getByRole('dialog', { name: 'Cancel 1 pin?' }).getByRole('button', { name: 'Cancel pins' }));
  await world.page.getByRole('checkbox', { name: /^Pin 1/ }).waitFor({ state: 'detached' });
  assert.equal((await stored(world, ids[0])).state, 'canceled');
  await world.press(world.get('button', 'Done'));
  await world.get('list', 'Pins').getByRole('link', { name: /^Pin 5/ }).waitFor();
}, here);
