// The schedule on disk, with a thousand and a million pins: what a due pin costs, how long the server takes
// to start, and how many pins it accepts per second against what bare SQLite commits there.
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { build, start, end, freePort } = require('../browser/world.js');
const { line, median, rounds } = require('./figures.js');
const { makeProxy, connect, heavyPng, store } = require('./proxy.js');

const few = 1000, drained = 60, turns = 15, starts = 9, writers = 32, seconds = 3, writeTurns = 5;

const queue = (...words) => execFileSync(path.join(build, 'tests/bench/bench_queue'), words.map(String), { encoding: 'utf8' }).trim();

function drain(small, large, many) {
  const ratios = [], costs = [];
  for (let turn = -1; turn < turns; turn++) {
    const base = Number(queue('drain', small, drained)), own = Number(queue('drain', large, drained));
    if (turn < 0) continue;
    ratios.push(own / base);
    costs.push(own);
  }
  line(`a due pin among ${many} against ${few}`, `${median(ratios).toFixed(2)} (${median(costs).toFixed(2)} ms)`, '1.5', median(ratios) <= 1.5);
}

async function startOver(folder) {
  const port = await freePort();
  const begun = process.hrtime.bigint();
  // Nothing is published: the pins belong to the stand-in, and this process is set up for production.
  const server = await start(
      path.join(build, 'proxy/pinwright'), ['serve'], {
          PINWRIGHT_LISTEN: `127.0.0.1:${port}`,
          PINWRIGHT_PUBLIC_URL: `http://localhost:${port}`,
          PINWRIGHT_DATA: folder,
          PINTEREST_APP_ID: '1',
          PINTEREST_APP_SECRET: 'none'
      },
      /Pinwright is at/);
  const took = Number(process.hrtime.bigint() - begun) / 1e6;
  await end(server.child);
  return took;
}

async function starting(empty, large, many) {
  const ratios = [], times = [];
  for (let turn = -1; turn < starts; turn++) {
    const base = await startOver(empty), own = await startOver(large);
    if (turn < 0) continue;
    ratios.push(own / base);
    times.push(own);
  }
  line(`a start over ${many} pins against none`, `${median(ratios).toFixed(2)} (${median(times).toFixed(0)} ms)`, '1.5', median(ratios) <= 1.5);
}

async function writes() {
  const proxy = await makeProxy();
  try {
    const target = await connect(proxy);
    const media = await store(proxy, heavyPng(20_000));
    const pin = JSON.stringify({ id: 'ID', account_id: target.account, board_id: target.board, title: 'A lamp',
      description: 'd'.repeat(200), media: [media], publish_at: '2030-01-01T00:00:00Z' });
    const take = () => {
      const told = execFileSync('wrk', ['-t1', `-c${writers}`, `-d${seconds}s`, '-s', path.join(__dirname, 'pins.lua'), `http://127.0.0.1:${proxy.port}`],
        { encoding: 'utf8', env: { ...process.env, HOST: `localhost:${proxy.port}`, ORIGIN: `http://localhost:${proxy.port}`, COOKIE: proxy.cookie, PIN: pin } });
      if (/Non-2xx|Socket errors/.test(told)) throw new Error(told);
      return Number(/Requests\/sec:\s+([\d.]+)/.exec(told)[1]);
    };
    const ratios = [], rates = [];
    for (let turn = 0; turn < writeTurns; turn++) {
      const bare = fs.mkdtempSync(path.join(proxy.folder, 'bare-'));
      const commits = Number(queue('bare', bare, seconds));
      const taken = take();
      rates.push(taken);
      ratios.push(taken / commits);
    }
    line('pins taken over HTTP against what bare SQLite commits', `${median(ratios).toFixed(2)} (${median(rates).toFixed(0)}/s)`, '0.5', median(ratios) >= 0.5);
  } finally {
    await proxy.close();
  }
}

module.exports = async function schedule() {
  const many = rounds('PINWRIGHT_QUEUE_ROWS', 1_000_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-queue-'));
  const [small, large, empty] = ['small', 'large', 'empty'].map((name) => path.join(folder, name));
  try {
    queue('fill', large, many);
    queue('fill', small, few);
    drain(small, large, many);
    await starting(empty, large, many);
    await writes();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};
