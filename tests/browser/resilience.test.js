// Trouble around the page costs the person nothing: reloads, crashes, dead networks and servers, strange
// addresses, zoom and windows of any size.
'use strict';
const assert = require('node:assert/strict');
const { scenario: everywhere, share } = require('./scenario.js');
const { makePng } = require('./world.js');

// Failures are the same on every screen, and most common on phones.
const scenario = (name, body, { size = 'phone', ...options } = {}) => everywhere(name, size, body, options);

const shared = share(async (servers) => { await servers.connect(); });
const claim = (name, body, options = {}) => scenario(name, body, { shared, ...options });
// The browser's own message when a request gets no answer.
const unanswered = /Failed to load resource|net::ERR_/;

const words = { Title: 'Kept 花 مرحبا', Description: 'Two\nlines 👩‍🍳', Link: 'https://example.com/kept', 'Alt text': 'A gradient' };

async function write(world, texts = words) {
  for (const [field, text] of Object.entries(texts)) await world.type(field, text);
}

async function stillThere(world, texts = words) {
  for (const [field, text] of Object.entries(texts)) {
    const box = world.get('textbox', field);
    await box.waitFor();
    assert.equal(await box.inputValue(), text, field);
  }
}

const saved = (world, text) => world.until((part) => (localStorage.getItem('pinwright.draft') || '').includes(part), text);

async function draft(world) {
  await world.compose();
  await world.chooseImage(makePng(400, 600));
  await world.page.getByText(/^Uploaded/).first().waitFor({ state: 'attached' });
  await world.chooseBoard(/.+/);
  await write(world);
}

async function publishes(world) {
  const pin = await world.publish();
  assert.equal(pin.title, words.Title);
  assert.equal(pin.description, words.Description);
  assert.equal(pin.link, words.Link);
  assert.equal(pin.alt_text, words['Alt text']);
}

// ---- The draft ----

claim('a reload right after the last letter keeps image, board and words', async (world) => {
  await draft(world);
  const board = await world.get('combobox', 'Board').textContent();
  await world.page.reload();
  await stillThere(world);
  await world.page.getByText(/^Uploaded/).first().waitFor({ state: 'attached' });
  await world.until((name) => document.querySelector('[role=combobox]').textContent === name, board);
  await publishes(world);
});

claim('what was entered before the next frame is kept, too', async (world) => {
  await world.page.addInitScript(() => {
    const frame = window.requestAnimationFrame;
    window.requestAnimationFrame = (called) => (window.stalled ? 0 : frame.call(window, called));
  });
  await world.compose();
  await write(world, { Title: 'Slow ' });
  await world.drawn();
  // A busy machine: keys arrive, and the next frame is late.
  await world.page.evaluate(() => { window.stalled = true; });
  await world.page.keyboard.insertText('machine');
  await world.page.reload();
  await stillThere(world, { Title: 'Slow machine' });
});

claim('a page that crashes keeps the draft', async (world) => {
  await draft(world);
  await saved(world, words['Alt text']);
  const crashed = world.page.waitForEvent('crash');
  const cdp = await world.context.newCDPSession(world.page);
  cdp.send('Page.crash').catch(() => {});
  await crashed;
  await world.page.close();
  world.page = await world.context.newPage();
  await world.open('/compose');
  await stillThere(world);
  await publishes(world);
}, { allowed: /crash/i });

claim('a tab that is closed keeps the draft', async (world) => {
  await draft(world);
  await world.drawn();
  const closed = world.page.waitForEvent('close');
  await world.page.close({ runBeforeUnload: true });
  await closed;
  world.page = await world.context.newPage();
  await world.open('/compose');
  await stillThere(world);
});

claim('a page that leads elsewhere and back keeps the draft', async (world) => {
  await draft(world);
  await world.drawn();
  await world.page.goto(`${world.pinterest}/_standin/state`);
  // The browser unloads the old page in the background, and only then is the whole draft saved.
  await world.settled();
  await world.page.goBack();
  await stillThere(world);
  await publishes(world);
}, { allowed: /status of 404/ });  // That page has no icon.

