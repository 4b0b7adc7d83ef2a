// A world for one test: servers, and a page in Chromium with the hands of a person. Everything on
// loopback, everything ended by its own id.
'use strict';
const { chromium } = require('playwright-core');
const { sizes } = require('./matrix.js');
const { makePng } = require('./pictures.js');
const { root, build, freePort, start, end } = require('./processes.js');
const { Servers } = require('./servers.js');

const chromiumFlags = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

class World {
  // `size`: a name in `sizes`, or options of a context. `options.standin`: further flags of the stand-in;
  // `options.context`: of the browser's context; `options.servers`: those of several worlds, which
  // whoever made them closes.
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

  // What a page says of itself: complaints, and the requests that are under way.
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

  // Presses as the person would: a finger on a phone, a mouse on a desk.
  // Nobody scrolls and presses within one frame, as a program does: what came into sight is drawn first.
  async press(target) {
    await target.scrollIntoViewIfNeeded().catch(() => {});  // Made anew meanwhile; the press waits for it.
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
    await this.authorise({ account, untick });
  }

  async authorise({ account = 0, untick = [] } = {}) {
    await this.page.getByRole('radio').nth(account).check();
    for (const scope of untick) await this.page.getByRole('checkbox', { name: scope }).uncheck();
    await this.press(this.get('button', 'Authorise'));
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

  // Presses the button, waits for what came of it, and answers with what the stand-in was sent.
  async publish() {
    const before = (await this.ledger()).length;
    await this.press(this.get('button', 'Publish now'));
    await this.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
    const ledger = await this.ledger();
    if (ledger.length !== before + 1) throw new Error(`${ledger.length - before} pins were made instead of one`);
    return ledger[ledger.length - 1];
  }

  // Waits until this is so in the page. (Playwright's own way evaluates text there, which the page's policy
  // forbids.)
  async until(check, argument, page = this.page) {
    for (const end = Date.now() + 20000; ;) {
      if (await page.evaluate(check, argument)) return;
      if (Date.now() > end) throw new Error(`it never came to be: ${check}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  // Waits for two frames: what was just asked for is drawn, and the mirror stands.
  async drawn(page = this.page) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  // Waits until nothing is asked for and nothing is drawn any more. `answers`: false where one never comes.
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

// `ratio`: device pixels to a CSS pixel. A context alone pretends to it, but its boxes in device pixels stay
// those of the browser's own screen; given here, the canvas is as fine as on the real thing.
// An init script: a browser that draws text and pictures, but has no WebGL.
function withoutWebGl() {
  const kind = HTMLCanvasElement.prototype, { getContext } = kind;
  kind.getContext = function (wanted, ...wishes) { return wanted === '2d' ? getContext.call(this, wanted, ...wishes) : null; };
}

// An init script: a browser that hides its fingerprint, as with privacy.resistFingerprinting. What is drawn is
// seen; what a page reads back is noise. `window.readBacks` counts how often it tried.
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

async function launch({ ratio = 1, args = [] } = {}) {
  return chromium.launch({ executablePath: '/usr/bin/chromium',
    args: [...chromiumFlags, ...(ratio === 1 ? [] : [`--force-device-scale-factor=${ratio}`]), ...args] });
}

module.exports = { World, Servers, launch, withoutWebGl, withNoisyCanvas, makePng, sizes, build, root, start, end, freePort };
