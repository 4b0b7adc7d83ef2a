// A stand-in for Pinterest and a proxy with its own data folder, on loopback. Also prepares accounts and pins
// through their interfaces instead of by hand.
'use strict';
const { randomUUID } = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { makePng } = require('./pictures.js');
const { build, start, end, freePort } = require('./processes.js');

class Servers {
  // `standin`: further flags for the stand-in; `env`: for the proxy, undefined removes a setting; `sandbox`:
  // also use the stand-in's sandbox, beside production.
  static async make({ standin = [], env = {}, sandbox = false } = {}) {
    const servers = new Servers();
    servers.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-browser-'));
    const started = await start(path.join(build, 'proxy/standin/pinwright-standin'),
      ['--listen', '127.0.0.1:0', ...(process.env.PINWRIGHT_RECORD ? ['--record', process.env.PINWRIGHT_RECORD] : []),
        ...standin], {}, /listening on (http:\/\/\S+)/);
    servers.standin = started.child;
    servers.pinterest = started.found[1];
    servers.port = await freePort();
    servers.url = `http://localhost:${servers.port}`;
    servers.env = sandbox ? { PINTEREST_SANDBOX_API_URL: `${servers.pinterest}/sandbox/v5`, ...env } : env;
    servers.cookie = '';
    await servers.startProxy();
    return servers;
  }

  // Starts the proxy; a later start uses the same address and data.
  async startProxy() {
    const proxy = await start(path.join(build, 'proxy/pinwright'), ['serve'], {
      PINWRIGHT_LISTEN: `127.0.0.1:${this.port}`, PINWRIGHT_PUBLIC_URL: this.url,
      PINWRIGHT_DATA: path.join(this.folder, 'data'), PINTEREST_APP_ID: 'standin-app',
      PINTEREST_APP_SECRET: 'standin-secret', PINTEREST_API_URL: `${this.pinterest}/v5`,
      PINTEREST_OAUTH_URL: `${this.pinterest}/oauth/`, ...this.env,
    }, /Pinwright is at/);
    this.proxy = proxy.child;
  }

  async stopProxy(signal = 'SIGTERM') { await end(this.proxy, signal); }

  async close() {
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

  // Every pin ever created, as it was sent.
  async ledger() {
    const answer = await (await fetch(`${this.pinterest}/_standin/ledger`)).json();
    return Array.isArray(answer) ? answer : answer.items || answer.pins;
  }

  // Asks the proxy as the page would, in this test's own session.
  ask(method, where, { body, type = 'application/json' } = {}) {
    return new Promise((resolve, reject) => {
      const headers = { host: `localhost:${this.port}`, ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(method === 'GET' ? {} : { origin: this.url }), ...(body ? { 'content-type': type } : {}) };
      const request = http.request({ host: '127.0.0.1', port: this.port, method, path: where, headers }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => {
          if (answer.headers['set-cookie']) this.cookie = answer.headers['set-cookie'][0].split(';')[0];
          resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  async json(method, where, body) {
    if (!this.cookie) await this.ask('GET', '/api/v1/status');
    const answer = await this.ask(method, where, { body: body === undefined ? undefined : JSON.stringify(body) });
    if (answer.status >= 300) throw new Error(`${method} ${where}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text);
  }

  status() { return this.json('GET', '/api/v1/status'); }

  // Connects the account with this username, without a page; `untick`: permissions left out.
  async connect(username = 'willowandclay', { untick = [] } = {}) {
    if (!this.cookie) await this.ask('GET', '/api/v1/status');
    const consent = new URL((await this.ask('GET', '/api/v1/oauth/start')).headers.location);
    const account = await this.accountId(username);
    const form = new URLSearchParams(consent.search);
    for (const scope of form.get('scope').split(/[ ,]+/)) if (!untick.includes(scope)) form.append('allowed', scope);
    form.append('account', account);
    form.append('decision', 'authorize');
    const back = await fetch(consent.origin + consent.pathname, { method: 'POST', body: form, redirect: 'manual' });
    const landed = new URL(back.headers.get('location'));
    const answer = await this.ask('GET', landed.pathname + landed.search);
    if (answer.status !== 200) throw new Error(`the account was not connected: ${answer.status} ${answer.text}`);
    return (await this.status()).accounts.find((one) => one.username === username);
  }

  async accountId(username) {
    const state = await (await fetch(`${this.pinterest}/_standin/state`)).json();
    return state.accounts.find((one) => one.username === username).id;
  }

  async boards(account) { return (await this.json('GET', `/api/v1/accounts/${account.id}/boards`)).items; }

  async upload(bytes = makePng(1000, 1500)) {
    if (!this.cookie) await this.ask('GET', '/api/v1/status');
    const answer = await this.ask('POST', '/api/v1/media', { body: bytes, type: 'image/png' });
    if (answer.status !== 201 && answer.status !== 200) throw new Error(`the image was not taken: ${answer.text}`);
    return JSON.parse(answer.text);
  }

  // Publishes a pin and waits until it is in one of these states.
  async publish(account, pin = {}, states = ['published']) {
    const media = await this.upload(pin.picture);
    const board = (await this.boards(account))[0];
    const id = randomUUID();
    await this.json('POST', '/api/v1/pins', { id, account_id: account.id, board_id: board.id, board_section_id: '', title: 'A pin',
      description: '', alt_text: '', link: '', media: [media.id], publish_at: null, ...pin, picture: undefined });
    return this.reach(id, (now) => states.includes(now.state));
  }

  // Returns the pin with this ID once `wanted` accepts it.
  async reach(id, wanted) {
    for (const until = Date.now() + 30000; ;) {
      const now = await this.json('GET', `/api/v1/pins/${id}`);
      if (wanted(now)) return now;
      if (Date.now() > until) throw new Error(`the pin is ${now.state}, and not as wanted: ${wanted}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

module.exports = { Servers };
