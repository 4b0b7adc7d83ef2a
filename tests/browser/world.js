// A world for one test: servers, and a page in Chromium driven as a person would. All on loopback; ends each
// process by its own ID.
'use strict';
const { chromium } = require('playwright-core');
const { sizes } = require('./matrix.js');
const { makePng } = require('./pictures.js');
const { root, build, freePort, start, end } = require('./processes.js');
const { Servers } = require('./servers.js');

const chromiumFlags = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

class World {
  // `size`: a name in `sizes`, or options for a context. `options.standin`: further flags for the stand-in;
  // `options.context`: for the browser's context; `options.servers`: servers that several worlds share, and
  // whose creator closes them.
  static async make(browser, size, options = {}) {
    const world = new World();
    world.ownsServers = !options.servers;
    world.servers = options.servers || await Servers.make({ standin: options.standin, env: options.env, sandbox: options.sandbox });
    const shape = { ...(typeof size === 'string' ? sizes[size] : size), locale: 'en-GB', ...(options.context || {}) };
    world.touch = !!shape.hasTouch;
    world.context = await browser.newContext(shape);
    world.complaints = [];
    world.asking = new Set();
    world.context.on('page', (page) => world.watch(page));
    world.page = await world.context.newPage();
    return world;
  }

  // Records what a page reports: complaints, and requests under way.
  watch(page) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => this.asking.add(request));
    for (const over of ['requestfinished', 'requestfailed']) page.on(over, (request) => this.asking.delete(request));
    page.on('close', () => this.asking.clear());
    page.on('framenavigated', (frame) => { if (!frame.parentFrame()) this.asking.clear(); });
  }

  get url() { return this.servers.url; }
  get port() { return this.servers.port; }
  get folder() { return this.servers.folder; }
  get pinterest() { return this.servers.pinterest; }
  get proxy() { return this.servers.proxy; }
  get standin() { return this.servers.standin; }
  startProxy() { return this.servers.startProxy(); }
  stopProxy(signal) { return this.servers.stopProxy(signal); }
  control(name, body) { return this.servers.control(name, body); }
  ledger() { return this.servers.ledger(); }

  async close() {
    if (this.context) await this.context.close();
    if (this.ownsServers) await this.servers.close();
  }

  get(role, name, options = {}) { return this.page.getByRole(role, { name, exact: true, ...options }); }

  // Presses as the person would: a finger on a phone, a mouse on a desktop. Draws what scrolled into view
  // first: unlike a program, no person scrolls and presses within one frame.
  async press(target) {
    await target.scrollIntoViewIfNeeded().catch(() => {});  // Replaced meanwhile; the press waits for it.
    await this.drawn();
    return this.touch ? target.tap() : target.click();
  }

  async open(where = '/') { await this.page.goto(this.url + where); }

  // From Integrations to Pinterest's consent page.
  async toConsent() {
    await this.press(this.get('link', 'Integrations'));
    await this.press(this.get('button', 'Connect Account'));
    await this.press(this.get('button', 'Pinterest'));
    await this.press(this.get('button', 'Continue to Pinterest'));
    await this.page.waitForURL(/\/oauth\//);
  }

  // Connects the account with this number on the stand-in's page.
  async connect({ account = 0, untick = [] } = {}) {
    await this.toConsent();
    await this.authorize({ account, untick });
  }

  async authorize({ account = 0, untick = [] } = {}) {
    await this.page.getByRole('radio').nth(account).check();
    for (const scope of untick) await this.page.getByRole('checkbox', { name: scope }).uncheck();
    await this.press(this.get('button', 'Authorize'));
    await this.page.waitForURL(new RegExp(`^${this.url}/(?!oauth/)`));
  }

  // Opens the form.
  async compose() {
    await this.open('/compose');
    await this.get('combobox', 'Board').waitFor();
  }

  async chooseImage(bytes = makePng(1000, 1500), name = 'picture.png', mimeType = 'image/png') {
    await this.page.getByLabel('Choose image').setInputFiles({ name, mimeType, buffer: bytes });
  }

  async chooseBoard(name) {
    await this.press(this.get('combobox', 'Board'));
    await this.press(this.page.getByRole('option', { name }).first());
    await this.page.getByRole('listbox').waitFor({ state: 'detached' });
  }

  async type(field, text) {
    const box = this.get('textbox', field);
    await this.press(box);
    await this.page.keyboard.insertText(text);
  }

  // Presses the button, waits for the result, and returns what the stand-in received.
  async publish() {
    const before = (await this.ledger()).length;
    await this.press(this.get('button', 'Publish now'));
    await this.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
    const ledger = await this.ledger();
    if (ledger.length !== before + 1) throw new Error(`${ledger.length - before} pins were made instead of one`);
    return ledger[ledger.length - 1];
  }

  // Waits until `check` is true in the page. (Playwright's own way evaluates text there, which the page's
  // policy forbids.)
  async until(check, argument, page = this.page) {
    for (const end = Date.now() + 20000; ;) {
      if (await page.evaluate(check, argument)) return;
      if (Date.now() > end) throw new Error(`it never came to be: ${check}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  // Waits for two frames: the latest change is drawn, and the mirror is up to date.
  async drawn(page = this.page) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  // Waits until no requests run and nothing is drawn. `answers`: false if some answer never comes.
  async settled({ page = this.page, answers = true } = {}) {
    for (let calm = 0, last = -1, rounds = 0; calm < 3; rounds++) {
      if (rounds > 300) throw new Error('the page does not come to rest');
      await new Promise((resolve) => setTimeout(resolve, 100));
      const frames = await page.evaluate(() => (window.pinwright ? window.pinwright.frames() : -1));
      calm = frames === last && (!answers || this.asking.size === 0) ? calm + 1 : 0;
      last = frames;
    }
  }
}

// An init script: a browser that draws text and pictures, but has no WebGL.
function withoutWebGl() {
  const kind = HTMLCanvasElement.prototype, { getContext } = kind;
  kind.getContext = function (wanted, ...wishes) { return wanted === '2d' ? getContext.call(this, wanted, ...wishes) : null; };
}

// An init script: a browser that hides its fingerprint, like privacy.resistFingerprinting. Drawing works, but
// the page reads back noise. `window.readBacks` counts its attempts.
function withNoisyCanvas() {
  const context = CanvasRenderingContext2D.prototype, canvas = HTMLCanvasElement.prototype, { getImageData } = context;
  window.readBacks = 0;
  context.getImageData = function (...where) {
    window.readBacks++;
    const image = getImageData.apply(this, where);
    for (let start = 0; start < image.data.length; start += 65536) crypto.getRandomValues(image.data.subarray(start, start + 65536));
    return image;
  };
  canvas.toBlob = function (done) {
    window.readBacks++;
    setTimeout(done, 0, null);
  };
}

// `ratio`: device pixels per CSS pixel. A context alone only pretends to have it: its boxes in device pixels
// stay those of the browser's own screen. Set here, the canvas is as fine as on a real device.
async function launch({ ratio = 1, args = [] } = {}) {
  return chromium.launch({ executablePath: '/usr/bin/chromium',
    args: [...chromiumFlags, ...(ratio === 1 ? [] : [`--force-device-scale-factor=${ratio}`]), ...args] });
}

module.exports = { World, Servers, launch, withoutWebGl, withNoisyCanvas, makePng, sizes, build, root, start, end, freePort };
