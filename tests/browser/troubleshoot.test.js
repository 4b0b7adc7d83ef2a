// Troubleshoot: the checks against a real server and its stand-in, from symptom to fix.
'use strict';
const assert = require('node:assert/strict');
const { scenario } = require('./scenario.js');
const seed = require('./seed.js');

const section = (world, name) => world.page.getByRole('region', { name, exact: true });
const done = (world) => world.page.getByText(/^(Everything is working|\d+ (broken|needs?|not))/).first().waitFor({ state: 'attached' });

async function open(world) {
  await world.open('/troubleshoot');
  await done(world);
}

scenario('where all is well it says so, and copies a report without names', 'desktop', async (world) => {
  const account = await world.servers.connect();
  await open(world);
  await section(world, 'This server and Pinterest').getByText('The server answers.').waitFor({ state: 'attached' });
  await section(world, '@willowandclay').getByText('The connection to Pinterest works.').waitFor({ state: 'attached' });
  await world.page.getByText('Everything is working.').first().waitFor({ state: 'attached' });
  await world.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await world.press(world.get('button', 'Copy report'));
  await world.page.getByText('Copied').first().waitFor({ state: 'attached' });
  const report = await world.page.evaluate(() => navigator.clipboard.readText());
  assert.match(report, /^Pinwright .*\nEverything is working\./);
  assert.match(report, /\[ok\] account 1: The connection to Pinterest works\./);
  for (const name of ['willow', account.id, 'pina_', 'pinr_']) assert.ok(!report.includes(name), name);
});

scenario('a missing permission is named, and its button restores it', 'desktop', async (world) => {
  await world.servers.connect('willowandclay', { untick: ['pins:write'] });
  await open(world);
  const card = section(world, '@willowandclay');
  await card.getByText(/Missing: “.*” \(pins:write\)/).waitFor({ state: 'attached' });
  await world.press(card.getByRole('button', { name: 'Reconnect' }));
  await world.page.waitForURL(/\/oauth\//);
  await world.authorize();
  await world.get('button', 'Disconnect').waitFor();
  await open(world);
  await section(world, '@willowandclay').getByText('All five permissions were granted.').waitFor({ state: 'attached' });
});

scenario('an account without boards is told, and gets one here', 'desktop', async (world) => {
  await world.control('boards', { account: 'harbourprint', count: 0 });
  await world.servers.connect('harbourprint');
  await open(world);
  const card = section(world, '@harbourprint');
  await card.getByText('No boards found.').waitFor({ state: 'attached' });
  await world.press(card.getByRole('button', { name: 'Create board' }));
  await world.page.getByRole('dialog').waitFor();
});

scenario('a pin whose board is gone is named, and its button opens that pin in the form', 'desktop', async (world) => {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
  const where = await seed.target(world);
  await seed.post(world, where, await seed.upload(world), 1, () => ({ title: 'Kiln', ...seed.later(3) }));
  const { access_token: token } = await world.control('grant', { account: 'willowandclay', scopes: ['boards:read', 'boards:write'] });
  const gone = await fetch(`${world.pinterest}/v5/boards/${where.board_id}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
  assert.equal(gone.status, 204);
  await seed.call(world, 'GET', `/api/v1/accounts/${where.account_id}/boards?refresh=1`);
  await open(world);
  await world.press(section(world, '@willowandclay').getByRole('button', { name: 'Choose a board' }));
  await world.get('heading', 'Edit pin').waitFor();
  assert.equal(await world.get('textbox', 'Title').inputValue(), 'Kiln');
});

scenario('checks that fail in the middle say so, and run again', 'desktop', async (world) => {
  await world.servers.connect();
  let times = 0;
  await world.page.route('**/api/v1/diagnosis', (route) => (times++ === 0 ? route.abort() : route.continue()));
  await world.open('/troubleshoot');
  await world.page.getByText('The server can’t be reached.').first().waitFor({ state: 'attached' });
  await world.press(world.get('button', 'Run again'));
  await done(world);
  await section(world, '@willowandclay').waitFor({ state: 'attached' });
}, { allowed: /ERR_FAILED/ });
