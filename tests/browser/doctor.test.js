// `pinwright doctor` against broken setups, without a browser: the exit status, the text, valid JSON, and no
// secrets.
'use strict';
const assert = require('node:assert');
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { test, before, after } = require('node:test');
const { build, freePort } = require('./processes.js');
const { Servers } = require('./servers.js');

// In memory if possible, because every server start waits for its disk.
try { fs.accessSync('/dev/shm', fs.constants.W_OK); process.env.TMPDIR = '/dev/shm'; } catch { /* on disk, then */ }

let servers, state, nowhere;
const secrets = new Set(['standin-secret', 'mistyped-secret']);

// Runs the doctor on these data and settings; `undefined` removes a setting.
function run(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(build, 'proxy/pinwright'), ['doctor', ...args], {
      env: { ...process.env, PINWRIGHT_LISTEN: `127.0.0.1:${nowhere}`, PINWRIGHT_PUBLIC_URL: servers.url,
        PINTEREST_APP_ID: 'standin-app', PINTEREST_APP_SECRET: 'standin-secret',
        PINTEREST_API_URL: `${servers.pinterest}/v5`, PINTEREST_OAUTH_URL: `${servers.pinterest}/oauth/`, ...env },
      stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '', err = '';
    child.stdout.on('data', (part) => { out += part; });
    child.stderr.on('data', (part) => { err += part; });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, out, err }));
  });
}

function tellsNoSecret(text) {
  for (const token of fs.readFileSync(state, 'utf8').match(/pin[ar]_[A-Za-z0-9_-]+/g)) secrets.add(token);
  for (const secret of secrets) assert.ok(!text.includes(secret), `tells a secret: ${text}`);
  assert.doesNotMatch(text, /pin[acr]_/);
}

// Each check has a few seconds per call; on a machine that is too busy, the doctor runs again.
async function settled(args, env, status) {
  let said = await run(args, env);
  for (let tries = 1; said.status !== status && tries < 4; tries++) said = await run(args, env);
  return said;
}

// Text and JSON must agree: this exit status, all of `words`, none of `not`.
async function says(env, status, words, not = []) {
  // One after another: they open the same data folder.
  const text = await settled([], env, status);
  const json = await settled(['--json'], env, status);
  tellsNoSecret(text.out + text.err + json.out + json.err);
  assert.strictEqual(text.status, status, text.out + text.err);
  assert.strictEqual(json.status, status, json.out + json.err);
  const { items } = JSON.parse(json.out);
  assert.ok(items.length > 0);
  const worst = items.some((one) => one.severity === 'broken' || one.severity === 'unreached') ? 2
    : items.some((one) => one.severity === 'attention') ? 1 : 0;
  assert.strictEqual(worst, status, json.out);
  for (const word of words) {
    assert.ok((text.out + text.err).includes(word), `does not say "${word}":\n${text.out}${text.err}`);
    assert.ok(items.some((one) => [one.title, one.detail, one.fix].join('\n').includes(word)), `no item says "${word}"`);
  }
  for (const word of not) assert.ok(!text.out.includes(word), `says "${word}":\n${text.out}`);
}

const data = (name) => path.join(servers.folder, name);

// Copies the data under another name while no server uses them.
function keep(name) { fs.cpSync(data('data'), data(name), { recursive: true }); }

before(async () => {
  state = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-doctor-')), 'state');
  servers = await Servers.make({ standin: ['--state', state] });
  nowhere = await freePort();
  const account = await servers.connect();
  await servers.boards(account);
});
after(async () => {
  await servers.close();
  fs.rmSync(path.dirname(state), { recursive: true });
});

test('a server that runs is asked, and all is well', async () => {
  await says({ PINWRIGHT_LISTEN: `127.0.0.1:${servers.port}`, PINWRIGHT_DATA: data('not there') }, 0,
    ['The scheduler works.', 'The connection to Pinterest works.', 'The database is intact.'], ['No server runs']);
  assert.ok(!fs.existsSync(data('not there')));
});

