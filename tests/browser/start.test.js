// The program comes in two files: the screens work with the first; the second loads after them, or
// immediately if it is needed earlier.
'use strict';
const assert = require('node:assert/strict');
const { scenario, share } = require('./scenario.js');

const later = '**/assets/later.*.wasm';
const late = 'node tests/bench/record_start.js finds what has to come first';
const shared = share(async (servers) => { shared.pin = await servers.publish(await servers.connect(), { title: 'A garden in June' }); });

for (const place of ['/compose', '/schedule', '/pins', '/pins/…', '/integrations', '/troubleshoot']) {
  scenario(`${place} stands without the second file`, 'both', async (world) => {
    const where = place.replace('…', shared.pin && shared.pin.id);
    let asked = 0;
    // The loader's request never ends; the program's own request fails, so that the page reports it.
    await world.page.route(later, (route) => {
      asked++;
      return route.request().resourceType() === 'xhr' ? route.abort() : undefined;
    });
    await world.open(where);
    const failed = world.page.getByText('Pinwright couldn’t load');
    await world.page.getByRole('navigation').or(failed).first().waitFor({ state: 'attached' });
    assert.equal(await failed.count(), 0, `needed before its time: ${late}`);
    if (where === '/compose') {
      for (const field of ['Title', 'Description', 'Link', 'Alt text']) await world.type(field, 'https://example.com/poppies');
      await world.until(() => Object.keys(localStorage).some((key) => localStorage[key].includes('poppies')));
    }
    await world.settled({ answers: false });
    assert.equal(asked, 1, `asked for by the program, not by the loader alone: ${late}`);
  }, { shared });
}

scenario('what needs the second file before it is here waits for it', 'desktop', async (world) => {
  const asked = [];
  await world.page.route(later, (route) => {
    asked.push(route.request().resourceType());
    return asked.length === 1 ? undefined : route.continue();
  });
  await world.compose();
  await world.press(world.get('combobox', 'Board'));
  await world.page.getByRole('listbox').waitFor();
  await world.page.keyboard.press('Escape');
  await world.page.keyboard.press('Tab');
  await world.open('/integrations');
  await world.press(world.get('button', 'Disconnect'));
  await world.page.getByRole('dialog').waitFor();
  assert.ok(asked.includes('xhr'), asked.join());
}, { shared });

scenario('a second file that cannot be had is told in words, with the draft kept', 'desktop', async (world) => {
  await world.page.route(later, (route) => route.abort());
  await world.compose();
  await world.type('Title', 'Kept');
  await world.settled({ answers: false });
  await world.open('/integrations');
  await world.get('button', 'Disconnect').evaluate((button) => button.click());  // The pointer alone may need it.
  await world.page.getByText('Pinwright couldn’t load').waitFor();
  await world.page.unroute(later);
  await world.press(world.get('button', 'Try again'));
  await world.get('button', 'Disconnect').waitFor();
  await world.page.goto(`${world.url}/compose`);
  await world.until(() => [...document.querySelectorAll('input,textarea')].some((field) => field.value === 'Kept'));
}, { shared, allowed: /Failed to load resource|status 0|NetworkError|ERR_FAILED|A network error occurred/ });
