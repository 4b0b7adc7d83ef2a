// Pins of many accounts that are all due in the same second, at a stand-in without limits. Measures from that
// second until the last is published. Compares with the unavoidable work, in the same minute: the commits of
// those pins by bare SQLite (three for each, WAL, FULL, on the same disk), then the same requests by a plain
// loop with as many threads as the publisher has.
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { build, start, end, freePort } = require('../browser/world.js');
const { line, median, pause, rounds } = require('./figures.js');
const { heavyPng } = require('./proxy.js');

const turns = 3, ahead = 6_000, patience = 120_000, imageBytes = 100_000;

const burst = (input, ...words) => execFileSync(path.join(build, 'tests/bench/bench_burst'), words.map(String), { encoding: 'utf8', input }).trim();

async function control(pinterest, call, body) {
  const answer = await fetch(`${pinterest}/_standin/${call}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${call}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function turn(pins, accounts) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-burst-'));
  const data = path.join(folder, 'data'), image = path.join(folder, 'image.png');
  fs.writeFileSync(image, heavyPng(imageBytes));
  const standin = await start(path.join(build, 'proxy/standin/pinwright-standin'), ['--listen', '127.0.0.1:0'], {}, /listening on (http:\/\/\S+)/);
  const pinterest = standin.found[1];
  let server;
  try {
    const account = 'willowandclay';
    const tokens = [];
    for (let n = 0; n < accounts; n++) tokens.push((await control(pinterest, 'grant', { account })).access_token);
    const boards = await (await fetch(`${pinterest}/v5/boards`, { headers: { authorization: `Bearer ${tokens[0]}` } })).json();
    const board = boards.items[0].id, input = tokens.join('\n');
    const commits = Number(burst('', 'commits', folder, pins));
    const posts = Number(burst(input, 'posts', new URL(pinterest).port, pins, board, image));

    // Leaves more time than filling takes; whole seconds.
    const due = Math.ceil((Date.now() + ahead + pins * 10) / 1000) * 1000;
    burst(input, 'fill', data, pins, due, board, image);
    const port = await freePort();
    server = await start(path.join(build, 'proxy/pinwright'), ['serve'], { PINWRIGHT_LISTEN: `127.0.0.1:${port}`,
      PINWRIGHT_PUBLIC_URL: `http://localhost:${port}`, PINWRIGHT_DATA: data, PINTEREST_APP_ID: 'standin-app',
      PINTEREST_APP_SECRET: 'standin-secret', PINTEREST_API_URL: `${pinterest}/v5`, PINTEREST_OAUTH_URL: `${pinterest}/oauth/` }, /Pinwright is at/);
    if (Date.now() > due) throw new Error('the pins were due before the server ran');
    for (;;) {
      await pause(500);
      const [out, last] = burst('', 'out', data).split(' ').map(Number);
      if (out === pins) return { took: (last - due) / 1000, commits, posts };
      if (Date.now() > due + patience) throw new Error(`${out} of ${pins} pins are out`);
    }
  } finally {
    if (server) await end(server.child);
    await end(standin.child);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

module.exports = async function burstOfPins() {
  const pins = rounds('PINWRIGHT_BURST_PINS', 1000), accounts = rounds('PINWRIGHT_BURST_ACCOUNTS', 100);
  const all = [];
  for (let n = 0; n < turns; n++) all.push(await turn(pins, accounts));
  const ratio = median(all.map(({ took, commits, posts }) => took / (commits + posts)));
  const of = (what) => median(all.map((one) => one[what])).toFixed(1);
  line(`${pins} pins of ${accounts} accounts due in one second, against their bare commits and posts`,
    `${ratio.toFixed(2)} (${of('took')} s against ${of('commits')} s and ${of('posts')} s)`, '3', ratio <= 3);
};