claim('what was published is no draft any more', async (world) => {
  await draft(world);
  await publishes(world);
  await world.open('/compose');
  await stillThere(world, { Title: '', Description: '', Link: '', 'Alt text': '' });
});

// ---- The network and the server ----

claim('without a network publishing says so, keeps everything, and works again after', async (world) => {
  await draft(world);
  const before = (await world.ledger()).length;
  await world.context.setOffline(true);
  await world.press(world.get('button', 'Publish now'));
  await world.page.locator('main').getByText('The server can’t be reached.').first().waitFor();
  await world.page.locator('#alert').getByText(/The server can’t be reached/).waitFor({ state: 'attached' });
  await stillThere(world);
  assert.equal((await world.ledger()).length, before);
  await world.context.setOffline(false);
  await publishes(world);
}, { allowed: unanswered });

claim('an image chosen without a network is uploaded once there is one', async (world) => {
  await world.compose();
  await world.get('combobox', 'Board').waitFor();
  await world.chooseBoard(/.+/);
  await world.context.setOffline(true);
  await world.chooseImage(makePng(400, 600, 2));
  await world.page.locator('main').getByText(/can’t be reached|connection/i).first().waitFor();
  await world.context.setOffline(false);
  const again = world.get('button', 'Try again').first();
  if (await again.count()) await world.press(again);
  await world.page.getByText(/^Uploaded/).first().waitFor({ state: 'attached' });
  await write(world);
  await publishes(world);
}, { allowed: unanswered });

scenario('a server that is gone is named, and found again', async (world) => {
  await world.servers.connect();
  await world.page.route('**/api/v1/status', (route) => route.abort());
  await world.open('/integrations');
  await world.page.locator('main').getByText('The server can’t be reached.').first().waitFor();
  await world.page.unroute('**/api/v1/status');
  await world.press(world.get('button', 'Try again'));
  await world.get('button', 'Disconnect').waitFor();
}, { allowed: unanswered });

scenario('a server that dies and comes back costs nothing', async (world) => {
  await world.servers.connect();
  await draft(world);
  await world.stopProxy('SIGKILL');
  await world.press(world.get('button', 'Publish now'));
  await world.page.locator('main').getByText('The server can’t be reached.').first().waitFor();
  await stillThere(world);
  await world.startProxy();
  await publishes(world);
  assert.equal((await world.ledger()).length, 1);
}, { allowed: unanswered });

