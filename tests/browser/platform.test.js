// The page as a page: its pixels, its picture when the graphics fail, touch and wheel, files, focus, and what
// it says when it can't continue.
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test, before, after } = require('node:test');
const { unlike } = require('../engines/alike.js');
const { World, launch, makePng, sizes, withoutWebGl, withNoisyCanvas } = require('./world.js');

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

function scenario(name, size, body, options = {}) {
  test(`${name} (${size})`, async () => {
    // Without a graphics card, extra pixels cost time: no more than the case needs.
    const world = await World.make(browser, size, { ...options, context: { deviceScaleFactor: 1, ...options.context } });
    try {
      await body(world);
      assert.deepEqual(world.complaints.filter((text) => !(options.allowed && options.allowed.test(text))), [], 'the console is clean');
    } catch (error) {
      if (process.env.PINWRIGHT_SHOTS) {
        await world.page.screenshot({ path: `${process.env.PINWRIGHT_SHOTS}/${name.replace(/\W+/g, '_')}_${size}.png` });
      }
      throw error;
    } finally {
      await world.close();
    }
  });
}

async function toComposer(world) {
  await world.open();
  await world.connect();
  await world.press(world.get('link', 'Compose').first());
  await world.get('textbox', 'Title').waitFor();
}

// How many colors a part of the picture has, read from a screenshot in the browser itself.
async function colors(world, clip) {
  const shot = (await world.page.screenshot({ clip })).toString('base64');
  return world.page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
  }, shot);
}

