// From symptom to fix: how a connection breaks or was never right, what the page says about it, and the one
// press that fixes it. The waiting pins prove it.
'use strict';
const assert = require('node:assert/strict');
const { scenario } = require('./scenario.js');
const seed = require('./seed.js');

const status = async (world) => (await seed.call(world, 'GET', '/api/v1/status')).body;

scenario('a sign-in that ended is flagged, the queue is kept, and goes out in order after one press', 'desktop', async (world) => {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
  const where = await seed.target(world), media = await seed.upload(world);
  await world.control('revoke', { account: 'willowandclay' });
  const names = ['Ash', 'Beech', 'Cedar'], ids = [];
  for (const title of names) {
    const [id] = await seed.post(world, where, media, 1, () => ({ title, ...seed.later(-0.01 + ids.length / 10000) }));
    ids.push(id);
  }
  for (const id of ids) assert.equal((await seed.reach(world, id, 'held')).cause.id, 'session_expired');
  await world.open('/integrations');
  await world.page.getByText('The connection to Pinterest has expired.').first().waitFor();
  await world.page.getByRole('link', { name: /Integrations, 1 needs reconnection/ }).first().waitFor();
  assert.equal((await world.ledger()).length, 0);
  await world.press(world.get('button', 'Reconnect').first());
  await world.page.waitForURL(/\/oauth\//);
  await world.authorize();
  await world.get('button', 'Disconnect').waitFor();
  for (const id of ids) await seed.reach(world, id, 'published');
  assert.deepEqual((await world.ledger()).map((pin) => pin.title), names);
}, { env: { PINWRIGHT_RESUME_SPACING: '1' } });

scenario('another one who signed in is named, changes nothing, and may become an account of its own', 'phone', async (world) => {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
  const before = (await status(world)).accounts;
  await world.press(world.get('button', 'Reconnect').first());
  await world.page.waitForURL(/\/oauth\//);
  await world.authorize({ account: 1 });
  await world.page.getByText('You signed in as @harbourprint, but this connection is for @willowandclay.').first().waitFor();
  assert.deepEqual((await status(world)).accounts, before);
  // The other choice leads back to the same sign-in.
  await world.press(world.get('button', 'Try again'));
  await world.page.waitForURL(/\/oauth\//);
  await world.authorize({ account: 1 });
  await world.press(world.get('button', 'Add as another account'));
  await world.page.waitForURL(/\/oauth\//);
  await world.authorize({ account: 1 });
  await world.page.getByText('@harbourprint is connected.').first().waitFor();
  const after = (await status(world)).accounts;
  assert.deepEqual(after.map((account) => account.username).sort(), ['harbourprint', 'willowandclay']);
  assert.deepEqual(after.find((account) => account.id === before[0].id), before[0]);
});

scenario('a personal account is connected, and told how to become a business', 'desktop', async (world) => {
  await world.open();
  await world.connect({ account: 2 });
  await world.page.getByText('This is a personal Pinterest account.').first().waitFor();
  const link = world.page.getByRole('link', { name: 'Open Pinterest settings' }).first();
  assert.match(await link.getAttribute('href'), /^https:\/\/www\.pinterest\.com\/settings/);
  assert.equal((await status(world)).accounts[0].state, 'connected');
});

scenario('an account is removed with its data in a second, separate step', 'phone', async (world) => {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
  const where = await seed.target(world), media = await seed.upload(world);
  await seed.post(world, where, media, 1, () => ({ title: 'Kiln', ...seed.later(3) }));
  assert.equal(await world.get('button', 'Remove with all its data').count(), 0);
  await world.press(world.get('button', 'Disconnect'));
  await world.press(world.page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }));
  await world.press(world.get('button', 'Remove with all its data'));
  await world.press(world.page.getByRole('dialog').getByRole('button', { name: 'Remove with all its data' }));
  await world.get('heading', 'No account is connected yet.').waitFor();
  assert.deepEqual((await seed.call(world, 'GET', '/api/v1/pins')).body.items, []);
  assert.deepEqual((await status(world)).accounts, []);
});

scenario('trial access leads to its page, and from there to a pin in the sandbox beside the real one', 'phone', async (world) => {
  await world.control('trial', { on: true });
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
  const where = await seed.target(world), media = await seed.upload(world);
  const [held] = await seed.post(world, where, media, 1, () => ({ title: 'Too early' }));
  await seed.reach(world, held, 'held');
  await world.open(`/pins/${held}`);
  await world.press(world.get('button', 'Get Standard access').first());
  await world.get('heading', 'Record a short video').waitFor();
  await world.press(world.get('button', 'Connect the sandbox'));
  await world.page.waitForURL(/\/oauth\//);
  await world.authorize();
  await world.page.getByText('@willowandclay · Sandbox is connected.').first().waitFor();
  await world.open('/standard-access');
  await world.press(world.get('button', 'Compose a pin'));
  await world.press(world.get('button', 'Create board').first());
  await world.type('Board name', 'Sandbox board');
  await world.press(world.get('button', 'Create'));
  await world.page.getByText('Sandbox board').first().waitFor();
  await world.chooseImage();
  await world.type('Title', 'For the video');
  await world.press(world.get('button', 'Publish now'));
  await world.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
  const made = await (await fetch(`${world.pinterest}/_standin/ledger?environment=sandbox`)).json();
  assert.deepEqual((Array.isArray(made) ? made : made.items || made.pins).map((pin) => pin.title), ['For the video']);
  assert.equal((await seed.reach(world, held, 'held')).cause.id, 'trial_access');
}, { sandbox: true });

scenario('the screen is recorded into a file on this device', 'phone', async (world) => {
  await world.page.addInitScript(() => {
    // Stands for what a person would choose to share; a test can't answer the browser's own prompt.
    navigator.mediaDevices.getDisplayMedia = async () => {
      const canvas = document.createElement('canvas'), context = canvas.getContext('2d');
      window.painting = setInterval(() => { context.fillStyle = `hsl(${Date.now() % 360} 60% 50%)`; context.fillRect(0, 0, 300, 150); }, 30);
      return canvas.captureStream(30);
    };
  });
  await world.open('/standard-access');
  await world.press(world.get('button', 'Record the screen'));
  await world.get('button', 'Stop and save').waitFor();
  await world.page.getByText('Recording. Do the steps in another tab').first().waitFor();
  await world.page.waitForTimeout(1500);  // A video needs some length.
  const saved = world.page.waitForEvent('download');
  await world.press(world.get('button', 'Stop and save'));
  const video = await saved;
  assert.match(video.suggestedFilename(), /^pinwright-demonstration\.(webm|mp4)$/);
  assert.ok((await require('node:fs').promises.stat(await video.path())).size > 1000);
  await world.get('button', 'Record the screen').waitFor();
});
