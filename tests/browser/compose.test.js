// The form in full: searching, remembering and creating boards, and their sections; the preview; discarding;
// an interrupted upload; and the published pin with its link and history.
'use strict';
const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const { test, before, after } = require('node:test');
const zlib = require('node:zlib');
const { Gate } = require('./gate.js');
const { World, launch, makePng, sizes } = require('./world.js');

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

// Starts connected, at the form. `options.allowed`: what the console may say; `options.gate`: a network path
// that can be cut.
function scenario(name, body, options = {}) {
  for (const size of Object.keys(sizes).filter((one) => ['desktop', 'phone'].includes(one))) {
    test(`${name} (${size})`, async () => {
      const gate = options.gate && await Gate.open();
      const world = await World.make(browser, size, { ...options, context: gate ? gate.context : {} });
      world.gate = gate;
      try {
        if (options.prepare) await options.prepare(world);
        await world.open();
        await world.connect();
        await compose(world);
        await body(world);
        assert.deepEqual(world.complaints.filter((text) => !(options.allowed && options.allowed.test(text))), [],
          'the console is clean');
      } catch (error) {
        error.message += `\nproxy:\n${world.proxy.output.slice(-2000)}`;
        throw error;
      } finally {
        await world.close();
        if (gate) await gate.close();
      }
    });
  }
}

async function compose(world) {
  await world.press(world.get('link', 'Compose').first());
  await world.get('combobox', 'Board').waitFor();
}

const focused = (world) => world.page.evaluate(() => {
  const one = document.activeElement;
  return one.getAttribute('aria-label') || one.textContent;
});
const chosen = (world, name, text) => world.get('combobox', name).filter({ hasText: text }).waitFor();

// The page's policy forbids what Playwright's waitForFunction needs.
async function until(world, condition, argument) {
  const end = Date.now() + 20000;
  while (!await world.page.evaluate(condition, argument)) {
    assert.ok(Date.now() < end, `never came true: ${condition}`);
    await world.page.waitForTimeout(50);
  }
}