// Waits until `what` meets `wanted`; fails with its last value.
async function until(what, wanted, failed) {
  const end = Date.now() + 20000;
  let last;
  do {
    last = await what();
    if (wanted(last)) return last;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  throw new Error(`${failed}: ${JSON.stringify(last)}`);
}

// Idle: the number of frames stays the same for two checks in a row.
async function settled(world) {
  let last = -1;
  await until(() => world.page.evaluate(() => window.pinwright.frames()), (now) => {
    const same = now === last;
    last = now;
    return same;
  }, 'the frames do not end');
}

const scrollTop = (world) => world.page.evaluate(() => document.querySelector('main').scrollTop);

// ---- The picture ----

// Like the browser's zoom: the same window with more or fewer device pixels per CSS pixel.
for (const ratio of [0.5, 1, 1.25, 1.5, 2, 3, 4]) {
  scenario(`device pixels are exact at ${100 * ratio} %`, 'desktop', async (world) => {
    await world.open('/integrations');
    await world.get('button', 'Connect Account').waitFor();
    for (const [wide, high] of [[1281, 799], [1033, 555]]) {
      const width = Math.round(wide / ratio), height = Math.round(high / ratio);
      await world.page.setViewportSize({ width, height });
      await until(() => world.page.evaluate(() => {
        const canvas = document.getElementById('canvas'), box = canvas.getBoundingClientRect();
        return [canvas.width, canvas.height, box.width * devicePixelRatio, box.height * devicePixelRatio, box.width];
      }), ([w, h, x, y, css]) => css === width && w === Math.round(x) && h === Math.round(y), 'the canvas is not exact');
    }
  }, { context: { viewport: { width: Math.round(1280 / ratio), height: Math.round(800 / ratio) }, deviceScaleFactor: ratio } });
}

scenario('a window on a screen with other pixels makes the picture anew', 'desktop', async (world) => {
  await world.open('/integrations');
  await world.get('button', 'Connect Account').waitFor();
  const session = await world.context.newCDPSession(world.page);
  for (const [width, deviceScaleFactor] of [[800, 2], [1000, 1.5], [1280, 1]]) {
    await session.send('Emulation.setDeviceMetricsOverride', { width, height: 600, deviceScaleFactor, mobile: false });
    await until(() => world.page.evaluate(() => document.getElementById('canvas').width), (w) => w === width * deviceScaleFactor, 'width');
  }
});

scenario('a lost context comes back with every texture, twice, with an upload under way', 'desktop', async (world) => {
  await toComposer(world);
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await world.page.route(/\/api\/v1\/(media|uploads\/[^/]+)$/, async (route) => {
    if (['POST', 'PATCH'].includes(route.request().method())) await held;
    await route.continue();
  });
  await world.chooseImage(makePng(800, 1200));
  await world.page.getByRole('progressbar').first().waitFor();
  await settledPicture(world);
  const whole = await colors(world);
  await world.page.evaluate(() => {
    const gl = document.getElementById('canvas').getContext('webgl');
    window.losing = gl.getExtension('WEBGL_lose_context');
  });
  for (let round = 0; round < 2; round++) {
    await world.page.evaluate(() => window.losing.loseContext());
    await world.type('Title', 'a');  // The program keeps running meanwhile.
    await world.page.evaluate(() => window.losing.restoreContext());
    await until(() => colors(world), (now) => now > whole * 0.9, `the picture is not whole again (${whole})`);
  }
  release();
  await world.page.getByRole('progressbar').first().waitFor({ state: 'detached' });
  await world.chooseBoard(/.+/);
  await world.press(world.get('button', 'Publish now'));
  await world.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
  assert.equal((await world.ledger())[0].title, 'aa');
}, { allowed: /WebGL|CONTEXT_LOST/ });

async function settledPicture(world) {
  let last = -1;
  await until(() => colors(world), (now) => {
    const same = now === last && now > 400;  // The gradient of the chosen image has many colors.
    last = now;
    return same;
  }, 'the image does not show');
}

scenario('a context that stays lost is said in words, and unsaid when it comes back', 'desktop', async (world) => {
  await world.open('/integrations');
  await world.get('button', 'Connect Account').waitFor();
  await world.page.evaluate(() => {
    window.losing = document.getElementById('canvas').getContext('webgl').getExtension('WEBGL_lose_context');
    window.losing.loseContext();
  });
  await world.page.getByRole('alert').filter({ hasText: 'The graphics stopped' }).waitFor({ timeout: 15000 });
  await world.get('button', 'Reload').waitFor();
  await world.page.evaluate(() => window.losing.restoreContext());
  await world.get('button', 'Reload').waitFor({ state: 'hidden' });
  await world.press(world.get('button', 'Connect Account'));
  await world.get('button', 'Pinterest').waitFor();
}, { allowed: /WebGL|CONTEXT_LOST/ });

// ---- When it can't continue ----

// From now on, the program traps when it calls this function of the page.
const traps = {
  'in a frame': () => { CanvasRenderingContext2D.prototype.measureText = () => { throw new WebAssembly.RuntimeError('unreachable'); }; },
  'in a timer, an event or an answer': () => {
    const now = Date.now;
    Date.now = () => {
      if (/wasm/.test(new Error().stack)) throw new WebAssembly.RuntimeError('unreachable');
      return now();
    };
  },
};
for (const [where, trap] of Object.entries(traps)) {
  scenario(`a trap ${where} stops the program once, keeps the draft and offers a reload`, 'desktop', async (world) => {
    await toComposer(world);
    await world.type('Title', 'Kept through the fall');
    await until(() => world.page.evaluate(() => localStorage.getItem('pinwright.draft')), (text) => /Kept through/.test(text), 'the draft is kept');
    await world.page.evaluate(trap);
    await world.type('Title', ' ẞ☂ϔ that was never drawn before');
    await world.page.getByRole('alert').filter({ hasText: 'Pinwright stopped' }).waitFor();
    const frames = await world.page.evaluate(() => window.pinwright.frames());
    await world.page.mouse.move(300, 300);
    await world.page.mouse.wheel(0, 200);
    await world.page.keyboard.press('Escape');
    await world.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.equal(await world.page.evaluate(() => window.pinwright.frames()), frames);
    assert.equal(world.complaints.length, 1, 'it stops once');
    await world.get('button', 'Reload').click();
    await world.get('textbox', 'Title').waitFor();
    assert.equal(await world.get('textbox', 'Title').inputValue(), 'Kept through the fall');
  }, { allowed: /unreachable/ });
}

const poor = {
  'no WebGL': [withoutWebGl, 'This browser can’t show Pinwright'],
  'shaders that are not taken': [() => {
    const kind = WebGLRenderingContext.prototype, { getProgramParameter } = kind;
    kind.getProgramParameter = function (program, name) {
      return name !== this.LINK_STATUS && getProgramParameter.call(this, program, name);
    };
  }, 'This browser can’t show Pinwright'],
  'no WebAssembly': [() => { delete window.WebAssembly; }, 'This browser is too old for Pinwright'],
  'blocked cookies': [() => {
    Object.defineProperty(navigator, 'cookieEnabled', { get: () => false });
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } });
  }, 'Cookies are blocked'],
};
for (const [what, [take, words]] of Object.entries(poor)) {
  scenario(`${what}: said in words`, 'phone', async (world) => {
    await world.page.addInitScript(take);
    await world.open();
    await world.page.getByRole('alert').filter({ hasText: words }).waitFor();
  });
}

