// The memory of one page after many rounds of compose and publish, against after the first few. The
// page is driven from within, through the mirror alone, as quickly as it answers.
'use strict';
const fs = require('node:fs');
const { World, launch, makePng } = require('../browser/world.js');
const { line, pause, rounds } = require('./figures.js');

const first = 50;

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

// Of the page's process what is its own: the heaps of JavaScript and WebAssembly, elements, images.
async function ownMegabytes(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const page = processInfo.filter((one) => one.type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime)[0];
  const text = fs.readFileSync(`/proc/${page.id}/smaps_rollup`, 'utf8');
  return Number(/Private_Dirty:\s+(\d+) kB/.exec(text)[1]) / 1024;
}

async function weigh(browser, page, session) {
  for (let again = 0; again < 4; again++) {
    await session.send('HeapProfiler.collectGarbage');
    await pause(500);
  }
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { 'of its process, MB': await ownMegabytes(browser), 'of JavaScript, MB': usedSize / 2 ** 20, 'in nodes of the document': nodes,
    'in listeners': jsEventListeners, 'in textures': await page.evaluate(() => window.texturesAlive) };
}

module.exports = async function pageMemory() {
  const last = Math.max(rounds('PINWRIGHT_PAGE_ROUNDS', 1000), first + 1);
  const pictures = [1, 2, 3, 4, 5, 6, 7].map((seed) => makePng(500, 750, seed).toString('base64'));
  const browser = await launch();
  try {
    const world = await World.make(browser, 'desktop');
    try {
      await world.page.addInitScript(() => {
        window.texturesAlive = 0;
        const kind = WebGLRenderingContext.prototype, { createTexture, deleteTexture } = kind;
        kind.createTexture = function () { window.texturesAlive++; return createTexture.call(this); };
        kind.deleteTexture = function (texture) { if (texture) window.texturesAlive--; deleteTexture.call(this, texture); };
      });
      await world.open();
      await world.connect();
      await world.open('/compose');
      const session = await world.context.newCDPSession(world.page);
      const run = async (from, to) => {
        for (; from < to; from += 10) await world.page.evaluate(composeAndPublish, { from, to: Math.min(from + 10, to), pictures });
      };
      await run(0, first);
      const before = await weigh(browser, world.page, session);
      await run(first, last);
      const after = await weigh(browser, world.page, session);
      const made = (await world.ledger()).length;
      if (made !== last) throw new Error(`${last} rounds made ${made} pins`);
      for (const [what, base] of Object.entries(before)) {
        const ratio = after[what] / base;
        line(`memory ${what}, after ${last} rounds against ${first}`, `${ratio.toFixed(2)} (${+base.toFixed(2)} to ${+after[what].toFixed(2)})`, '1.1', ratio <= 1.1);
      }
    } finally {
      await world.close();
    }
  } finally {
    await browser.close();
  }
};
