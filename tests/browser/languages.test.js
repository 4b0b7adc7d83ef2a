// The page in another language: a file in the data folder is enough, every text comes from it, and longer texts
// fit on a phone. The languages here are made from the English catalog: one is longer and accented, one is
// written from right to left. Each text has marks around it, so that any other text stands out.
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test, before, after } = require('node:test');
const { World, Servers, launch, makePng, root } = require('./world.js');

const open = '⟦', close = '⟧';
const english = JSON.parse(fs.readFileSync(path.join(root, 'assets/words/en.json'), 'utf8'));

// Changes each text, but not its placeholders.
function translated(value, change) {
  if (typeof value === 'string') return open + value.split(/(\{\{\w+\}\})/).map((part, at) => (at % 2 ? part : change(part))).join('') + close;
  if (Array.isArray(value)) return value.map((one) => translated(one, change));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, translated(one, change)]));
}

// Every fourth letter of a text gets a twin.
const longer = (part) => {
  let letter = 0;
  return part.replace(/[a-z]/gi, (one) => (letter++ % 4 === 0 ? `${one}\u0301${one}` : `${one}\u0301`));
};
const hebrew = (part) => part.replace(/[a-z]/gi, (one) => String.fromCharCode(0x5d0 + one.toLowerCase().charCodeAt(0) % 27));
const translations = { 'xx-LONG': translated(english, longer), he: translated(english, hebrew) };

// What the page shows of its own data, and what nobody translates.
const data = ['willowandclay', 'Willow & Clay', 'A garden in June', 'A blocked link', 'Held on trial', 'Poppies along a wall, in June.', 'Tulips', 'Half an idea',
  'Pinwright', 'UTC', 'Ctrl + Enter', 'boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read', 'JPEG', 'PNG', 'https://example.com/page', 'https://example.com/garden', 'Red poppies before a wall'];

let browser, servers, boards, pins;
before(async () => {
  browser = await launch();
  servers = await Servers.make();
  const account = await servers.connect();
  const pin = (title, more = {}) => ({ title, description: 'Poppies along a wall, in June.', link: 'https://example.com/garden',
    alt_text: 'Red poppies before a wall', picture: makePng(600, 900, 3), ...more });
  const published = await servers.publish(account, pin('A garden in June'));
  await servers.control('fail', { method: 'POST', path: '/pins', times: 1, status: 400, code: 1, message: 'Sorry! We blocked this link because it may lead to spam.' });
  const failed = await servers.publish(account, pin('A blocked link'), ['failed']);
  const planned = await servers.publish(account, pin('Tulips', { publish_at: '2036-03-03T09:00:00Z', time_zone: 'UTC' }), ['scheduled']);
  await servers.publish(account, pin('Half an idea', { state: 'draft' }), ['draft']);
  await servers.control('trial', { on: true });
  const held = await servers.publish(account, pin('Held on trial'), ['held']);
  pins = [published, failed, planned, held].map((one) => one.id);
  boards = (await servers.boards(account)).map((board) => board.name);
  await servers.stopProxy();
  fs.mkdirSync(path.join(servers.folder, 'data/languages'), { recursive: true });
  for (const tag of Object.keys(translations))
    fs.writeFileSync(path.join(servers.folder, 'data/languages', `${tag}.json`), JSON.stringify(translations[tag]));
  await servers.startProxy();
});
after(async () => {
  await browser?.close();
  await servers?.close();
});

// What browsers call months and days there.
function dates(locale) {
  const found = new Set();
  for (let day = 0; day < 370; day += 1) {
    for (const style of ['long', 'short', 'narrow'])
      for (const { type, value } of new Intl.DateTimeFormat(locale, { month: style, weekday: style, day: 'numeric', timeZone: 'UTC' }).formatToParts(86400000 * day))
        if (type !== 'day') found.add(value.trim());
  }
  return [...found].filter(Boolean);
}

// What the server says in English: details that it stores with a pin, and Pinterest's answers.
const fromServer = [/Pinterest says: .*/, /“[^”]*” has this link on this board on [\d-]+\./, /Code \d+\./];

