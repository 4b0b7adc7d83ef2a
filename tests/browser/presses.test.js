// A press acts once, on what lay under it, and on nothing else. The person's last choice counts.
'use strict';
const assert = require('node:assert/strict');
const { scenario: everywhere, share } = require('./scenario.js');
const { makePng } = require('./world.js');

const on = (size) => (name, body, options = {}) => everywhere(name, size, body, options);
const desktop = on('desktop'), phone = on('phone');
const shared = share(async (servers) => {
  const account = await servers.connect();
  const pin = (title) => servers.publish(account, { title, link: 'https://example.com/garden', picture: makePng(60, 90, 3) });
  shared.pin = await pin('A garden in June');
  await pin('Asters');
});
const here = { shared };

// A tap as finger and browser do it: press, the page draws, lift, and the browser's own events on whatever
// lies there by then. Returns whether the page prevented the browser's default for the last two events.
function tapSlowly(world, x, y) {
  return world.page.evaluate(([clientX, clientY]) => {
    const at = { clientX, clientY, bubbles: true, cancelable: true, pointerId: 7, pointerType: 'touch', isPrimary: true };
    const there = () => document.elementFromPoint(clientX, clientY) || document.body;
    there().dispatchEvent(new PointerEvent('pointerdown', { ...at, buttons: 1 }));
    window.pinwright.redraw(4);
    there().dispatchEvent(new PointerEvent('pointerup', at));
    const mouse = { clientX, clientY, bubbles: true, cancelable: true, detail: 1 };
    return ['mousedown', 'click'].map((type) => !there().dispatchEvent(new MouseEvent(type, mouse)));
  }, [x, y]);
}

desktop('a link that stands where a button stood is a link', async (world) => {
  await world.open(`/pins/${shared.pin.id}`);
  await world.get('button', 'New pin').waitFor();
  await world.press(world.get('link', 'Pins').first());
  await world.press(world.get('link', 'New pin'));
  await world.page.waitForURL(/compose/);
}, here);

desktop('a link that stands where other things stood leads somewhere', async (world) => {
  await world.open(`/pins/${shared.pin.id}`);
  await world.get('link', 'View on Pinterest').waitFor();
  await world.press(world.get('link', 'Schedule').first());
  await world.get('radiogroup', 'View').waitFor();
  await world.page.goBack();
  assert.match(await world.get('link', 'View on Pinterest').getAttribute('href'), /^http/);
}, here);

phone('a finger that closes a dialog touches nothing below it', async (world) => {
  await world.compose();
  await world.press(world.get('button', 'Create board'));
  await world.page.getByRole('dialog').waitFor();
  await world.settled();
  assert.deepEqual(await tapSlowly(world, 195, 120), [true, true]);
  await world.page.getByRole('dialog').waitFor({ state: 'detached' });
  // The next press acts normally again.
  await world.press(world.get('link', 'Pins'));
  await world.page.waitForURL(/pins/);
}, here);

desktop('a press beside a menu closes it and opens nothing', async (world) => {
  await world.open('/pins');
  await world.press(world.get('button', 'More: Asters'));
  await world.page.getByRole('menu').waitFor();
  await world.settled();
  const box = await world.page.getByRole('link', { name: /^A garden in June/ }).boundingBox();
  await world.page.mouse.click(box.x + 300, box.y + box.height / 2);
  await world.page.getByRole('menu').waitFor({ state: 'detached' });
  await world.settled();
  assert.match(world.page.url(), /\/pins$/);
  await world.page.mouse.click(box.x + 300, box.y + box.height / 2);
  await world.page.waitForURL(/pins\/./);
}, here);

desktop('the key that confirms a word of an input method is for it alone', async (world) => {
  await world.compose();
  const posted = [];
  world.page.on('request', (request) => { if (request.method() === 'POST') posted.push(request.url()); });
  await world.press(world.get('button', 'Create board'));
  await world.type('Board name', 'かま');
  // Safari reports the key only after the composition has ended.
  for (const key of ['Enter', 'Escape']) {
    await world.page.evaluate((name) => {
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: name, keyCode: 229, bubbles: true }));
    }, key);
    await world.settled();
    assert.equal(await world.page.getByRole('dialog').count(), 1, key);
  }
  assert.deepEqual(posted, []);
  assert.equal(await world.get('textbox', 'Board name').inputValue(), 'かま');
}, here);

desktop('of two images the one that was given last stays, however long the first took', async (world) => {
  await world.compose();
  await world.settled();
  await world.page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = function () {
      Blob.prototype.arrayBuffer = read;
      return new Promise((done) => { window.letGo = () => done(read.call(this)); });
    };
  });
  await world.chooseImage(makePng(60, 90, 3));
  await world.until(() => !!window.letGo);
  await world.chooseImage(makePng(30, 45, 5));
  await world.page.getByText(/^Uploaded.*30 × 45/).first().waitFor({ state: 'attached' });
  await world.page.evaluate(() => window.letGo());
  await world.settled();
  await world.page.getByText(/^Uploaded.*30 × 45/).first().waitFor({ state: 'attached' });
}, here);

const clipboards = {
  'the browser refuses': [() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
    document.execCommand = () => false;
  }, 'Couldn’t copy.'],
  'the page has no secure connection': [() => {
    Object.defineProperty(navigator, 'clipboard', { get: () => undefined });
    document.addEventListener('copy', (event) => setTimeout(() => { window.copied = event.defaultPrevented; }), true);
  }, 'Copied.'],
};
for (const [where, [take, words]] of Object.entries(clipboards)) {
  desktop(`what is said of copying is what came of it, where ${where}`, async (world) => {
    await world.page.addInitScript(take);
    await world.open(`/pins/${shared.pin.id}`);
    await world.press(world.get('button', 'Copy link'));
    await world.page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });
    if (words === 'Copied.') await world.until(() => window.copied === true);
  }, here);
}

