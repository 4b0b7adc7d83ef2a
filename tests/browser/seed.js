// Posts pins as the page does, as a starting point for tests.
'use strict';
const { makePng } = require('./world.js');

// Calls the API from the page's own origin, without the program.
async function call(world, method, address, body) {
  return world.page.evaluate(async ([verb, url, json]) => {
    const answer = await fetch(url, { method: verb, body: json && JSON.stringify(json), headers: json ? { 'content-type': 'application/json' } : {} });
    return { status: answer.status, body: await answer.json() };
  }, [method, address, body]);
}

async function upload(world, seed = 1) {
  const bytes = makePng(400, 600, seed).toString('base64');
  return world.page.evaluate(async (text) => {
    const answer = await fetch('/api/v1/media', { method: 'POST', headers: { 'content-type': 'image/png' },
      body: Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) });
    return (await answer.json()).id;
  }, bytes);
}

// The first connected account (or the one with this number) and its first board.
async function target(world, number = 0) {
  const account = (await call(world, 'GET', '/api/v1/status')).body.accounts[number].id;
  const board = (await call(world, 'GET', `/api/v1/accounts/${account}/boards`)).body.items[0].id;
  return { account_id: account, board_id: board };
}

// Posts `count` pins; `change(index)` returns each pin's own fields. Returns their IDs.
async function post(world, where, media, count, change) {
  const pins = [];
  for (let index = 0; index < count; index++) {
    pins.push({ ...where, media: [media], title: `Pin ${index + 1}`, description: '', link: '', alt_text: '',
      ...(change ? change(index) : {}) });
  }
  return world.page.evaluate(async (list) => {
    const ids = [];
    for (const pin of list) {
      const id = crypto.randomUUID();
      const answer = await fetch('/api/v1/pins', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id, ...pin }) });
      if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
      ids.push(id);
    }
    return ids;
  }, pins);
}

// Waits until the pin is in this state.
async function reach(world, id, state) {
  for (const end = Date.now() + 30000; ;) {
    const pin = (await call(world, 'GET', `/api/v1/pins/${id}`)).body;
    if (pin.state === state) return pin;
    if (Date.now() > end) throw new Error(`the pin is ${pin.state}, not ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const later = (days) => ({ publish_at: new Date(Date.now() + days * 86400000).toISOString().replace(/\.\d+/, ''), time_zone: 'UTC' });

// One pin in each state that a person meets: published, refused, waiting for its day, held.
async function everyState(world) {
  const where = await target(world), ids = {};
  [ids.published] = await post(world, where, await upload(world, 3), 1, () => ({ title: 'Linen apron in three colours' }));
  await reach(world, ids.published, 'published');
  await world.control('fail', { method: 'POST', path: '/v5/pins', status: 400, code: 1, message: 'Invalid request.' });
  [ids.failed] = await post(world, where, await upload(world, 9), 1, () => ({ title: 'Stoneware, second firing' }));
  await reach(world, ids.failed, 'failed');
  [ids.scheduled] = await post(world, where, await upload(world, 17), 1, () => ({ title: '', ...later(3) }));
  await world.control('trial', { on: true });
  [ids.held] = await post(world, where, await upload(world, 25), 1, () => ({ title: 'A title that is as long as one may be, so that it has to end in three dots somewhere, on a phone' }));
  await reach(world, ids.held, 'held');
  await world.control('trial', { on: false });
  return ids;
}

module.exports = { call, upload, target, post, reach, later, everyState };