// A reverse proxy that passes everything on like nginx. With `bare`, it sends the upstream's address as Host.
async function reverseProxy(port, bare) {
  const proxy = http.createServer((request, answer) => {
    const headers = { ...request.headers, ...(bare ? { host: `127.0.0.1:${servers.port}` } : {}) };
    const onward = http.request({ host: '127.0.0.1', port: servers.port, path: request.url, method: request.method, headers },
      (reply) => { answer.writeHead(reply.statusCode, reply.headers); reply.pipe(answer); });
    onward.on('error', () => { answer.writeHead(502); answer.end(); });
    request.pipe(onward);
  });
  await new Promise((resolve, reject) => proxy.once('error', reject).listen(port, '127.0.0.1', resolve));
  return proxy;
}

test('the doctor checks through a reverse proxy', async (t) => {
  const front = await freePort(), url = `http://localhost:${front}`;
  const asked = { PINWRIGHT_LISTEN: `127.0.0.1:${servers.port}`, PINWRIGHT_PUBLIC_URL: url, PINWRIGHT_DATA: data('data') };
  await servers.stopProxy();
  servers.env = { ...servers.env, PINWRIGHT_PUBLIC_URL: url };
  await servers.startProxy();
  try {
    await t.test('that replaces the Host header', async () => {
      const proxy = await reverseProxy(front, true);
      try {
        await says(asked, 2, ['The server in front of Pinwright hides its public address.', 'proxy_set_header Host $http_host;',
          'client_max_body_size 20m;'], ['The server answers.']);
        // The browser isn't redirected forever: the second answer is a page.
        const moved = await fetch(url, { redirect: 'manual' });
        assert.strictEqual(moved.status, 302);
        const page = await fetch(moved.headers.get('location'), { redirect: 'manual' });
        assert.strictEqual(page.status, 421);
        assert.match(await page.text(), /proxy_set_header Host \$http_host;/);
      } finally {
        proxy.close();
        proxy.closeAllConnections();
      }
    });
    await t.test('that passes on the Host header', async () => {
      const proxy = await reverseProxy(front, false);
      try {
        await says(asked, 0, ['The server answers.'], ['hides its public address']);
      } finally {
        proxy.close();
        proxy.closeAllConnections();
      }
    });
    await t.test('that is not running', () => says(asked, 1, ["This server can’t reach its own public address.", url]));
  } finally {
    await servers.stopProxy();
    delete servers.env.PINWRIGHT_PUBLIC_URL;
    await servers.startProxy();
  }
});

test('data that a server under another address works on are left alone', async () => {
  await says({ PINWRIGHT_DATA: data('data') }, 2, [`${servers.proxy.pid}`]);
});