// What is left of a text without what the catalog says, and without data, dates and numbers.
function foreign(text, calendar) {
  let left = text.replace(/\u2068[^\u2069]*\u2069/g, ' '), inner;
  for (const said of fromServer) left = left.replace(said, ' ');
  do {
    inner = left;
    left = left.replace(new RegExp(`${open}[^${open}${close}]*${close}`, 'gu'), ' ');
  } while (left !== inner);
  for (const known of [...boards, ...data, ...pins, ...calendar].sort((one, other) => other.length - one.length)) left = left.replaceAll(known, ' ');
  return /\p{L}/u.test(left.replace(/[@#][\w-]+/g, ' ')) ? left.trim() : '';
}

// All that the page says: what is read aloud, hints in fields, and its title.
function texts() {
  const found = [document.title];
  for (const one of document.querySelectorAll('#mirror *, #status *, #alert *, #descriptions *')) {
    for (const name of ['aria-label', 'placeholder', 'aria-roledescription', 'aria-valuetext', 'title']) if (one.getAttribute(name)) found.push(one.getAttribute(name));
    for (const part of one.childNodes) if (part.nodeType === 3 && part.nodeValue.trim() && !part.parentElement.matches('textarea')) found.push(part.nodeValue);
  }
  return found;
}

// What ends outside the screen although nothing there scrolls sideways.
function outside() {
  const sideways = (one) => { for (let at = one; at; at = at.parentElement) if (at.scrollWidth > at.clientWidth + 1 && at.classList.contains('scrolls')) return true; return false; };
  return [...document.querySelectorAll('#mirror .leaf, #mirror .field')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && (box.left < -1 || box.right > innerWidth + 1) && !sideways(one);
  }).map((one) => one.getAttribute('aria-label') || one.textContent);
}

// Rows and cards of lists have one line for a cause or a warning. Its whole text is on the pin's own page, and read aloud.
function oneLine(text) {
  const start = text.slice(0, -1).replace(/^.*?· /, '');
  return Object.values(translations).some((all) => Object.values(all.causes).some((cause) => cause.title.startsWith(start)));
}

const places = () => ['/compose', '/integrations', '/schedule', '/schedule?view=day&date=2036-03-03', '/schedule?view=week&date=2036-03-03', '/schedule?view=month&date=2036-03-03',
  '/pins', '/pins?tab=failed', '/pins?tab=drafts', ...pins.map((id) => `/pins/${id}`), '/troubleshoot', '/standard-access'];

for (const tag of Object.keys(translations)) {
  test(`on a phone in ${tag}, every text comes from the catalog, and none is cut or leaves the screen`, async () => {
    const world = await World.make(browser, 'phone', { servers, context: { locale: tag } });
    try {
      await world.page.addInitScript(() => {
        window.cut = [];
        const { fillText } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.fillText = function (text, ...where) {
          if (text.includes('⟦') && text.endsWith('…')) window.cut.push(text);
          return fillText.call(this, text, ...where);
        };
      });
      const faults = [], calendar = dates(tag);
      for (const place of places()) {
        await world.open(place);
        await world.until(() => !!document.querySelector('#mirror .leaf'));
        await world.settled();
        assert.equal(await world.page.evaluate(() => document.documentElement.lang), tag);
        for (const text of new Set((await world.page.evaluate(texts)).filter((one) => foreign(one, calendar)))) faults.push(`${place}: not from the catalog: ${text}`);
        for (const text of new Set(await world.page.evaluate(() => window.cut))) if (!oneLine(text)) faults.push(`${place}: cut: ${text}`);
        for (const text of await world.page.evaluate(outside)) faults.push(`${place}: outside the screen: ${text}`);
      }
      assert.deepEqual(faults, []);
    } finally {
      await world.close();
    }
  });
}

test('a page that cannot load says so in its language', async () => {
  const world = await World.make(browser, 'phone', { servers, context: { locale: 'he' } });
  try {
    await world.page.route('**/assets/later.*.wasm', (route) => route.abort());
    await world.page.goto(`${world.url}/pins`);
    const { loading } = translations.he;
    await world.page.getByText(loading.unloaded).waitFor();
    await world.page.getByText(loading.unloadedDetail).waitFor();
    await world.page.getByRole('button', { name: loading.again }).waitFor();
  } finally {
    await world.close();
  }
});

test('a language that the server lacks, and one that the person prefers less, is English', async () => {
  for (const locale of ['fr', 'en-GB']) {
    const world = await World.make(browser, 'phone', { servers, context: { locale } });
    try {
      await world.compose();
      assert.equal(await world.page.evaluate(() => document.documentElement.lang), 'en');
    } finally {
      await world.close();
    }
  }
});
