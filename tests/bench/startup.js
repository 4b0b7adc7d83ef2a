// From navigation to the first usable frame: the composer against a bare ImGui page, built with the same
// flags and served by the same server. Nothing is cached; both alternate in one browser. The fastest start of
// each page in a browser counts. The composer does more in parallel, so other work on the machine slows it
// more than the bare page, and a median would mostly measure that. Uses several browsers in turn, because
// each one stays as fast as it happened to start.
'use strict';
const path = require('node:path');
const { launch, build, start, end, freePort } = require('../browser/world.js');
const { line, median, rounds } = require('./figures.js');
const { makeProxy, connect } = require('./proxy.js');

// Runs in the page before anything else. The first frame is drawn in its own task or in an animation frame,
// so the bare page is checked after both. The composer's drawing changes the page, so it is checked on
// changes.
function watch(what) {
  window.usableAfter = new Promise((resolve) => {
    if (what === 'composer') {
      const usable = () => document.querySelector('#loading[hidden]') && document.querySelector('#mirror .field:not([readonly])');
      new MutationObserver(() => { if (usable()) resolve(performance.now()); })
        .observe(document, { subtree: true, childList: true, attributes: true });
      return;
    }
    let page;
    const ask = () => { if (page && page.frames() > 0) resolve(performance.now()); };
    const channel = new MessageChannel();
    channel.port1.onmessage = ask;
    Object.defineProperty(window, 'pinwright', { get: () => page, set: (made) => { page = made; channel.port2.postMessage(0); } });
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => request((now) => {
      draw(now);
      ask();
    });
  });
}

async function coldStart(browser, address, what) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch, what);
    await page.goto(address);
    return await page.evaluate(() => window.usableAfter);
  } finally {
    await context.close();
  }
}

async function bareServer(folder) {
  const port = await freePort();
  const server = await start(
      path.join(build, 'tests/bench/bench_bare_page_server'), ['serve'], {
          PINWRIGHT_LISTEN: `127.0.0.1:${port}`,
          PINWRIGHT_PUBLIC_URL: `http://localhost:${port}`,
          PINWRIGHT_DATA: folder,
          PINTEREST_APP_ID: '1',
          PINTEREST_APP_SECRET: 'none'
      },
      /Pinwright is at/);
  return { address: `http://localhost:${port}/`, child: server.child };
}

// Measures both pages in turn, in a new browser: `times` pairs of milliseconds.
async function compare(pages, times) {
  const browser = await launch(), pairs = [];
  try {
    for (let round = -1; round < times; round++) {
      const pair = [];
      for (const [what, address] of Object.entries(pages)) pair.push(await coldStart(browser, address, what));
      if (round >= 0) pairs.push(pair);  // The browser itself warms up.
    }
    return pairs;
  } finally {
    await browser.close();
  }
}

module.exports = async function startup() {
  const proxy = await makeProxy();
  const bare = await bareServer(path.join(proxy.folder, 'bare'));
  try {
    await connect(proxy);
    const pages = { composer: `http://localhost:${proxy.port}/compose`, bare: bare.address }, best = [];
    for (let browsers = rounds('PINWRIGHT_STARTUP_BROWSERS', 8); browsers > 0; browsers--) {
      const pairs = await compare(pages, rounds('PINWRIGHT_STARTUP_ROUNDS', 8));
      best.push([0, 1].map((at) => Math.min(...pairs.map((pair) => pair[at]))));
    }
    const ratio = median(best.map(([own, other]) => own / other));
    const [ours, theirs] = [0, 1].map((at) => median(best.map((pair) => pair[at])).toFixed(0));
    line('navigation to the composer against a bare ImGui page', `${ratio.toFixed(2)} (${ours} ms to ${theirs} ms)`, '1.2', ratio <= 1.2);
  } finally {
    await end(bare.child);
    await proxy.close();
  }
};
