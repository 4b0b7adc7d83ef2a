// The main job as a person does it, through roles and names: connect, compose, publish, see it live.
'use strict';
const assert = require('node:assert/strict');
const { scenario } = require('./scenario.js');
const { makePng } = require('./world.js');

scenario('the page says that this is the stand-in', 'desktop', async (world) => {
  await world.open();
  await world.page.getByText(/stand-in for pinterest/i).first().waitFor();
});

scenario('an account connects and shows its name and state', 'phone', async (world) => {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
  const status = await world.page.evaluate(async () => (await fetch('/api/v1/status')).json());
  assert.equal(status.accounts.length, 1);
  assert.equal(status.accounts[0].state, 'connected');
  await world.page.getByText(`@${status.accounts[0].username}`).first().waitFor();
  assert.doesNotMatch(JSON.stringify(status), /pina_|pinr_|standin-secret/);
});

scenario('what is asked is said before the consent', 'phone', async (world) => {
  await world.open('/integrations');
  await world.press(world.get('button', 'Connect Account'));
  await world.press(world.get('button', 'Pinterest'));
  await world.get('button', 'Continue to Pinterest').waitFor();
  for (const scope of ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read']) {
    await world.page.getByText(scope).first().waitFor();
  }
});

scenario('declining leaves nothing behind and says so', 'phone', async (world) => {
  await world.open();
  await world.toConsent();
  await world.press(world.get('button', 'Cancel'));
  await world.page.waitForURL(/integrations/);
  await world.page.getByRole('status').filter({ hasText: /canceled on Pinterest/ }).waitFor({ state: 'attached' });
  const status = await world.page.evaluate(async () => (await fetch('/api/v1/status')).json());
  assert.equal(status.accounts.length, 0);
});

scenario('a missing permission is named, and reconnecting restores it', 'phone', async (world) => {
  await world.open();
  await world.connect({ untick: ['pins:write'] });
  await world.page.getByText(/pins:write/).first().waitFor();
  await world.press(world.get('button', 'Reconnect').first());
  await world.page.waitForURL(/\/oauth\//);
  await world.authorize();
  await world.get('button', 'Disconnect').waitFor();
  const status = await world.page.evaluate(async () => (await fetch('/api/v1/status')).json());
  assert.equal(status.accounts.length, 1);
  assert.equal(status.accounts[0].state, 'connected');
});

const texts = {
  title: '春の庭 — حديقة الربيع 🌷',
  description: 'ひなげしと藤。 مرحبا بالعالم، كيف الحال؟ Grüße aus Łódź 👩‍🍳🏳️‍🌈 “quoted” \\ back',
  alt: 'Rote Blüten vor einer Mauer 🌺 花',
  link: 'https://example.com/garten?q=blumen&x=%E8%8A%B1',
};

scenario('a pin is published, byte for byte, and links to Pinterest', 'desktop', async (world) => {
  await world.open();
  await world.connect();
  await world.press(world.get('link', 'Compose').first());
  await world.chooseImage(makePng(1000, 1500));
  await world.chooseBoard(/.+/);
  await world.type('Title', texts.title);
  await world.type('Description', texts.description);
  await world.type('Link', texts.link);
  await world.type('Alt text', texts.alt);
  await world.press(world.get('button', 'Publish now'));
  const link = world.get('link', 'View on Pinterest');
  await link.waitFor({ timeout: 30000 });
  const ledger = await world.ledger();
  assert.equal(ledger.length, 1);
  assert.equal(ledger[0].title, texts.title);
  assert.equal(ledger[0].description, texts.description);
  assert.equal(ledger[0].alt_text, texts.alt);
  assert.equal(ledger[0].link, texts.link);
  assert.match(await link.getAttribute('href'), new RegExp(ledger[0].id));
  await world.page.getByRole('status').filter({ hasText: /\S/ }).first().waitFor({ state: 'attached' });
});

scenario('without boards one is created in place, and the pin goes there', 'desktop', async (world) => {
  await world.control('boards', { account: 'willowandclay', count: 0 });
  await world.open();
  await world.connect();
  await world.press(world.get('link', 'Compose').first());
  await world.page.getByText(/no boards/i).first().waitFor();
  await world.press(world.get('button', 'Create board').first());
  await world.type('Board name', 'Küche & Garten 台所');
  await world.press(world.get('button', 'Create'));
  await world.page.getByText('Küche & Garten 台所').first().waitFor();
  await world.chooseImage();
  await world.type('Title', 'Auf dem neuen Brett');
  await world.press(world.get('button', 'Publish now'));
  await world.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
  const ledger = await world.ledger();
  assert.equal(ledger.length, 1);
  assert.equal(ledger[0].title, 'Auf dem neuen Brett');
});

scenario('all problems of a pin are shown where they are, before anything is sent', 'phone', async (world) => {
  await world.open();
  await world.connect();
  await world.press(world.get('link', 'Compose').first());
  await world.get('combobox', 'Board').waitFor();
  await world.type('Title', 'x'.repeat(101));
  await world.type('Link', 'not a link');
  await world.press(world.get('button', 'Publish now'));
  await world.page.getByText(/Add an image to publish/i).first().waitFor();
  await world.page.getByText(/100/).first().waitFor();
  assert.equal(await world.get('textbox', 'Title').getAttribute('aria-invalid'), 'true');
  assert.equal(await world.get('textbox', 'Link').getAttribute('aria-invalid'), 'true');
  assert.equal((await world.ledger()).length, 0);
});

scenario('trial access holds the pin and says why', 'phone', async (world) => {
  await world.control('trial', { on: true });
  await world.open();
  await world.connect();
  await world.press(world.get('link', 'Compose').first());
  await world.chooseImage();
  await world.chooseBoard(/.+/);
  await world.type('Title', 'Noch auf Probe');
  await world.press(world.get('button', 'Publish now'));
  await world.page.getByText(/trial/i).first().waitFor({ timeout: 30000 });
  assert.equal((await world.ledger()).length, 0);
});

scenario('a file that is no image is refused with what to do', 'desktop', async (world) => {
  await world.open();
  await world.connect();
  await world.press(world.get('link', 'Compose').first());
  await world.chooseImage(Buffer.from('\x00\x00\x00\x18ftypmp42 not an image at all', 'latin1'), 'clip.png', 'image/png');
  await world.page.getByText(/MP4|video/i).first().waitFor();
}, { allowed: /status of 415/ });

scenario('disconnecting asks, says what happens to the queue, and deletes the tokens here', 'phone', async (world) => {
  await world.open();
  await world.connect();
  await world.press(world.get('button', 'Disconnect'));
  const dialog = world.page.getByRole('dialog');
  await dialog.waitFor();
  await world.press(dialog.getByRole('button', { name: 'Disconnect', exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await world.until(async () => {
    const status = await (await fetch('/api/v1/status')).json();
    return status.accounts.length === 1 && status.accounts[0].state === 'disconnected';
  });
});

scenario('nothing is drawn while nothing changes', 'desktop', async (world) => {
  await world.open();
  await world.connect();
  for (const name of ['Integrations', 'Compose']) {
    await world.press(world.get('link', name).first());
    await world.page.waitForTimeout(1500);  // Lets everything that the press started settle.
    const before = await world.page.evaluate(() => window.pinwright.frames());
    assert.ok(before > 0);
    await world.page.waitForTimeout(3000);
    assert.equal(await world.page.evaluate(() => window.pinwright.frames()), before, name);
  }
});