scenario('a network that fails is said in words, and trying again helps', 'phone', async (world) => {
  await world.page.route(/app\.[^/]*wasm|app\.wasm/, (route) => route.abort());
  await world.open();
  await world.page.getByRole('alert').filter({ hasText: 'couldn’t load' }).waitFor();
  await world.page.unroute(/app\.[^/]*wasm|app\.wasm/);
  await world.get('button', 'Try again').tap();
  await world.get('link', 'Integrations').waitFor();
}, { allowed: /ERR_FAILED|preload/ });

scenario('without scripts the page says what it needs', 'desktop', async (world) => {
  await world.open();
  await world.page.getByRole('heading', { name: 'Pinwright needs JavaScript' }).waitFor();
}, { context: { javaScriptEnabled: false } });

scenario('the kept theme is worn before anything shows', 'desktop', async (world) => {
  await world.page.addInitScript(() => localStorage.setItem('pinwright.preferences', '{"theme":"dark"}'));
  await world.page.route(/app\.[^/]*js/, () => {});  // The program never comes.
  await world.page.goto(world.url, { waitUntil: 'commit' });
  await world.page.waitForSelector('#loading');
  assert.equal(await world.page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  assert.equal(await world.page.evaluate(() => getComputedStyle(document.getElementById('loading')).backgroundColor), 'rgb(21, 21, 20)');
});

// ---- Touch and wheel ----

scenario('a notch glides, a trackpad adds up its fractions, Shift does not scroll', 'desktop', async (world) => {
  await toComposer(world);
  await world.page.setViewportSize({ width: 900, height: 420 });
  await until(() => world.page.evaluate(() => document.querySelector('main').clientHeight), (h) => h < 420, 'resized');
  await world.page.mouse.move(300, 200);
  await world.page.mouse.wheel(0, 120);
  await until(() => scrollTop(world), (top) => top === 120, 'a notch is 120');
  await settled(world);
  // A tenth of a pixel each: invisible one by one, but four pixels together.
  await world.page.evaluate(() => {
    for (let i = 0; i < 40; i++) {
      document.getElementById('stage').dispatchEvent(new WheelEvent('wheel', { deltaY: -0.1, clientX: 300, clientY: 200, bubbles: true, cancelable: true }));
    }
  });
  await until(() => scrollTop(world), (top) => Math.abs(top - 116) <= 1, 'fractions add up');
  await world.page.evaluate(() => document.getElementById('stage').dispatchEvent(new WheelEvent('wheel',
    { deltaY: 3, deltaMode: 1, shiftKey: true, clientX: 300, clientY: 200, bubbles: true, cancelable: true })));
  await settled(world);
  assert.ok(Math.abs(await scrollTop(world) - 116) <= 1);
  await world.page.evaluate(() => document.getElementById('stage').dispatchEvent(new WheelEvent('wheel',
    { deltaY: -3, deltaMode: 1, clientX: 300, clientY: 200, bubbles: true, cancelable: true })));
  await until(() => scrollTop(world), (top) => top === 0, 'three lines go up to the top');
  assert.equal(await world.page.evaluate(() => window.scrollY), 0, 'the page itself never moves');
});

// Swipes a finger from `from` to `to` in steps, then lifts it.
async function swipe(session, x, from, to, steps = 8) {
  const point = (y) => [{ x, y, id: 1 }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(from) });
  for (let i = 1; i <= steps; i++) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(from + ((to - from) * i) / steps) });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

