// The whole job with the keyboard alone: everything can be reached and shows its focus, and dialogs keep the
// focus and return it.
'use strict';
const assert = require('node:assert/strict');
const { Keyboard, focused, ringIsDrawn } = require('./keyboard.js');
const { scenario, share } = require('./scenario.js');
const { makePng } = require('./world.js');

scenario('connecting, composing and publishing need no pointer', 'phone', async (world) => {
  await world.open('/');
  const keys = new Keyboard(world);
  await world.get('link', 'Integrations').waitFor();

  await keys.to('link', 'Integrations');
  await keys.press('Enter');
  await keys.to('button', 'Connect Account');
  await keys.press('Space');
  await world.page.getByRole('dialog').waitFor();
  await keys.to('button', 'Pinterest');
  await keys.press('Enter');
  await keys.to('button', 'Continue to Pinterest');
  await keys.press('Enter');

  await world.page.waitForURL(/\/oauth\//);
  await keys.to('radio', /.+/);
  await keys.press('ArrowDown');
  await keys.press('ArrowUp');
  await keys.to('checkbox', 'boards:read');
  await keys.press('Space');
  await keys.press('Space');
  await keys.to('button', 'Authorize');
  await keys.press('Enter');
  await world.page.waitForURL(/\/integrations/);
  await world.get('button', 'Disconnect').waitFor();

  await keys.to('link', 'Compose');
  await keys.press('Enter');
  await world.get('combobox', 'Board').waitFor();
  await keys.to('file', 'Choose image');
  // The key opens the browser's own file picker, which a test can't drive.
  await world.page.evaluate(() => {
    document.addEventListener('click', (event) => {
      window.asked = event.isTrusted && event.target.type === 'file' && !event.defaultPrevented;
      event.preventDefault();
    }, { once: true });
  });
  await keys.press('Enter');
  await world.until(() => window.asked === true);
  await world.chooseImage(makePng(400, 600));
  await world.page.getByText(/^Uploaded/).first().waitFor({ state: 'attached' });

  await keys.to('textbox', 'Title');
  await world.page.keyboard.type('By keyboard alone');
  await keys.to('textbox', 'Description');
  await world.page.keyboard.type('Two');
  await keys.press('Enter');
  await world.page.keyboard.type('lines');
  await keys.to('textbox', 'Link');
  await world.page.keyboard.type('https://example.com/');
  await keys.to('textbox', 'Alt text');
  await world.page.keyboard.type('A gradient');
  await keys.to('combobox', 'Board');
  await keys.press('Enter');
  await world.page.getByRole('option').first().waitFor();
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  await keys.press('ArrowUp');
  await keys.press('Enter');
  await world.page.getByRole('option').first().waitFor({ state: 'detached' });
  await keys.to('button', 'Publish now');
  await keys.press('Enter');

  await world.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
  await keys.to('link', 'View on Pinterest');
  const [pin] = await world.ledger();
  assert.equal(pin.title, 'By keyboard alone');
  assert.equal(pin.description, 'Two\nlines');
  assert.equal(pin.link, 'https://example.com/');
  assert.equal(pin.alt_text, 'A gradient');
});

const shared = share(async (servers) => { await servers.connect(); });
const claim = (name, size, body, options = {}) => scenario(name, size, body, { shared, ...options });

// Everything that one round of Tab reaches.
async function stops(keys) {
  const found = [];
  for (let steps = 0; steps < 80; steps++) {
    await keys.press('Tab');
    const now = await keys.where();
    const name = now && `${now.role} ${now.name}`;
    if (name && found.includes(name) && found[0] === name) return found;
    if (name) {
      await keys.seen(now);
      found.push(name);
    }
  }
  throw new Error(`Tab never comes round: ${found.join(', ')}`);
}

claim('Tab goes round every screen in the order of reading, and shows where it is', 'desktop', async (world) => {
  const keys = new Keyboard(world);
  await world.compose();
  await world.settled();
  const form = ['file Choose image', 'textbox Title', 'textbox Description', 'textbox Link', 'textbox Alt text', 'combobox Board',
    'button Create board', 'button Publish now'];
  let found = await stops(keys);
  assert.deepEqual(found.filter((one) => form.includes(one)), form);
  assert.ok(found.includes('link Compose') && found.includes('link Integrations'), found.join(', '));

  await world.open('/integrations');
  await world.get('button', 'Disconnect').waitFor();
  await world.settled();
  const card = ['button Reconnect', 'button Refresh boards', 'button Disconnect'];
  found = await stops(keys);
  assert.deepEqual(found.filter((one) => card.includes(one)), card);
  assert.ok(found.includes('button Connect Account'), found.join(', '));
});

claim('a pointer needs no ring', 'desktop', async (world) => {
  await world.open('/integrations');
  await world.press(world.get('button', 'Refresh boards'));
  await world.page.locator('#status').getByText(/boards? found/).waitFor({ state: 'attached' });
  await world.settled();
  assert.equal((await focused(world.page)).name, 'Refresh boards');
  assert.ok(!await ringIsDrawn(world.page), 'no ring is drawn');
});

claim('Shift and Tab go back the way', 'phone', async (world) => {
  const keys = new Keyboard(world);
  await world.compose();
  await keys.to('textbox', 'Alt text');
  await keys.press('Shift+Tab');
  await keys.lands('textbox', 'Link');
  await keys.press('Shift+Tab');
  await keys.lands('textbox', 'Description');
});

claim('a dialog takes the focus, keeps it, and gives it back', 'desktop', async (world) => {
  const keys = new Keyboard(world);
  await world.open('/integrations');
  await world.get('button', 'Disconnect').waitFor();
  await keys.to('button', 'Disconnect');
  await keys.press('Enter');
  await world.page.getByRole('dialog').waitFor();
  await keys.lands('button', 'Cancel');
  // Several rounds: the focus never goes behind the dialog.
  for (let steps = 0; steps < 6; steps++) {
    await keys.press('Tab');
    const now = await focused(world.page);
    if (now) assert.ok(['Cancel', 'Disconnect'].includes(now.name), `${now.role} "${now.name}" lies behind the dialog`);
    assert.ok(await world.page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest('[role=dialog]')));
  }
  await keys.press('Escape');
  await world.page.getByRole('dialog').waitFor({ state: 'detached' });
  await keys.lands('button', 'Disconnect');
});