// Calls the stand-in's API with a token that needs no consent page.
async function pinterest(world, method, path, body) {
  world.token = world.token || (await world.control('grant', { account: 'willowandclay',
    scopes: ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read'] })).access_token;
  const answer = await fetch(`${world.pinterest}/v5${path}`, { method,
    headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body) });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  return answer.json();
}

// Noise doesn't compress: makes a picture of about `megabytes`.
function makeNoise(megabytes) {
  const side = Math.round(Math.sqrt((megabytes * 1e6) / 3));
  const plain = makePng(side, side);
  const crc = (bytes) => {
    let value = ~0;
    for (const byte of bytes) {
      value ^= byte;
      for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (0xedb88320 & -(value & 1));
    }
    return ~value >>> 0;
  };
  const rows = crypto.randomBytes((side * 3 + 1) * side);
  for (let y = 0; y < side; y++) rows[y * (side * 3 + 1)] = 0;
  const data = Buffer.concat([Buffer.from('IDAT'), zlib.deflateSync(rows, { level: 1 })]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length - 4, 0);
  around.writeUInt32BE(crc(data), 4);
  // The plain picture's head up to its data, and its end.
  return Buffer.concat([plain.subarray(0, 33), around.subarray(0, 4), data, around.subarray(4), plain.subarray(-12)]);
}

scenario('a board is found by typing and taken with Enter', async (world) => {
  await world.press(world.get('combobox', 'Board'));
  await world.get('combobox', 'Search boards').waitFor();
  await until(world, () => document.activeElement.getAttribute('aria-label') === 'Search boards');
  await world.page.keyboard.insertText('GLAZE');
  const options = world.page.getByRole('option');
  await until(world, () => document.querySelectorAll('[role=option]').length === 2);
  assert.match(await options.first().textContent(), /^Glaze tests/);
  assert.equal(await options.last().textContent(), 'Create board “GLAZE”');
  await world.page.keyboard.press('Enter');
  await chosen(world, 'Board', 'Glaze tests');
  assert.equal(await focused(world), 'Board');
  // The search text isn't kept; the list is complete again.
  await world.press(world.get('combobox', 'Board'));
  await until(world, () => document.querySelectorAll('[role=option]').length > 5);
  await world.page.keyboard.press('Escape');
  await world.page.getByRole('option').first().waitFor({ state: 'detached' });
  assert.equal(await focused(world), 'Board');
});

scenario('the arrows go through the boards while the focus stays in the search', async (world) => {
  await world.press(world.get('combobox', 'Board'));
  const search = world.get('combobox', 'Search boards');
  await search.waitFor();
  const marked = async (name) => until(world, (wanted) => {
    const one = document.getElementById(document.activeElement.getAttribute('aria-activedescendant'));
    return one && one.textContent.startsWith(wanted);
  }, name);
  const names = await world.page.getByRole('option').allTextContents();
  await world.page.keyboard.press('ArrowDown');
  await world.page.keyboard.press('ArrowDown');
  await world.page.keyboard.press('ArrowUp');
  await marked(names[1]);
  await world.page.keyboard.press('Enter');
  await chosen(world, 'Board', names[1]);
});

scenario('the board of the last pin comes first', async (world) => {
  await world.chooseImage(makePng(400, 600));
  await world.chooseBoard(/Workshop/);
  await world.type('Title', 'A bowl');
  await world.press(world.get('button', 'Publish now'));
  await world.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
  await world.press(world.get('button', 'New pin'));
  await world.press(world.get('combobox', 'Board'));
  const first = world.page.getByRole('option').first();
  await first.filter({ hasText: 'Workshop' }).waitFor();
  assert.equal(await first.evaluate((one) => document.getElementById(one.getAttribute('aria-describedby'))?.textContent
    || one.getAttribute('aria-description')), 'Recent');
  assert.equal(await world.page.getByRole('option', { name: /^Workshop/ }).count(), 1, 'it stands there once');
});

scenario('the last row of the list makes the board that was searched for', async (world) => {
  await world.press(world.get('combobox', 'Board'));
  await until(world, () => document.activeElement.getAttribute('aria-label') === 'Search boards');
  await world.page.keyboard.insertText('Raku firing');
  const row = world.get('option', 'Create board “Raku firing”');
  await row.waitFor();
  assert.equal(await world.page.getByRole('option').count(), 1);
  await world.press(row);
  const dialog = world.get('dialog', 'Create board');
  await dialog.waitFor();
  assert.equal(await world.get('textbox', 'Board name').inputValue(), 'Raku firing');
  await world.press(dialog.getByRole('button', { name: 'Create', exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await chosen(world, 'Board', 'Raku firing');
  const { items } = await pinterest(world, 'GET', '/boards?page_size=100');
  assert.equal(items.filter((one) => one.name === 'Raku firing').length, 1);
});

scenario('a board with sections offers them, and the pin goes into the chosen one', async (world) => {
  await world.chooseImage(makePng(400, 600));
  await world.chooseBoard(/Workshop/);
  await world.press(world.get('combobox', 'Section'));
  await world.press(world.get('option', 'Second firing'));
  await chosen(world, 'Section', 'Second firing');
  await world.type('Title', 'Twice in the kiln');
  await world.press(world.get('button', 'Publish now'));
  await world.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
  const [pin] = await world.ledger();
  assert.equal(pin.board_section_id, world.section);
}, {
  prepare: async (world) => {
    const { items } = await pinterest(world, 'GET', '/boards?page_size=100');
    const board = items.find((one) => one.name === 'Workshop');
    await pinterest(world, 'POST', `/boards/${board.id}/sections`, { name: 'First firing' });
    world.section = (await pinterest(world, 'POST', `/boards/${board.id}/sections`, { name: 'Second firing' })).id;
  },
});

scenario('the preview shows the pin in the feed and close up', async (world) => {
  const fold = world.get('button', 'Show preview');
  if (world.touch) await world.press(fold);
  const group = world.get('radiogroup', 'Preview');
  await group.waitFor();
  assert.equal(await world.get('radio', 'Feed').getAttribute('aria-checked'), 'true');
  await world.press(world.get('radio', 'Close-up'));
  await world.page.locator('[role=radio][aria-checked=true]', { hasText: 'Close-up' }).or(
    world.get('radio', 'Close-up', { checked: true })).first().waitFor();
  await world.get('radio', 'Close-up').focus();
  await world.page.keyboard.press('ArrowLeft');
  await world.get('radio', 'Feed', { checked: true }).waitFor();
  assert.equal(await focused(world), 'Feed');
  if (world.touch) {
    await world.press(world.get('button', 'Hide preview'));
    await group.waitFor({ state: 'detached' });
  }
});

scenario('discarding asks back, and only where there is something to lose', async (world) => {
  assert.equal(await world.get('button', 'Discard draft').count(), 0);
  await world.type('Title', 'Half a thought');
  await world.press(world.get('button', 'Discard draft'));
  const dialog = world.get('dialog', 'Discard this draft?');
  await dialog.waitFor();
  assert.equal(await focused(world), 'Keep');
  await world.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await world.get('textbox', 'Title').inputValue(), 'Half a thought');
  await world.press(world.get('button', 'Discard draft'));
  await world.press(dialog.getByRole('button', { name: 'Discard', exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await until(world, () => document.querySelector('input[aria-label=Title]').value === '');
  await world.get('button', 'Discard draft').waitFor({ state: 'detached' });
  assert.equal(await world.page.evaluate(() => JSON.stringify(localStorage).includes('Half a thought')), false);
});

scenario('what needs attention is named or counted above the button, which leads to the first', async (world) => {
  await world.press(world.get('button', 'Publish now'));
  const summary = world.get('button', '2 things need your attention');
  await summary.waitFor();
  await world.press(world.get('textbox', 'Title'));
  await world.press(summary);
  await until(world, () => document.activeElement.type === 'file');
  await world.chooseBoard(/Workshop/);
  const one = world.get('button', 'Add an image to publish');
  await one.waitFor();
  await world.chooseImage(makePng(400, 600));
  await one.waitFor({ state: 'detached' });
  assert.equal((await world.ledger()).length, 0);
});

scenario('a published pin has its link to copy, its id, and its history', async (world) => {
  await world.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await world.chooseImage(makePng(400, 600));
  await world.chooseBoard(/Workshop/);
  await world.type('Title', 'A bowl');
  await world.press(world.get('button', 'Publish now'));
  const link = world.get('link', 'View on Pinterest');
  await link.waitFor({ timeout: 30000 });
  const copied = () => world.page.evaluate(() => navigator.clipboard.readText());
  await world.press(world.get('button', 'Copy link'));
  await world.page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor({ state: 'attached' });
  assert.equal(await copied(), await link.getAttribute('href'));
  const id = new URL(world.page.url()).pathname.split('/').pop();
  await world.press(world.get('button', 'Copy pin ID'));
  await until(world, async (wanted) => (await navigator.clipboard.readText()) === wanted, id);

  const history = world.get('list', 'History');
  for (const text of ['Saved.', 'Sent to Pinterest.', 'Published.']) {
    await history.getByRole('listitem').filter({ hasText: text }).or(
      history.getByRole('listitem', { name: new RegExp(`^${text}`) })).first().waitFor();
  }
  await world.press(world.get('link', 'Pins').first());
  await world.page.waitForURL(/\/pins$/);
});

scenario('a refused pin says so in its history, with the reason', async (world) => {
  await world.control('fail', { method: 'POST', path: '/pins', times: 1, status: 400, code: 1,
    message: 'Sorry! We blocked this link because it may lead to spam.' });
  await world.chooseImage(makePng(400, 600));
  await world.chooseBoard(/Workshop/);
  await world.type('Title', 'A bowl');
  await world.press(world.get('button', 'Publish now'));
  const refused = world.get('list', 'History').getByRole('listitem');
  await refused.filter({ hasText: /refused it/ }).or(world.page.getByRole('listitem', { name: /refused it: .+/ }))
    .first().waitFor({ timeout: 30000 });
  await world.get('button', 'Edit').waitFor();
  assert.equal(await world.get('button', 'Copy link').count(), 0);
});

scenario('an interrupted upload resumes where it was, and the pin is published automatically', async (world) => {
  const offsets = [];
  world.page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  const held = world.gate.hold(1_500_000);
  await world.chooseImage(makeNoise(3));
  await held;
  await world.chooseBoard(/Workshop/);
  await world.type('Title', 'Through the storm');
  await world.press(world.get('button', 'Publish now'));
  await world.page.getByRole('button', { name: /^Uploading \d/ }).waitFor();
  world.gate.cut();
  await world.get('button', 'Waiting to resume').waitFor();
  await world.page.getByText('The connection was lost.', { exact: true }).first().waitFor();
  await world.get('button', 'Cancel').waitFor();
  world.gate.mend();
  // It may have resumed automatically before the press.
  await world.get('button', 'Try now').click({ timeout: 5000 }).catch(() => {});
  await world.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
  assert.equal(offsets[0], 0);
  assert.ok(offsets[offsets.length - 1] > 0, `went on from ${offsets}`);
  const ledger = await world.ledger();
  assert.equal(ledger.length, 1);
  assert.equal(ledger[0].title, 'Through the storm');
}, { gate: true, allowed: /net::ERR_|status of 50[24]/ });

scenario('an interrupted upload resumes automatically, and can be canceled', async (world) => {
  const held = world.gate.hold(1_000_000);
  await world.chooseImage(makeNoise(2));
  await held;
  world.gate.cut();
  await world.get('button', 'Try now').waitFor();
  world.gate.mend();
  await world.page.getByText(/^Uploaded/).first().waitFor({ timeout: 30000 });
  await world.press(world.get('button', 'Remove image'));
  await world.page.getByText(/^Uploaded/).first().waitFor({ state: 'detached' });

  const again = world.gate.hold(1_000_000);
  await world.chooseImage(makeNoise(2));
  await again;
  world.gate.cut();
  await world.press(world.get('button', 'Cancel'));
  await world.page.getByRole('progressbar').waitFor({ state: 'detached' });
  await world.page.getByLabel('Choose image').waitFor({ state: 'attached' });
  world.gate.mend();
}, { gate: true, allowed: /net::ERR_|status of 50[24]/ });