scenario('a finger drags, its throw runs out, and a press that scrolled presses nothing', 'phone', async (world) => {
  await toComposer(world);
  const session = await world.context.newCDPSession(world.page);
  await swipe(session, 200, 600, 300);
  const dragged = await until(() => scrollTop(world), (top) => top >= 250, 'the finger drags');
  await settled(world);
  assert.ok(await scrollTop(world) >= dragged);
  assert.equal(await world.page.evaluate(() => document.activeElement.matches('.field')), false, 'no field was pressed');
  assert.equal(await world.page.evaluate(() => window.scrollY), 0);
  await swipe(session, 200, 300, 800, 30);
  await until(() => scrollTop(world), (top) => top === 0, 'back to the top');
  assert.equal(await world.page.evaluate(() => new URL(location.href).pathname), '/compose');
});

scenario('a long press activates nothing', 'phone', async (world) => {
  await world.open('/integrations');
  const button = world.get('button', 'Connect Account');
  await button.waitFor();
  const box = await button.boundingBox();
  const session = await world.context.newCDPSession(world.page);
  const at = [{ x: box.x + box.width / 2, y: box.y + box.height / 2, id: 1 }];
  await world.page.evaluate(() => {
    // Counts clicks: the long press must cause none.
    window.clicks = 0;
    document.getElementById('mirror').addEventListener('click', () => { window.clicks++; });
  });
  const before = await world.page.evaluate(() => performance.now());
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at });
  await until(() => world.page.evaluate(() => performance.now()), (now) => now - before > 700, 'the clock');
  // A busy page handles the press late. Once it is idle, the program knows, and the result is drawn.
  await settled(world);
  await settled(world);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await settled(world);
  assert.equal(await world.page.evaluate(() => window.clicks), 0);
  assert.equal(await world.page.getByRole('dialog').count(), 0);
  await button.tap();
  await world.page.getByRole('dialog').waitFor();
});

scenario('a press that leaves the window and ends there is over', 'desktop', async (world) => {
  await world.open('/integrations');
  const button = world.get('button', 'Connect Account');
  const box = await button.boundingBox();
  await world.page.mouse.move(box.x + 20, box.y + 20);
  await world.page.mouse.down();
  await world.page.mouse.move(-40, -40);
  await world.page.mouse.up();
  await world.page.mouse.move(box.x + 22, box.y + 22);
  await settled(world);
  assert.equal(await world.page.getByRole('dialog').count(), 0);
  await button.click();
  await world.page.getByRole('dialog').waitFor();
});

// ---- Files ----

async function give(world, kind, bytes, extra = {}) {
  await world.page.evaluate(([type, data, text]) => {
    const carried = new DataTransfer();
    if (data) carried.items.add(new File([Uint8Array.from(data)], 'given.png', { type: 'image/png' }));
    if (text) carried.setData('text/plain', text);
    const target = type === 'paste' ? document.activeElement : document.getElementById('mirror');
    target.dispatchEvent(type === 'paste' ? new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }) :
      new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }, [kind, bytes && [...bytes], extra.text]);
}
const removed = (world) => world.get('button', /Remove/).first();

for (const kind of ['drop', 'paste']) {
  scenario(`an image comes by ${kind}`, 'desktop', async (world) => {
    await toComposer(world);
    await give(world, kind, makePng(300, 450));
    await removed(world).waitFor();
  });
}