test('each broken world is told', async (t) => {
  await servers.stopProxy();
  keep('well');
  const well = { PINWRIGHT_DATA: data('well') };
  const closed = `http://127.0.0.1:${nowhere}`;
  const worlds = [
      [
          'no server runs', well, 1,
          ['No server runs on this data folder.', 'The connection to Pinterest works.', 'pinwright serve']
      ],
      [
          'no data yet', {PINWRIGHT_DATA: data('new')}, 1, ['No server runs on this data folder.'],
          ['account a']
      ],
      [
          'the app\'s secret is wrong', {...well, PINTEREST_APP_SECRET: 'mistyped-secret'}, 2,
          ['Pinterest does not accept this server’s app ID and secret.', 'Copy both from']
      ],
      ['the app\'s id is wrong', {...well, PINTEREST_APP_ID: '999'}, 2, ['The app is 999.']],
      [
          'no app', {...well, PINTEREST_APP_ID: undefined, PINTEREST_APP_SECRET: undefined}, 2,
          ['This server has no Pinterest app yet.']
      ],
      [
          'nobody listens at Pinterest',
          {...well, PINTEREST_API_URL: `${closed}/v5`, PINTEREST_OAUTH_URL: `${closed}/oauth/`}, 2,
          ['Pinterest cannot be reached from this server.', 'internet connection']
      ],
      [
          'another redirect address than ours', {...well, PINWRIGHT_PUBLIC_URL: 'https://pins.localhost'}, 1,
          ['registered with Pinterest exactly as shown: https://pins.localhost/oauth/callback']
      ],
      ['the data folder cannot be', {PINWRIGHT_DATA: '/dev/null/data'}, 2, ['/dev/null/data']],
  ];
  for (const [name, env, status, words, not] of worlds) await t.test(name, () => says(env, status, words, not));

  await t.test('the data folder cannot be written', { skip: process.getuid() === 0 && 'root writes everywhere' }, async () => {
    keep('locked');
    fs.chmodSync(data('locked'), 0o500);
    await says({ PINWRIGHT_DATA: data('locked') }, 2, [data('locked')]);
    fs.chmodSync(data('locked'), 0o700);
  });
  await t.test('Pinterest is down', async () => {
    await servers.control('fail', { path: '/v5', times: -1, status: 503, body: '<html>' });
    await says(well, 2, ['Pinterest is having problems.', 'HTTP 503']);
    await servers.control('clear');
  });
  await t.test('the clock is off', async () => {
    await servers.control('clock', { skew_s: 600 });
    await says(well, 1, ["This server’s clock is wrong.", "s behind Pinterest’s", 'time synchronization']);
    await servers.control('clock', { skew_s: 0 });
  });
  await t.test('the database is no database', async () => {
    keep('torn');
    for (const file of fs.readdirSync(data('torn')))
      if (/\.(db|sqlite)$/.test(file)) fs.writeFileSync(path.join(data('torn'), file), 'No database. '.repeat(1000));
    await says({ PINWRIGHT_DATA: data('torn') }, 2, ['database']);
  });
  await t.test('the database is damaged', async () => {
    keep('damaged');
    const file = fs.readdirSync(data('damaged')).find((name) => /\.(db|sqlite)$/.test(name));
    const whole = fs.readFileSync(path.join(data('damaged'), file));
    whole.fill(0x5a, whole.length - 4096);  // Its last page.
    fs.writeFileSync(path.join(data('damaged'), file), whole);
    await says({ PINWRIGHT_DATA: data('damaged') }, 2, ['is damaged or not a database']);
  });
});

test('each account that is not well is told', async (t) => {
  const lives = async (name, happens, ...expected) => t.test(name, async () => {
    servers.cookie = '';
    fs.rmSync(data('data'), { recursive: true, force: true });
    fs.cpSync(data('well'), data('data'), { recursive: true });
    await servers.startProxy();
    await happens((await servers.status()).accounts[0]);
    await servers.stopProxy();
    await says({ PINWRIGHT_DATA: data('data') }, ...expected);
  });
  await lives('a permission is missing', () => servers.connect('harbourprint', { untick: ['pins:write'] }), 2,
    ['A permission is missing.', 'pins:write', 'leave every permission on']);
  await lives('a personal account', () => servers.connect('mikalind'), 1, ['This is a personal Pinterest account.', 'Convert to a business account']);
  await lives('no boards', async (account) => {
    await servers.control('boards', { account: 'willowandclay', count: 0 });
    await servers.ask('GET', `/api/v1/accounts/${account.id}/boards?refresh=1`);
  }, 1, ['No boards found.', 'Create a board here']);
  await lives('trial access refused a pin', async (account) => {
    await servers.control('trial', { on: true });
    await servers.publish(account, {}, ['held']);
    await servers.control('trial', { on: false });
  }, 2, ['Your Pinterest app has trial access', 'Pins refused for it: 1.']);
  await lives('the session has expired', async (account) => {
    await servers.control('revoke', { account: 'willowandclay' });
    await servers.ask('GET', `/api/v1/accounts/${account.id}/boards?refresh=1`);
  }, 2, ['The connection to Pinterest has expired.', 'Reconnect the account']);
});

test('settings that make no sense are told, and nothing is looked at', async () => {
    // Includes a public address beyond this machine: without a sign-in, anyone who reaches it could publish.
    for (const args
             of [['--listen', 'somewhere'], ['--listen', '8.8.8.8:80'],
                 ['--public-url', 'https://pins.example'], ['--what']]) {
        const said = await run(args, {PINWRIGHT_DATA: data('well')});
        assert.strictEqual(said.status, 2);
        assert.strictEqual(said.out, '');
        assert.ok(said.err.includes(args[0]), said.err);
    }
});
