// A world for one test: a stand-in for Pinterest, a proxy with a data folder of its own, and a
// page in Chromium. Everything on loopback, everything ended by its own id.
'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const zlib = require('node:zlib');
const { chromium } = require('playwright-core');

const root = path.resolve(__dirname, '../..');
const build = path.resolve(root, process.env.PINWRIGHT_BUILD || 'build/dev');
const chromiumFlags = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const sizes = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true },
};

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// Starts a program and waits for the line that says it is ready; its output is kept for failures.
function start(program, args, env, ready) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    child.output = '';
    const timer = setTimeout(() => reject(new Error(`${path.basename(program)} was not ready:\n${child.output}`)), 20000);
    const take = (chunk) => {
      child.output += chunk;
      const found = ready.exec(child.output);
      if (!found) return;
      clearTimeout(timer);
      resolve({ child, found });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${path.basename(program)} ended with ${code}:\n${child.output}`));
    });
  });
}

function end(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', resolve);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 10000).unref();
  });
}

function crc(bytes) {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (0xedb88320 & -(value & 1));
  }
  return ~value >>> 0;
}

// A PNG with a soft gradient; every `seed` another picture.
function makePng(width, height, seed = 1) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = 2;
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0, at = 0; y < height; y++) {
    at++;
    for (let x = 0; x < width; x++) {
      rows[at++] = (200 - (y * 120) / height + seed * 7) & 255;
      rows[at++] = (90 + (x * 90) / width) & 255;
      rows[at++] = (120 + (y * 80) / height + seed * 13) & 255;
    }
  }
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', header),
    chunk('IDAT', zlib.deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

class World {
  // `options.standin`: further flags of the stand-in; `options.context`: of the browser's context.
  static async make(browser, size, options = {}) {
    const world = new World();
    world.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-browser-'));
    const standin = await start(path.join(build, 'proxy/standin/pinwright-standin'),
      ['--listen', '127.0.0.1:0', ...(process.env.PINWRIGHT_RECORD ? ['--record', process.env.PINWRIGHT_RECORD] : []),
        ...(options.standin || [])], {}, /listening on (http:\/\/\S+)/);
    world.standin = standin.child;
    world.pinterest = standin.found[1];
    world.port = await freePort();
    world.url = `http://localhost:${world.port}`;
    await world.startProxy();
    world.touch = !!sizes[size].hasTouch;
    world.context = await browser.newContext({ ...sizes[size], locale: 'en-GB', ...(options.context || {}) });
    world.page = await world.context.newPage();
    world.complaints = [];
    world.page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') world.complaints.push(message.text());
    });
    world.page.on('pageerror', (error) => world.complaints.push(String(error)));
    return world;
  }

  async startProxy() {
    const proxy = await start(path.join(build, 'proxy/pinwright'), ['serve'], {
      PINWRIGHT_LISTEN: `127.0.0.1:${this.port}`, PINWRIGHT_PUBLIC_URL: this.url,
      PINWRIGHT_DATA: path.join(this.folder, 'data'), PINTEREST_APP_ID: 'standin-app',
      PINTEREST_APP_SECRET: 'standin-secret', PINTEREST_API_URL: `${this.pinterest}/v5`,
      PINTEREST_OAUTH_URL: `${this.pinterest}/oauth/`,
    }, /Pinwright is at/);
    this.proxy = proxy.child;
  }

  async close() {
    if (this.context) await this.context.close();
    if (this.proxy) await end(this.proxy);
    if (this.standin) await end(this.standin);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  // Sets a switch of the stand-in.
  async control(name, body = {}) {
    const answer = await fetch(`${this.pinterest}/_standin/${name}`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`/_standin/${name}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async ledger() {
    const answer = await (await fetch(`${this.pinterest}/_standin/ledger`)).json();
    return Array.isArray(answer) ? answer : answer.items || answer.pins;
  }

  get(role, name, options = {}) { return this.page.getByRole(role, { name, exact: true, ...options }); }

  // Presses as the person would: a finger on a phone, a mouse on a desk.
  async press(target) { return this.touch ? target.tap() : target.click(); }

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

  async chooseImage(bytes = makePng(1000, 1500), name = 'picture.png', mimeType = 'image/png') {
    await this.page.getByLabel('Choose image').setInputFiles({ name, mimeType, buffer: bytes });
  }

  async chooseBoard(name) {
    await this.press(this.get('combobox', 'Board'));
    await this.press(this.page.getByRole('option', { name }).first());
  }

  async type(field, text) {
    const box = this.get('textbox', field);
    await this.press(box);
    await this.page.keyboard.insertText(text);
  }
}

async function launch() { return chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags }); }

module.exports = { World, launch, makePng, sizes, build, root, start, end, freePort };