scenario('words pasted into a field are the field\'s, with a picture of them or without', 'desktop', async (world) => {
  await toComposer(world);
  await world.press(world.get('textbox', 'Title'));
  await give(world, 'paste', makePng(30, 45), { text: 'words' });
  // Only the picture is accepted, and it is the only one.
  await give(world, 'paste', makePng(60, 90));
  await removed(world).waitFor();
  const image = await until(() => world.page.evaluate(() => (JSON.parse(localStorage.getItem('pinwright.draft')) || {}).image),
    (found) => found && found.id, 'the draft names the image');
  assert.deepEqual([image.width, image.height], [60, 90]);
});

// A JPEG made by the browser, in landscape and of whole blocks. It has an Exif orientation that turns it
// upright, a location and a second picture.
async function lyingPhoto(world) {
  const jpeg = Buffer.from(await world.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(608, 304);
    const context = canvas.getContext('2d');
    context.fillStyle = '#c33';
    context.fillRect(0, 0, 608, 304);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
  }));
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 48.1 11.5', 'latin1')]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2), jpeg]);
}

// The draft's image as the server has it.
async function storedImage(world) {
  const media = await until(() => world.page.evaluate(() => (JSON.parse(localStorage.getItem('pinwright.draft')) || {}).image),
    (found) => found && found.id, 'the draft names the image');
  return world.page.evaluate(async (id) => {
    const bytes = await (await fetch(`/api/v1/media/${id}`)).arrayBuffer();
    const bitmap = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'none' });
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const small = await fetch(`/api/v1/media/${id}?size=small`);
    return { width: bitmap.width, height: bitmap.height, text: new TextDecoder('latin1').decode(bytes),
      color: [...context.getImageData(0, 0, 1, 1).data], small: (await small.arrayBuffer()).byteLength };
  }, media.id);
}

function assertUpright(stored) {
  assert.deepEqual([stored.width, stored.height], [304, 608]);
  assert.doesNotMatch(stored.text, /GPS|Exif/);
  assert.equal(stored.text.indexOf('\xff\xd9'), stored.text.length - 2, 'it ends with its picture');
  [0xcc, 0x33, 0x33].forEach((value, at) => assert.ok(Math.abs(stored.color[at] - value) < 8, `${stored.color}`));
  assert.ok(stored.small <= 20480);
}

scenario('a photo that was taken sideways stands upright, without its place', 'desktop', async (world) => {
  await toComposer(world);
  await world.chooseImage(await lyingPhoto(world), 'photo.jpg', 'image/jpeg');
  await removed(world).waitFor();
  assertUpright(await storedImage(world));
});

scenario('where a canvas cannot be read back, text is read and photos stay whole', 'desktop', async (world) => {
  await world.page.addInitScript(withNoisyCanvas);
  await toComposer(world);
  await settled(world);
  const share = unlike(await world.page.screenshot(), fs.readFileSync(path.join(__dirname, 'approved/compose.1280x800.png')));
  assert.ok(share < 0.02, `${(100 * share).toFixed(1)} % of the picture are of other colors`);
  await world.chooseImage(await lyingPhoto(world), 'photo.jpg', 'image/jpeg');
  await removed(world).waitFor();
  assertUpright(await storedImage(world));
  assert.equal(await world.page.evaluate(() => window.readBacks), 1, 'only whether it can be was tried');
});

scenario('a fine pattern in a list is one gray, and no stripes', 'desktop', async (world) => {
  await toComposer(world);
  const pattern = Buffer.from(await world.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(999, 1500), context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 999, 1500);
    context.fillStyle = '#000';
    for (let y = 0; y < 1500; y++) for (let x = y % 2; x < 999; x += 2) context.fillRect(x, y, 1, 1);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
  }));
  await world.chooseImage(pattern);
  await removed(world).waitFor();
  await world.type('Title', 'Pattern');
  await world.chooseBoard(/.+/);
  await world.press(world.get('button', 'Publish now'));
  await world.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
  await world.press(world.get('link', 'Pins').first());
  const link = world.get('list', 'Pins').getByRole('link', { name: /^Pattern/ });
  await link.waitFor();
  const row = await link.boundingBox();
  const side = 64;
  await until(() => grays(world, { x: row.x, y: row.y, width: 2 * side, height: row.height }),
    (count) => count > 0.9 * side * side, 'the thumbnail is not one gray');
}, { context: { deviceScaleFactor: 2 } });

