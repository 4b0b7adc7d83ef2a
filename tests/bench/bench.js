// The budgets, measured: each line is a ratio or a count beside its bar. See tests/bench/run.
'use strict';
const { execFile, execFileSync, spawn, spawnSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const zlib = require('node:zlib');
process.env.PINWRIGHT_BUILD = process.env.PINWRIGHT_BUILD || 'build/release';
const { World, launch, build, root, start, end, freePort } = require('../browser/world.js');

let missed = 0;
function line(what, value, bar, good) {
  if (!good) missed++;
  console.log(`${good ? 'ok  ' : 'MISS'} ${what}: ${value} (bar ${bar})`);
}
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const resident = (pid, key = 'VmRSS') =>
  Number(new RegExp(`${key}:\\s+(\\d+) kB`).exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

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

// ---- A running proxy, with TLS between it and the stand-in where asked ----

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
    // The system's certificates and ours: as heavy as in life.
    fs.writeFileSync(path.join(folder, 'ca.pem'), Buffer.concat([fs.readFileSync('/etc/ssl/certs/ca-certificates.crt'), fs.readFileSync(path.join(folder, 'cert.pem'))]));
    env = { SSL_CERT_FILE: path.join(folder, 'ca.pem') };
  }
  const port = await freePort();
  const proxy = await start(path.join(build, 'proxy/pinwright'), ['serve'], { ...env,
    PINWRIGHT_LISTEN: `127.0.0.1:${port}`, PINWRIGHT_PUBLIC_URL: `http://localhost:${port}`, PINWRIGHT_DATA: path.join(folder, 'data'),
    PINTEREST_APP_ID: 'standin-app', PINTEREST_APP_SECRET: 'standin-secret', PINTEREST_API_URL: `${api}/v5`,
    PINTEREST_OAUTH_URL: `${standin.found[1]}/oauth/` }, /Pinwright is at/);
  const first = await ask(port, '/api/v1/status');
  const cookie = first.headers['set-cookie'][0].split(';')[0];
  return { port, cookie, pid: proxy.child.pid, pinterest: standin.found[1],
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

// ---- The parts ----

const parts = {
  async size() {
    const { status, stdout } = spawnSync(process.execPath, [path.join(__dirname, 'size.js')], { encoding: 'utf8' });
    line('size', stdout.trim().split('\n').pop(), '200000 bytes', status === 0);
  },

  async memory() {
    const proxy = await makeProxy({ tls: true });
    try {
      await pause(1500);
      const idle = resident(proxy.pid);
      line('memory of the idle proxy, before, MB', idle.toFixed(1), '12', idle <= 12);
      const target = await connect(proxy);
      const small = await store(proxy, heavyPng(200_000));
      const large = await store(proxy, heavyPng(19_500_000));
      await publish(proxy, target, small, 'first over TLS');
      await pause(500);
      const after = resident(proxy.pid);
      line('memory after the first HTTPS publication, MB', after.toFixed(1), '16', after <= 16);
      fs.writeFileSync(`/proc/${proxy.pid}/clear_refs`, '5');
      const before = resident(proxy.pid);
      await publish(proxy, target, large, 'a large one');
      const extra = resident(proxy.pid, 'VmHWM') - before;
      line('extra memory while 19.5 MB are published, MB', extra.toFixed(1), '4', extra <= 4);
    } finally {
      await proxy.close();
    }
  },

  async rate() {
    const proxy = await makeProxy();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-bench-'));
    let bare, nginx;
    try {
      const page = (await ask(proxy.port, '/')).body.toString();
      const wasm = /\/assets\/app\.[0-9a-f]+\.wasm/.exec(page)[0];
      const packed = await ask(proxy.port, wasm, { headers: { 'accept-encoding': 'br' } });
      const status = await proxy.call('/api/v1/status');
      fs.chmodSync(folder, 0o755);  // Started by root, nginx reads as another user.
      fs.mkdirSync(path.join(folder, 'www'));
      fs.writeFileSync(path.join(folder, 'www/file'), packed.body);
      fs.writeFileSync(path.join(folder, 'www/small'), status.body);
      bare = await start(path.join(build, 'tests/bench/bench_bare_server'), [path.join(folder, 'www')], {}, /listening on (\d+)/);
      const port = await freePort();
      fs.writeFileSync(path.join(folder, 'nginx.conf'), `daemon off; worker_processes 2; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 1024; }
http { access_log off; sendfile on; keepalive_requests 1000000; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p;
 fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
 server { listen 127.0.0.1:${port}; root ${folder}/www; default_type application/octet-stream; } }`);
      nginx = spawn('nginx', ['-c', path.join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
      await pause(700);
      const wrk = (where, headers = {}) => new Promise((resolve, reject) => execFile('wrk',
        ['-t1', '-c8', '-d2s', ...Object.entries(headers).flatMap(([key, value]) => ['-H', `${key}: ${value}`]), where], (error, out) => {
          if (error || /Non-2xx/.test(out)) return reject(error || new Error(out));
          resolve(Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1]));
        }));
      for (const [what, ours, file, headers] of [
        ['static file', `http://127.0.0.1:${proxy.port}${wasm}`, 'file', { Host: `localhost:${proxy.port}`, 'accept-encoding': 'br' }],
        ['small JSON', `http://127.0.0.1:${proxy.port}/api/v1/status`, 'small', { Host: `localhost:${proxy.port}`, cookie: proxy.cookie }]]) {
        const ratios = [], rates = [], nginxRates = [];
        for (let round = 0; round < 5; round++) {
          const own = await wrk(ours, headers);
          const theirs = await wrk(`http://127.0.0.1:${bare.found[1]}/${file}`);
          rates.push(own);
          ratios.push(own / theirs);
          nginxRates.push(await wrk(`http://127.0.0.1:${port}/${file}`));
        }
        line(`${what}, requests/s against the bare server`, `${median(ratios).toFixed(2)} (${median(rates).toFixed(0)}/s; nginx ${median(nginxRates).toFixed(0)}/s)`,
          '0.8', median(ratios) >= 0.8);
      }
    } finally {
      if (nginx) nginx.kill('SIGTERM');
      if (bare) await end(bare.child);
      await proxy.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },

  async waiting() {
    const proxy = await makeProxy();
    const sockets = [];
    try {
      const opened = (text) => new Promise((resolve, reject) => {
        const socket = net.connect(proxy.port, '127.0.0.1', () => socket.write(text, resolve));
        socket.on('error', reject);
        socket.on('data', () => {});
        sockets.push(socket);
      });
      const host = `Host: localhost:${proxy.port}\r\n`;
      for (let i = 0; i < 100; i++) await opened(`GET /api/v1/status HTTP/1.1\r\n${host}X-Half:`);
      for (let i = 0; i < 100; i++) {
        await opened(`POST /api/v1/pins HTTP/1.1\r\n${host}Cookie: ${proxy.cookie}\r\nOrigin: http://localhost:${proxy.port}\r\n`
          + 'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"half');
      }
      for (let i = 0; i < 200; i++) await opened(`GET /healthz HTTP/1.1\r\n${host}\r\n`);
      await pause(300);
      const waits = [];
      for (let i = 0; i < 20; i++) {
        const begun = process.hrtime.bigint();
        const answer = await proxy.call('/api/v1/status', { agent: new http.Agent() });
        if (answer.status !== 200) throw new Error(`status: ${answer.status}`);
        waits.push(Number(process.hrtime.bigint() - begun) / 1e6);
      }
      line('a new request beside 200 half-sent and 200 idle ones, worst of 20, ms', Math.max(...waits).toFixed(1), '50', Math.max(...waits) <= 50);
    } finally {
      for (const socket of sockets) socket.destroy();
      await proxy.close();
    }
  },

  async idle() {
    const browser = await launch();
    try {
      const world = await World.make(browser, 'desktop');
      try {
        await world.open();
        await world.connect();
        for (const name of ['Integrations', 'Compose']) {
          await world.press(world.get('link', name).first());
          await pause(2000);
          const before = await world.page.evaluate(() => window.pinwright.frames());
          await pause(10000);
          const drawn = (await world.page.evaluate(() => window.pinwright.frames())) - before;
          line(`frames in 10 idle seconds on ${name}`, drawn, '0', drawn === 0);
        }
      } finally {
        await world.close();
      }
    } finally {
      await browser.close();
    }
  },
};

(async () => {
  const asked = process.argv.slice(2);
  for (const name of asked.length ? asked : Object.keys(parts)) {
    if (!parts[name]) throw new Error(`no part "${name}"; there are: ${Object.keys(parts).join(' ')}`);
    await parts[name]();
  }
  console.log(`${missed} missed`);
  process.exit(missed ? 1 : 0);
})().catch((error) => { console.error(error); process.exit(2); });