desktop('what is pressed at once after the page scrolled to it is pressed where it lies then', async (world) => {
  await world.page.setViewportSize({ width: 1280, height: 500 });
  await world.compose();
  await world.settled();
  const scrolled = await world.page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Create board');
    const area = button.closest('.scrolls'), before = area.scrollTop;
    button.scrollIntoView({ block: 'end' });
    const box = button.getBoundingClientRect(), clientX = box.x + box.width / 2, clientY = box.y + box.height / 2;
    const at = { clientX, clientY, bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true };
    button.dispatchEvent(new PointerEvent('pointermove', at));
    button.dispatchEvent(new PointerEvent('pointerdown', { ...at, buttons: 1 }));
    button.dispatchEvent(new PointerEvent('pointerup', at));
    button.dispatchEvent(new MouseEvent('click', { ...at, detail: 1 }));
    return area.scrollTop - before;
  });
  assert.ok(scrolled > 50, `it lay ${scrolled} px below`);
  await world.page.getByRole('dialog').waitFor();
}, here);

phone('copying is asked for while the press is being told', async (world) => {
  await world.page.addInitScript(() => {
    let telling = false;
    document.addEventListener('click', () => {
      telling = true;
      setTimeout(() => { telling = false; });
    }, true);
    navigator.clipboard.writeText = () => {
      window.asked = telling;
      return Promise.resolve();
    };
  });
  await world.open(`/pins/${shared.pin.id}`);
  const button = world.get('button', 'Copy link');
  await button.waitFor();
  await world.settled();
  await button.scrollIntoViewIfNeeded();
  await world.drawn();
  // A press and its release before anything is drawn in between.
  const box = await button.boundingBox();
  await world.page.evaluate(([clientX, clientY]) => {
    const target = document.elementFromPoint(clientX, clientY);
    const at = { clientX, clientY, bubbles: true, cancelable: true, pointerId: 7, pointerType: 'touch', isPrimary: true };
    target.dispatchEvent(new PointerEvent('pointerdown', { ...at, buttons: 1 }));
    target.dispatchEvent(new PointerEvent('pointerup', at));
    target.dispatchEvent(new MouseEvent('click', { clientX, clientY, bubbles: true, cancelable: true, detail: 1 }));
  }, [box.x + box.width / 2, box.y + box.height / 2]);
  await world.until(() => window.asked !== undefined);
  assert.equal(await world.page.evaluate(() => window.asked), true);
}, here);

desktop('a fault in somebody else\'s script stops nothing', async (world) => {
  await world.compose();
  await world.page.evaluate(() => { setTimeout(() => { throw new Error('foreign'); }); });
  await world.type('Title', 'Still here');
  await world.until(() => Object.keys(localStorage).some((key) => localStorage[key].includes('Still here')));
  assert.equal(await world.page.getByText('Pinwright stopped').count(), 0);
  await world.press(world.get('button', 'Discard draft'));
  await world.page.getByRole('dialog').waitFor();
}, { ...here, allowed: /foreign/ });

phone('a tap of a finger that moved a little is taken in on a busy page, too', async (world) => {
  await world.open('/pins');
  await world.press(world.get('button', 'More: Asters'));
  const item = world.page.getByRole('menuitem', { name: 'Copy link' });
  await item.waitFor();
  await world.settled();
  const box = await item.boundingBox();
  await world.page.evaluate(([x, y]) => {
    const target = document.elementFromPoint(x, y);
    const send = (type, dx, more = {}) => target.dispatchEvent(new PointerEvent(type, { clientX: x + dx, clientY: y, bubbles: true,
      cancelable: true, pointerId: 7, pointerType: 'touch', isPrimary: true, ...more }));
    send('pointerdown', 0, { buttons: 1 });
    send('pointermove', 2, { buttons: 1 });
    send('pointerup', 3);
  }, [box.x + 40, box.y + box.height / 2]);
  await world.page.getByRole('menu').waitFor({ state: 'detached' });
  await world.page.getByRole('status').filter({ hasText: /copied/i }).waitFor({ state: 'attached' });
}, here);

phone('tabs that do not fit are dragged along, which chooses none, and a press chooses', async (world) => {
  await world.open('/schedule');
  const all = world.get('tab', 'All'), last = world.get('tab', 'Not published');
  await last.waitFor();
  await world.settled();
  const right = async () => { const box = await last.boundingBox(); return box.x + box.width; };
  const first = await all.boundingBox(), y = first.y + first.height / 2, width = (await last.boundingBox()).width;
  const session = await world.context.newCDPSession(world.page);
  const touch = (type, x) => session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y, id: 1 }] });
  await touch('touchStart', 300);
  for (const x of [290, 260, 220, 160, 100]) {
    await touch('touchMove', x);
    await world.drawn();
  }
  await touch('touchEnd');
  await world.settled();
  assert.ok((await last.boundingBox()).width > width, 'it came into sight');
  assert.ok(await right() <= 374.5);
  assert.equal(await all.getAttribute('aria-selected'), 'true');
  await world.press(last);
  await world.until(() => document.querySelector('[role=tab][aria-selected=true]').textContent === 'Not published');
  // An item chosen by keyboard scrolls into view.
  await world.page.keyboard.press('Home');
  await world.until(() => document.querySelector('[role=tab][aria-selected=true]').textContent === 'All');
  await world.settled();
  assert.equal((await all.boundingBox()).x, first.x);
}, here);