// How many pixels in a part of the page are as dark as an even mix of black and white.
async function grays(world, clip) {
  const shot = (await world.page.screenshot({ clip, scale: 'css' })).toString('base64');
  return world.page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data: values } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let count = 0;
    for (let at = 0; at < values.length; at += 4) if (values[at] > 100 && values[at] < 200 && values[at] === values[at + 1]) count++;
    return count;
  }, shot);
}

// ---- Focus and direction ----

const focused = (world) => world.page.evaluate(() => {
  const one = document.activeElement;
  return one.getAttribute('aria-label') || one.textContent.slice(0, 60) || one.tagName;
});

scenario('a dialog takes the focus, keeps it, and gives it back', 'desktop', async (world) => {
  await world.open('/integrations');
  await world.get('button', 'Connect Account').focus();
  await world.page.keyboard.press('Enter');
  const dialog = world.page.getByRole('dialog');
  await dialog.waitFor();
  await until(() => world.page.evaluate(() => !!document.activeElement.closest('[role=dialog]')), (inside) => inside, 'the focus goes in');
  for (let i = 0; i < 8; i++) {
    await world.page.keyboard.press('Tab');
    assert.ok(await world.page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest('[role=dialog]')));
  }
  // The second dialog replaces the first: the way back stays the same.
  await world.get('button', 'Pinterest').focus();
  await world.page.keyboard.press('Enter');
  await world.get('button', 'Continue to Pinterest').waitFor();
  await until(() => world.page.evaluate(() => !!document.activeElement.closest('[role=dialog]')), (inside) => inside, 'the focus goes in');
  await world.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await until(() => focused(world), (name) => name === 'Connect Account', 'the focus goes back');
});

scenario('a new screen is heard: the focus is on its heading', 'desktop', async (world) => {
  await world.open('/integrations');
  await world.get('link', 'Compose').first().focus();
  await world.page.keyboard.press('Enter');
  await until(() => world.page.evaluate(() => document.activeElement.tagName), (tag) => tag === 'H1', 'the heading');
  await world.page.goBack();
  await world.get('button', 'Connect Account').waitFor();
  await until(() => focused(world), (name) => name === 'Integrations', 'the heading of the screen before');
});

scenario('what had the focus and is gone hands it on', 'desktop', async (world) => {
  await toComposer(world);
  await world.chooseImage();
  await removed(world).waitFor();
  await removed(world).focus();
  await world.page.keyboard.press('Enter');
  await removed(world).waitFor({ state: 'detached' });
  await settled(world);
  assert.notEqual(await world.page.evaluate(() => document.activeElement.tagName), 'BODY');
});

scenario('a line runs the way of its first letter, whatever its script', 'desktop', async (world) => {
  await world.page.addInitScript(() => {
    window.drawn = new Map();  // Line of text to the direction in which it was last drawn.
    const kind = CanvasRenderingContext2D.prototype, { fillText } = kind;
    kind.fillText = function (text, ...place) {
      window.drawn.set(text, this.direction);
      return fillText.call(this, text, ...place);
    };
  });
  await toComposer(world);
  await world.press(world.get('tab', 'Close-up').or(world.get('radio', 'Close-up')));
  const lines = [['春の庭 — حديقة الربيع', 'ltr'], ['हिन्दी، عربي', 'ltr'], ['Сад, حديقة', 'ltr'], ['12 “حديقة” 春', 'rtl'], ['גינה 春', 'rtl'],
    ['\u{10D00} 春', 'rtl'], ['🌷 ก حديقة', 'ltr'], ['\u200Fa — مرحبا', 'rtl'], ['👩‍🍳 12', 'ltr']];
  for (const [line, way] of lines) {
    await world.get('textbox', 'Title').fill(line);
    await world.until((text) => window.drawn.has(text), line);
    assert.equal(await world.page.evaluate((text) => window.drawn.get(text), line), way, line);
  }
  await world.get('textbox', 'Description').fill('Two ways: 1.\nمرحبا 2.');
  await world.until(() => window.drawn.has('Two ways: 1.') && window.drawn.has('مرحبا 2.'));
  assert.deepEqual(await world.page.evaluate(() => [window.drawn.get('Two ways: 1.'), window.drawn.get('مرحبا 2.')]), ['ltr', 'rtl']);
});

