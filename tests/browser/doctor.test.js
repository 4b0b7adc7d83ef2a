// `pinwright doctor`, the program, against worlds that are well and worlds that are not: its exit status, its
// words, and that it tells no secret. No browser is needed.
'use strict';
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { build, end } = require('./processes.js');
const { Servers } = require('./servers.js');

const secrets = /pina_|pinr_|standin-secret/;

// What the doctor says in this world; `env`: other settings than the server's.
function consult(servers, env = {}) {
  const settings = { PATH: process.env.PATH, PINWRIGHT_LISTEN: `127.0.0.1:${servers.port}`, PINWRIGHT_PUBLIC_URL: servers.url,
    PINWRIGHT_DATA: path.join(servers.folder, 'data'), PINTEREST_APP_ID: 'standin-app', PINTEREST_APP_SECRET: 'standin-secret',
    PINTEREST_API_URL: `${servers.pinterest}/v5`, PINTEREST_OAUTH_URL: `${servers.pinterest}/oauth/`, ...env };
  const run = (...args) => spawnSync(path.join(build, 'proxy/pinwright'), ['doctor', ...args], { env: settings, encoding: 'utf8' });
  const plain = run(), json = run('--json');
  assert.doesNotMatch(plain.stdout + plain.stderr + json.stdout + json.stderr, secrets);
  assert.equal(json.status, plain.status);
  return { status: plain.status, text: plain.stdout, errors: plain.stderr, json: json.stdout };
}

// Begins with an account whose boards are known, and a server that runs.
const worlds = {
  'all is well': { status: 0, says: /The server answers[\s\S]*Pinterest takes the sign-in[\s\S]*The scheduler works/ },
  'no server runs': { status: 1, says: /These are this server's settings[\s\S]*Start it: pinwright serve/,
    prepare: (servers) => servers.stopProxy() },
  'the secret is wrong': { status: 2, says: /broken +Pinterest does not take this server's app id and secret/,
    prepare: (servers) => servers.stopProxy(), env: { PINTEREST_APP_SECRET: 'wrong' } },
  'Pinterest cannot be reached': { status: 2, says: /broken +Pinterest cannot be reached from this server/,
    prepare: (servers) => end(servers.standin) },
  'Pinterest is down': { status: 2, says: /Pinterest has a problem of its own/,
    prepare: (servers) => servers.control('fail', { path: '*', times: -1, status: 503, code: 503, message: 'Busy.' }) },
  'the clocks differ': { status: 1, says: /This server's clock is wrong[\s\S]*time synchronisation/,
    prepare: (servers) => servers.control('clock', { skew_s: 3600 }) },
  'the sign-in was revoked': { status: 1, says: /attention +Pinterest did not take the sign-in just now/,
    prepare: (servers) => servers.control('revoke', { account: 'willowandclay' }) },
  'a permission was left off': { status: 2, says: /broken +A permission is missing[\s\S]*pins:write \(to /, connect: { untick: ['pins:write'] } },
  'a personal account': { status: 1, says: /attention +This is a personal Pinterest account/, username: 'mikalind' },
  'no boards': { status: 1, says: /attention +No boards found/, boards: 0 },
  'trial access refused a pin': { status: 2, says: /broken +Your Pinterest app has trial access[\s\S]*1 pin was refused/,
    prepare: async (servers, account) => {
      await servers.control('trial', { on: true });
      await servers.publish(account, {}, ['held']);
    } },
  'the redirect address does not fit': { status: 2, says: /PINWRIGHT_PUBLIC_URL/, prepare: (servers) => servers.stopProxy(),
    env: { PINWRIGHT_PUBLIC_URL: 'http://pins.example.com' } },
};

for (const [name, world] of Object.entries(worlds)) {
  test(`the doctor's word where ${name}`, async () => {
    const servers = await Servers.make();
    try {
      if (world.boards !== undefined) await servers.control('boards', { account: 'willowandclay', count: world.boards });
      const account = await servers.connect(world.username, world.connect);
      if (!world.connect) await servers.boards(account);
      if (world.prepare) await world.prepare(servers, account);
      const word = consult(servers, world.env);
      assert.match(word.text + word.errors, world.says);
      assert.equal(word.status, world.status, word.text);
      if (word.json) assert.ok(JSON.parse(word.json).items.every((check) => check.id && check.severity && check.title));
    } finally {
      await servers.close();
    }
  });
}

test('a data folder that is damaged, or cannot be used, is said in one clear line', async () => {
  const servers = await Servers.make();
  try {
    await servers.connect();
    await servers.stopProxy();
    const data = path.join(servers.folder, 'data');
    for (const file of fs.readdirSync(data)) if (/sqlite|\.db/.test(file)) fs.writeFileSync(path.join(data, file), 'not a database'.repeat(1000));
    const damaged = consult(servers);
    assert.equal(damaged.status, 2, damaged.text);
    assert.match(damaged.text + damaged.errors, /database/i);
    fs.writeFileSync(path.join(servers.folder, 'file'), '');
    const nowhere = consult(servers, { PINWRIGHT_DATA: path.join(servers.folder, 'file', 'data') });
    assert.equal(nowhere.status, 2, nowhere.text);
    assert.match(nowhere.text + nowhere.errors, /file/);
  } finally {
    await servers.close();
  }
});