claim('the board list opens, moves, is searched and closes by keys', 'desktop', async (world) => {
  const keys = new Keyboard(world);
  await world.compose();
  const board = world.get('combobox', 'Board'), search = world.get('combobox', 'Search boards');
  const marked = async (name) => {
    await world.until((wanted) => {
      const option = document.getElementById(document.activeElement.getAttribute('aria-activedescendant'));
      return !!option && option.textContent === wanted;
    }, name);
  };
  const options = world.page.getByRole('option');
  await keys.to('combobox', 'Board');
  await keys.press('ArrowDown');
  await keys.lands('combobox', 'Search boards');
  const names = await options.allTextContents();
  assert.ok(names.length > 2);
  await marked(names[0]);
  await keys.press('ArrowDown');
  await marked(names[1]);
  await keys.press('ArrowUp');
  await marked(names[0]);
  await keys.press('Escape');
  await search.waitFor({ state: 'detached' });
  assert.equal(await board.textContent(), 'Choose a board');
  await keys.lands('combobox', 'Board');
  await keys.press('Space');
  await keys.lands('combobox', 'Search boards');
  await world.page.keyboard.type(names[1].toUpperCase());
  await marked(names[1]);
  await keys.press('Enter');
  await search.waitFor({ state: 'detached' });
  await keys.lands('combobox', 'Board');
  assert.equal(await board.textContent(), names[1]);
});

claim('publishing an incomplete pin moves the focus to the first problem', 'desktop', async (world) => {
  const keys = new Keyboard(world);
  await world.compose();
  await keys.to('textbox', 'Link');
  await world.page.keyboard.type('not a link');
  await keys.to('button', 'Publish now');
  await keys.press('Enter');
  await keys.lands('file', 'Choose image');
  await world.page.locator('#alert').getByText(/things need your attention/).waitFor({ state: 'attached' });
});

claim('a board is created without a pointer', 'phone', async (world) => {
  const keys = new Keyboard(world);
  await world.compose();
  await keys.to('button', 'Create board');
  await keys.press('Enter');
  await keys.lands('textbox', 'Board name');
  const name = `Keys ${world.touch ? 'phone' : 'desktop'}`;
  await world.page.keyboard.type(name);
  await keys.press('Enter');
  await world.page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await world.get('combobox', 'Board').textContent(), name);
  await keys.lands('button', 'Create board');
});
