// The memory of one page after many rounds of compose and publish, against after the first few. Drives the
// page from within, through the mirror alone, as fast as it answers. Nothing listens to its network, as
// Playwright does with every page: for a listener, the browser keeps each answer in the page's process.
'use strict';
const fs = require('node:fs');
const puppeteer = require('puppeteer-core');
const { Servers, freePort, launch, makePng } = require('../browser/world.js');
const { line, pause, rounds } = require('./figures.js');

const first = 50, weighings = 5;

// Runs in the page: from the empty form to the published pin and back.
async function composeAndPublish({ from, to, pictures }) {
  const named = (selector, name) => [...document.querySelectorAll(`#mirror ${selector}`)]
    .find((element) => (element.getAttribute('aria-label') || element.textContent) === name);
  let now = from;
  const until = async (what, found) => {
    for (const begun = performance.now(); ;) {
      const it = found();
      if (it) return it;
      if (performance.now() - begun > 60000) {
        const shown = [...document.querySelectorAll('#mirror h1, #mirror h2, #mirror p')].map((element) => element.textContent);
        throw new Error(`round ${now} waited in vain for ${what}; the page says: ${shown.join(' | ')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  for (let round = from; round < to; round++) {
    now = round;
    const chooser = await until('the form', () => named('input[type=file]', 'Choose image'));
    const bytes = Uint8Array.from(atob(pictures[round % pictures.length]), (letter) => letter.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], `${round}.png`, { type: 'image/png' }));
    chooser.files = files.files;
    chooser.dispatchEvent(new Event('change', { bubbles: true }));
    for (const [name, text] of [['Title', `Round ${round}`], ['Description', `Words of round ${round}: 春 🌷 مرحبا`]]) {
      const field = await until(name, () => named('.field', name));
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const board = await until('the boards', () => named('[role=combobox]', 'Board'));
    board.click();
    (await until('the list', () => document.querySelectorAll('#mirror [role=option]')[round % 3])).click();
    await until('the image', () => named('button', 'Remove image'));
    (await until('the button', () => named('button:not([role])', 'Publish now'))).click();
    await until('the pin', () => named('a', 'View on Pinterest'));
    (await until('the way back', () => named('button', 'New pin'))).click();
    await until('the empty form', () => { const title = named('.field', 'Title'); return title && !title.value; });
  }
}

// What belongs to the page in its process: the heaps of JavaScript and WebAssembly, elements, images.
async function ownMegabytes(whole) {
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  const page = processInfo.filter((one) => one.type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime)[0];
  const text = fs.readFileSync(`/proc/${page.id}/smaps_rollup`, 'utf8');
  return Number(/Private_Dirty:\s+(\d+) kB/.exec(text)[1]) / 1024;
}

// A page that receives only what this file sends.
class Page {
  static async open(browser, address) {
    const page = new Page();
    page.whole = await browser.target().createCDPSession();
    const blank = 'about:blank#weighed';
    await page.whole.send('Target.createTarget', { url: blank, width: 1280, height: 800 });
    page.session = await (await browser.waitForTarget((target) => target.url() === blank)).createCDPSession();
    await page.session.send('Page.enable');
    await page.session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${countTextures})()` });
    const loaded = new Promise((resolve) => page.session.once('Page.loadEventFired', resolve));
    await page.session.send('Page.navigate', { url: address });
    await loaded;
    return page;
  }

  async run(text) {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', { expression: text, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
    return result.value;
  }

  async weigh() {
    for (let again = 0; again < 4; again++) {
      await this.session.send('HeapProfiler.collectGarbage');
      await pause(500);
    }
    const { usedSize } = await this.session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await this.session.send('Memory.getDOMCounters');
    return { 'of its process, MB': await ownMegabytes(this.whole), 'of JavaScript, MB': usedSize / 2 ** 20, 'in nodes of the document': nodes,
      'in listeners': jsEventListeners, 'in textures': await this.run('texturesAlive') };
  }
}

// Runs in the page, before the page's own scripts.
function countTextures() {
  window.texturesAlive = 0;
  const kind = WebGLRenderingContext.prototype, { createTexture, deleteTexture } = kind;
  kind.createTexture = function () { window.texturesAlive++; return createTexture.call(this); };
  kind.deleteTexture = function (texture) { if (texture) window.texturesAlive--; deleteTexture.call(this, texture); };
}

module.exports = async function pageMemory() {
  const last = Math.max(rounds('PINWRIGHT_PAGE_ROUNDS', 1000), first + weighings);
  const pictures = [1, 2, 3, 4, 5, 6, 7].map((seed) => makePng(500, 750, seed).toString('base64'));
  const servers = await Servers.make();
  const port = await freePort();
  const browser = await launch({ args: [`--remote-debugging-port=${port}`] });
  try {
    await servers.connect();
    const reached = await puppeteer.connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null });
    const page = await Page.open(reached, `${servers.url}/compose`);
    await page.run(`${composeAndPublish}; var pictures = ${JSON.stringify(pictures)};`);
    const run = async (from, to) => {
      for (; from < to; from += 10) await page.run(`composeAndPublish({ from: ${from}, to: ${Math.min(from + 10, to)}, pictures })`);
    };
    // Images under way use a megabyte and a half each for a while; leaks stay. So the least of several
    // measurements counts, one round apart.
    const weigh = async (from, to) => {
      await run(from, to - weighings + 1);
      let least = await page.weigh();
      for (let round = to - weighings + 1; round < to; round++) {
        await run(round, round + 1);
        const next = await page.weigh();
        least = Object.fromEntries(Object.entries(least).map(([what, value]) => [what, Math.min(value, next[what])]));
      }
      return least;
    };
    const before = await weigh(0, first);
    const after = await weigh(first, last);
    await reached.disconnect();
    const made = (await servers.ledger()).length;
    if (made !== last) throw new Error(`${last} rounds made ${made} pins`);
    for (const [what, base] of Object.entries(before)) {
      const ratio = after[what] / base;
      line(`memory ${what}, after ${last} rounds against ${first}`, `${ratio.toFixed(2)} (${+base.toFixed(2)} to ${+after[what].toFixed(2)})`, '1.1', ratio <= 1.1);
    }
  } finally {
    await browser.close();
    await servers.close();
  }
};
