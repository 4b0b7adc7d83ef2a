// A page that is the same in every run: its clock stands still, the server's answers always contain the same
// times and ports, and nothing moves.
'use strict';

const now = '2026-03-14T09:00:00Z';
const times = { refresh_expires_at: '2027-03-14T09:00:00Z', access_expires_at: '2026-04-13T09:00:00Z', at: '2026-03-14T08:30:00Z' };

function steady(text, port) {
  // Times planned for that year are the same in every run already.
  return text.replace(/"(\w+_at|at)":"(?!2036)\d{4}-[^"]*"/g, (all, key) => `"${key}":"${times[key] || times.at}"`)
    .replace(/ on (?!2036)\d{4}-\d\d-\d\d\./g, ' on 2026-03-14.').replace(/request \d{16}/g, 'request 1000000000000001')
    .replaceAll(`localhost:${port}`, 'localhost:8080');
}

// Options for the context.
const still = { reducedMotion: 'reduce', timezoneId: 'UTC', deviceScaleFactor: 1 };

async function pin(world) {
  await world.page.clock.setFixedTime(new Date(now));
  // The server's clock keeps running, so the page sees only its own time, or the time that a state sets.
  await world.page.addInitScript(() => {
    const header = XMLHttpRequest.prototype.getResponseHeader;
    XMLHttpRequest.prototype.getResponseHeader = function (name) {
      return name === 'Date' ? window.serverDate || '' : header.call(this, name);
    };
  });
  await world.context.route((url) => url.pathname.startsWith('/api/v1/'), async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    // The page may have given up this request, and then its answer doesn't matter.
    try {
      const answer = await route.fetch();
      if (!/json/.test(answer.headers()['content-type'] || '')) return await route.fulfill({ response: answer });
      await route.fulfill({ response: answer, body: steady(await answer.text(), world.port) });
    } catch (gone) { /* the page was closed or left */ }
  });
}

module.exports = { pin, still };