scenario('an answer that is lost makes no second pin', async (world) => {
  await world.servers.connect();
  await draft(world);
  // The server accepts the pin, but the page never learns of it.
  await world.page.route('**/api/v1/pins', async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await world.press(world.get('button', 'Publish now'));
  await world.page.locator('main').getByText('The server can’t be reached.').first().waitFor();
  await world.page.reload();
  await world.page.locator('main').getByText('This pin may not have reached the server.').first().waitFor();
  await stillThere(world);
  await world.press(world.get('button', 'Publish now'));
  await world.get('link', 'View on Pinterest').waitFor({ timeout: 30000 });
  const ledger = await world.ledger();
  assert.equal(ledger.length, 1);
  assert.equal(ledger[0].title, words.Title);
}, { allowed: unanswered });

// ---- Addresses ----

claim('back, forward and reload work on every address', async (world) => {
  const account = (await world.servers.status()).accounts[0];
  const pin = await world.servers.publish(account, { title: 'By address' });
  const places = [['/integrations', 'Integrations'], ['/compose', 'New pin'], [`/pins/${pin.id}`, 'Your pin is published.'],
    ['/pins/nothing', 'There’s nothing at this address.']];
  const at = async ([where, heading]) => {
    await world.page.getByRole('heading', { name: heading, exact: true }).first().waitFor();
    assert.equal(new URL(world.page.url()).pathname, where);
  };
  for (const place of places) {
    await world.open(place[0]);
    await at(place);
    await world.page.reload();
    await at(place);
  }
  for (const place of places.slice(0, -1).reverse()) {
    await world.page.goBack();
    await at(place);
  }
  for (const place of places.slice(1)) {
    await world.page.goForward();
    await at(place);
  }
});

claim('back and forward work between the screens of one visit', async (world) => {
  await world.open('/integrations');
  await world.get('button', 'Disconnect').waitFor();
  await world.press(world.get('link', 'Compose').first());
  await world.page.getByRole('heading', { name: 'New pin' }).waitFor();
  await world.type('Title', 'On the way');
  await world.page.goBack();
  await world.page.getByRole('heading', { name: 'Integrations', level: 1 }).waitFor();
  await world.page.goForward();
  await stillThere(world, { Title: 'On the way' });
  await world.page.goBack();
  await world.page.reload();
  await world.page.getByRole('heading', { name: 'Integrations', level: 1 }).waitFor();
  await world.page.goForward();
  await stillThere(world, { Title: 'On the way' });
  await world.press(world.get('button', 'Discard draft'));
  const asks = world.page.getByRole('dialog', { name: 'Discard this draft?' });
  await world.press(asks.getByRole('button', { name: 'Discard', exact: true }));
  await asks.waitFor({ state: 'detached' });
  await stillThere(world, { Title: '' });
});

claim('the start leads to where there is something to do', async (world) => {
  await world.open('/');
  await world.page.getByRole('heading', { name: 'New pin' }).waitFor();
  assert.equal(new URL(world.page.url()).pathname, '/compose');
});

claim('an address that is none says so in words', async (world) => {
  const answer = await world.page.goto(`${world.url}/no/such/place`);
  assert.equal(answer.status(), 404);
  assert.match(await world.page.locator('body').innerText(), /There’s no such page/);
}, { allowed: /status of 404/ });

// ---- Two tabs ----

// ---- Zoom and size ----

// The browser's zoom gives a page fewer, larger pixels; the window always shows at least a strip.
const shapes = [50, 75, 125, 200, 300, 400].map((zoom) => [`${zoom} % zoom`,
  { viewport: { width: Math.round(128000 / zoom), height: Math.round(80000 / zoom) }, deviceScaleFactor: zoom / 100 }]);
shapes.push(['a very small window', { viewport: { width: 320, height: 480 } }], ['a very large window', { viewport: { width: 3840, height: 2160 } }]);
for (const [name, shape] of shapes) {
  claim(`the whole form is reached and published at ${name}`, async (world) => {
    await draft(world);
    await world.drawn();
    // Nothing is cut off at the side, and the canvas has exactly the screen's pixels.
    const fits = await world.page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      const beyond = [...document.querySelectorAll('#mirror button, #mirror input, #mirror textarea, #mirror a')]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 || one.getBoundingClientRect().left < -0.5)
        .map((one) => one.getAttribute('aria-label') || one.textContent);
      return { beyond, width: canvas.width - Math.round(innerWidth * devicePixelRatio), height: canvas.height - Math.round(innerHeight * devicePixelRatio) };
    });
    assert.deepEqual(fits, { beyond: [], width: 0, height: 0 });
    // Each field can be scrolled to where enough of it shows to read and write.
    for (const field of Object.keys(words)) {
      const box = world.get('textbox', field);
      await world.press(box);
      const shown = await box.evaluate((element) => {
        const one = element.getBoundingClientRect(), room = element.closest('main').getBoundingClientRect();
        return Math.min(one.bottom, room.bottom) - Math.max(one.top, room.top);
      });
      assert.ok(shown >= 44, `${field} shows ${shown} px of itself`);
    }
    await publishes(world);
  }, { size: 'desktop', context: shape });
}
