// The whole job through the mirror alone, as with a screen reader: finds elements by role and name, presses
// them by their own click, sets their value. No pointer, keys or coordinates.
'use strict';
const assert = require('node:assert/strict');
const { scenario, share } = require('./scenario.js');
const { makePng } = require('./world.js');

const press = (target) => target.evaluate((element) => element.click());
const write = (target, text) => target.evaluate((field, value) => {
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}, text);

// Collects everything that the page announces from now on, in order, as a screen reader would speak it.
async function listen(page) {
  await page.evaluate(() => {
    window.heard = [];
    for (const id of ['status', 'alert']) {
      new MutationObserver((changes) => {
        for (const change of changes) for (const node of change.addedNodes) window.heard.push(`${id}: ${node.textContent}`);
      }).observe(document.getElementById(id), { childList: true });
    }
  });
  return () => page.evaluate(() => window.heard);
}

scenario('connecting, composing and publishing need nothing but the mirror', 'phone', async (world) => {
  const { page } = world;
  await world.open('/');
  await press(world.get('link', 'Integrations'));
  await press(world.get('button', 'Connect Account'));
  const dialog = page.getByRole('dialog');
  await press(dialog.getByRole('button', { name: 'Pinterest', exact: true }));
  await page.getByRole('dialog', { name: 'Connect Pinterest', exact: true }).waitFor();
  await press(dialog.getByRole('button', { name: 'Continue to Pinterest', exact: true }));
  await page.waitForURL(/\/oauth\//);
  await press(page.getByRole('radio').first());
  await press(world.get('button', 'Authorize'));
  await page.waitForURL(/\/integrations/);
  await world.get('button', 'Disconnect').waitFor();

  await press(world.get('link', 'Compose').first());
  await page.waitForURL(/\/compose/);
  const heard = await listen(page);
  await world.chooseImage(makePng(400, 600));
  await page.locator('#status').getByText('Image uploaded.').waitFor({ state: 'attached' });
  await write(world.get('textbox', 'Title'), 'Through the mirror 🪞');
  await write(world.get('textbox', 'Description'), 'One\nTwo');
  await write(world.get('textbox', 'Link'), 'https://example.com/');
  await write(world.get('textbox', 'Alt text'), 'A gradient');
  const board = world.get('combobox', 'Board');
  await press(board);
  const option = page.getByRole('option').first();
  await option.waitFor({ state: 'attached' });
  assert.equal(await board.getAttribute('aria-expanded'), 'true');
  const name = await option.textContent();
  await press(option);
  await option.waitFor({ state: 'detached' });
  assert.equal(await board.getAttribute('aria-expanded'), 'false');
  assert.equal(await board.textContent(), name);
  await press(world.get('button', 'Publish now'));
  const link = world.get('link', 'View on Pinterest');
  await link.waitFor({ timeout: 30000 });

  const [pin] = await world.ledger();
  assert.equal(pin.title, 'Through the mirror 🪞');
  assert.equal(pin.description, 'One\nTwo');
  assert.equal(pin.link, 'https://example.com/');
  assert.equal(pin.alt_text, 'A gradient');
  assert.match(await link.getAttribute('href'), new RegExp(pin.id));
  const said = await heard();
  for (const words of ['status: Uploading the image.', 'status: Image uploaded.', 'status: Publishing the pin.']) {
    assert.ok(said.includes(words), `${words} was not said, but ${JSON.stringify(said)}`);
  }
  assert.ok(said.some((words) => /^status: Your pin is published\./.test(words)), `the result was said: ${JSON.stringify(said)}`);
});

const shared = share(async (servers) => { await servers.connect(); });
const claim = (name, size, body, options = {}) => scenario(name, size, body, { shared, ...options });

claim('problems are tied to their fields, and said at once', 'desktop', async (world) => {
  await world.compose();
  const heard = await listen(world.page);
  const title = world.get('textbox', 'Title');
  await write(title, 'x'.repeat(101));
  await press(world.get('button', 'Publish now'));
  await world.page.locator('#alert').getByText(/things need your attention/).waitFor({ state: 'attached' });
  // The alert comes with the answer; the mirror follows with the frame that shows it.
  await world.until((field) => field.getAttribute('aria-invalid') === 'true', await title.elementHandle());
  const described = await title.evaluate((field) => document.getElementById(field.getAttribute('aria-describedby')).textContent);
  assert.match(described, /100 characters/);
  assert.match(described, /101 of 100 characters/);
  assert.equal(await world.get('textbox', 'Description').getAttribute('aria-invalid'), null);
  await write(title, 'x'.repeat(100));
  await world.until((field) => !field.hasAttribute('aria-invalid'), await title.elementHandle());
  assert.ok((await heard()).some((words) => words.startsWith('alert: ')));
});

// A screen reader speaks every change of the focused field's description.
claim('the count of characters waits for a pause of typing', 'phone', async (world) => {
  await world.compose();
  const title = world.get('textbox', 'Title');
  await title.focus();
  await world.page.evaluate(() => {
    window.said = [];
    const place = document.getElementById('descriptions');
    new MutationObserver(() => window.said.push(place.textContent)).observe(place, { subtree: true, childList: true, characterData: true });
  });
  for (const letter of 'Twelve words') {
    await world.page.keyboard.insertText(letter);
    await world.drawn();
  }
  await world.page.locator('#descriptions').getByText('12 of 100 characters').waitFor({ state: 'attached' });
  const said = await world.page.evaluate(() => window.said);
  assert.ok(said.length < 6, JSON.stringify(said));
  // Other changes to its description, made after the focus has moved, don't wait.
  await world.page.keyboard.insertText('x'.repeat(100));
  await world.drawn();
  await world.get('textbox', 'Description').focus();
  await world.drawn();
  const described = await title.evaluate((field) => document.getElementById(field.getAttribute('aria-describedby')).textContent);
  assert.match(described, /112 of 100 characters/);
});

claim('nothing but what can be pressed is said to be clickable', 'desktop', async (world) => {
  await world.compose();
  const cdp = await world.context.newCDPSession(world.page);
  for (const around of ['#stage', '#mirror', '#mirror main', '#mirror h1']) {
    const { result } = await cdp.send('Runtime.evaluate', { expression: `document.querySelector('${around}')` });
    const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
    assert.deepEqual(listeners.map((one) => one.type).filter((type) => /^(click|mousedown|mouseup)$/.test(type)), [], around);
  }
});

claim('a dialog says what it asks when it opens', 'desktop', async (world) => {
  await world.open('/integrations');
  await press(world.get('button', 'Disconnect'));
  const dialog = world.page.getByRole('dialog');
  await dialog.waitFor();
  const described = await dialog.evaluate((one) => document.getElementById(one.getAttribute('aria-describedby')).textContent);
  for (const text of await dialog.getByRole('paragraph').allTextContents()) assert.ok(described.includes(text), text);
  assert.match(described, /connection/);
  await press(world.get('button', 'Cancel'));
});

claim('what lies behind a dialog is out of reach', 'desktop', async (world) => {
  await world.open('/integrations');
  await press(world.get('button', 'Disconnect'));
  await world.page.getByRole('dialog').waitFor();
  // As the browser exposes it to screen readers.
  const cdp = await world.context.newCDPSession(world.page);
  const names = async () => (await cdp.send('Accessibility.getFullAXTree')).nodes
    .filter((node) => !node.ignored && ['button', 'link'].includes(node.role && node.role.value)).map((node) => node.name.value).sort();
  assert.deepEqual(await names(), ['Cancel', 'Disconnect']);
  await press(world.get('button', 'Cancel'));
  await world.page.getByRole('dialog').waitFor({ state: 'detached' });
  await world.drawn();
  assert.ok((await names()).includes('Compose'));
});

claim('the page can be read: one main heading, landmarks, a title, pictures with names', 'phone', async (world) => {
  for (const [where, heading, title] of [['/compose', 'New pin', 'Compose · Pinwright'], ['/integrations', 'Integrations', 'Integrations · Pinwright']]) {
    await world.open(where);
    await world.page.getByRole('heading', { name: heading, level: 1, exact: true }).waitFor();
    assert.equal(await world.page.getByRole('heading', { level: 1 }).count(), 1);
    assert.equal(await world.page.getByRole('main').count(), 1);
    assert.equal(await world.page.getByRole('navigation').count(), 1);
    assert.equal(await world.page.title(), title);
  }
  await world.compose();
  await world.chooseImage(makePng(400, 600), 'garden.png');
  await world.page.getByRole('img', { name: 'garden.png', exact: true }).waitFor();
  await write(world.get('textbox', 'Alt text'), 'Red poppies');
  await world.page.getByRole('img', { name: 'Red poppies', exact: true }).waitFor();
});

claim('a link within the page is a real one', 'desktop', async (world) => {
  await world.open('/integrations');
  const link = world.get('link', 'Compose').first();
  assert.equal(await link.getAttribute('href'), '/compose');
  assert.equal(await world.get('link', 'Integrations').first().getAttribute('aria-current'), 'page');
  const [opened] = await Promise.all([world.context.waitForEvent('page'), link.click({ modifiers: ['ControlOrMeta'] })]);
  await opened.getByRole('heading', { name: 'New pin' }).waitFor();
  assert.match(world.page.url(), /\/integrations$/);
  await opened.close();
});
