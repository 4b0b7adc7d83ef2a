// A running proxy with a stand-in, used without a browser: connects, stores, publishes.
'use strict';
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const os = require('node:os');
const path = require('node:path');
const zlib = require('node:zlib');
const { build, start, end, freePort } = require('../browser/world.js');
const { pause } = require('./figures.js');

function ask(port, where, { method = 'GET', headers = {}, body, agent } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path: where, method, agent,
      headers: { host: `localhost:${port}`, ...headers, ...(body ? { 'content-length': body.length } : {}) } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

// `tls`: uses TLS between the proxy and the stand-in.
async function makeProxy({ tls = false } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-bench-'));
  const standin = await start(path.join(build, 'proxy/standin/pinwright-standin'), ['--listen', '127.0.0.1:0'], {}, /listening on (http:\/\/\S+)/);
  const inner = new URL(standin.found[1]);
  let api = standin.found[1], gate, env = {};
  if (tls) {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
      '-keyout', path.join(folder, 'key.pem'), '-out', path.join(folder, 'cert.pem'), '-subj', '/CN=localhost',
      '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'], { stdio: 'ignore' });
    gate = https.createServer({ key: fs.readFileSync(path.join(folder, 'key.pem')), cert: fs.readFileSync(path.join(folder, 'cert.pem')) },
      (request, answer) => {
        const onward = http.request({ host: inner.hostname, port: inner.port, path: request.url, method: request.method, headers: request.headers },
          (reply) => { answer.writeHead(reply.statusCode, reply.headers); reply.pipe(answer); });
        onward.on('error', () => answer.destroy());
        request.pipe(onward);
      });
    await new Promise((resolve) => gate.listen(0, '127.0.0.1', resolve));
    api = `https://localhost:${gate.address().port}`;
    // The system's folder of certificates and ours, as in production. A certificate's file name there is the
    // hash of its subject.
    const own = path.join(folder, 'certs');
    fs.mkdirSync(own);
    const hash = execFileSync('openssl', ['x509', '-hash', '-noout', '-in', path.join(folder, 'cert.pem')], { encoding: 'utf8' }).trim();
    fs.copyFileSync(path.join(folder, 'cert.pem'), path.join(own, `${hash}.0`));
    env = { SSL_CERT_DIR: `/etc/ssl/certs:${own}`, SSL_CERT_FILE: undefined };
  }
  const port = await freePort();
  const proxy = await start(path.join(build, 'proxy/pinwright'), ['serve'], { ...env,
    PINWRIGHT_LISTEN: `127.0.0.1:${port}`, PINWRIGHT_PUBLIC_URL: `http://localhost:${port}`, PINWRIGHT_DATA: path.join(folder, 'data'),
    PINTEREST_APP_ID: 'standin-app', PINTEREST_APP_SECRET: 'standin-secret', PINTEREST_API_URL: `${api}/v5`,
    PINTEREST_OAUTH_URL: `${standin.found[1]}/oauth/` }, /Pinwright is at/);
  const first = await ask(port, '/api/v1/status');
  const cookie = first.headers['set-cookie'][0].split(';')[0];
  return { port, cookie, folder, pid: proxy.child.pid, pinterest: standin.found[1],
    call: (where, options = {}) => ask(port, where, { ...options, headers: { cookie, origin: `http://localhost:${port}`, ...(options.headers || {}) } }),
    async close() {
      await end(proxy.child);
      await end(standin.child);
      if (gate) gate.close();
      fs.rmSync(folder, { recursive: true, force: true });
    } };
}

// Connects the first account by filling in the stand-in's consent page.
async function connect(proxy) {
  const begun = await proxy.call('/api/v1/oauth/start');
  const consent = await fetch(begun.headers.location);
  const html = await consent.text();
  const fields = new URLSearchParams();
  let account = false;
  for (const [tag] of html.matchAll(/<(?:input|button)\b[^>]*>/g)) {
    const of = (key) => (new RegExp(`\\b${key}="([^"]*)"`).exec(tag) || [])[1];
    const name = of('name');
    if (!name) continue;
    const value = (of('value') || '').replace(/&amp;/g, '&').replace(/&quot;/g, '"').replace(/&#39;|&#x27;/g, "'");
    if (of('type') === 'radio') {
      if (account) continue;
      account = true;
    }
    if (tag.startsWith('<button') && !/authori[sz]e|approve|allow/i.test(value + name + html.slice(html.indexOf(tag), html.indexOf(tag) + tag.length + 20))) continue;
    fields.append(name, value);
  }
  const action = (/<form\b[^>]*action="([^"]*)"/.exec(html) || [, begun.headers.location])[1].replace(/&amp;/g, '&');
  const back = await fetch(new URL(action, begun.headers.location), { method: 'POST', body: fields, redirect: 'manual' });
  const landed = new URL(back.headers.get('location'));
  const done = await proxy.call(landed.pathname + landed.search);
  if (done.status !== 200) throw new Error(`callback: ${done.status} ${done.body}`);
  const status = JSON.parse((await proxy.call('/api/v1/status')).body);
  const boards = JSON.parse((await proxy.call(`/api/v1/accounts/${status.accounts[0].id}/boards`)).body).items;
  return { account: status.accounts[0].id, board: boards[0].id };
}

// A PNG of about `bytes` bytes that cannot be compressed.
function heavyPng(bytes) {
  const side = Math.floor(Math.sqrt(bytes / 3));
  const table = new Int32Array(256).map((_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c; });
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    let c = ~0;
    for (let i = 0; i < body.length; i++) c = table[(c ^ body[i]) & 255] ^ (c >>> 8);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(~c >>> 0, 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8;
  head[9] = 2;
  const rows = crypto.randomBytes((side * 3 + 1) * side);
  for (let y = 0; y < side; y++) rows[y * (side * 3 + 1)] = 0;
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', head),
    chunk('IDAT', zlib.deflateSync(rows, { level: 0 })), chunk('IEND', Buffer.alloc(0))]);
}

async function publish(proxy, target, media, title) {
  const id = crypto.randomUUID();
  const body = Buffer.from(JSON.stringify({ id, account_id: target.account, board_id: target.board, title, media: [media], publish_at: null }));
  const posted = await proxy.call('/api/v1/pins', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  if (posted.status !== 201) throw new Error(`pin: ${posted.status} ${posted.body}`);
  for (;;) {
    const pin = JSON.parse((await proxy.call(`/api/v1/pins/${id}`)).body);
    if (pin.state === 'published') return pin;
    if (pin.state === 'failed' || pin.state === 'held') throw new Error(`pin: ${JSON.stringify(pin.cause)}`);
    await pause(20);
  }
}

async function store(proxy, bytes) {
  const stored = await proxy.call('/api/v1/media', { method: 'POST', body: bytes, headers: { 'content-type': 'image/png' } });
  if (stored.status !== 201) throw new Error(`media: ${stored.status} ${stored.body}`);
  return JSON.parse(stored.body).id;
}

module.exports = { ask, makeProxy, connect, heavyPng, publish, store };