scenario('a start asks how the server stands once', 'desktop', async (world) => {
  await world.open();
  await world.connect();
  let asked = 0;
  world.page.on('request', (request) => { if (request.url().endsWith('/api/v1/status')) asked++; });
  // Whether the page or the program is ready first differs from start to start.
  for (let starts = 1; starts <= 8; starts++) {
    await world.page.goto(`${world.url}/compose`, { waitUntil: 'load' });
    await world.get('textbox', 'Title').waitFor();
    await settled(world);
    assert.equal(asked, starts);
  }
});

scenario('back, forward and reload stay where they are', 'desktop', async (world) => {
  await world.open('/integrations');
  await world.get('link', 'Compose').first().click();
  await world.page.waitForURL(/compose/);
  await world.page.goBack();
  await world.get('button', 'Connect Account').waitFor();
  await world.page.goForward();
  await world.page.waitForURL(/compose/);
  await world.page.reload();
  await world.get('link', 'Compose').first().waitFor();
  assert.match(world.page.url(), /compose/);
});

scenario('keys scroll what a page would scroll', 'desktop', async (world) => {
  await toComposer(world);
  await world.page.setViewportSize({ width: 900, height: 420 });
  await until(() => world.page.evaluate(() => document.querySelector('main').clientHeight), (h) => h < 420, 'resized');
  await world.page.keyboard.press('PageDown');
  await until(() => scrollTop(world), (top) => top > 200, 'a page down');
  await world.page.keyboard.press('Home');
  await until(() => scrollTop(world), (top) => top === 0, 'home');
});

scenario('what the page scrolled by itself stays so, though a frame comes before the program hears of it', 'phone', async (world) => {
  await toComposer(world);
  await settled(world);
  const after = await world.page.evaluate(() => {
    const area = document.querySelector('main');
    // The area grows meanwhile.
    [...area.querySelectorAll('[role=radio]')].find((one) => one.textContent === 'At a date and time').click();
    const before = area.scrollHeight;
    area.scrollTop = 100;
    window.pinwright.redraw(3);
    return { grown: area.scrollHeight > before, top: area.scrollTop };
  });
  assert.deepEqual(after, { grown: true, top: 100 });
  await settled(world);
  assert.equal(await scrollTop(world), 100);
  // The program has noticed: everything is drawn where the mirror says.
  await world.page.evaluate(() => window.pinwright.redraw(1));
  assert.equal(await scrollTop(world), 100);
});

// ---- The on-screen keyboard ----

scenario('the keyboard never covers the field', 'phone', async (world) => {
  await toComposer(world);
  const field = world.get('textbox', 'Alt text');
  await field.tap();
  // Like a browser that puts the keyboard over the page: only the visible part shrinks and moves.
  await world.page.evaluate(() => {
    const view = window.visualViewport, height = innerHeight - 336;
    Object.defineProperty(view, 'height', { get: () => height });
    Object.defineProperty(view, 'offsetTop', { get: () => 120 });
    view.dispatchEvent(new Event('resize'));
    view.dispatchEvent(new Event('scroll'));
  });
  await until(() => field.boundingBox(), (box) => box.y >= 120 && box.y + box.height <= 120 + sizes.phone.viewport.height - 336,
    'the field is in sight');
  assert.equal(await world.page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
});

scenario('a page that shrinks above the keyboard keeps the field in sight', 'phone', async (world) => {
  await toComposer(world);
  const field = world.get('textbox', 'Alt text');
  await field.tap();
  await world.page.setViewportSize({ width: 390, height: 500 });
  await until(() => field.boundingBox(), (box) => box.y >= 0 && box.y + box.height <= 500, 'the field is in sight');
});
