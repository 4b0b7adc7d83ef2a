// The main job in the other common engines, Gecko and WebKit, by mouse and keyboard. Engines differ in how
// they draw text, decode images, handle keys, choose files and keep stored data.
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { createHash } = require('node:crypto');
const { test } = require('node:test');
const { start, end } = require('../browser/processes.js');
const { Servers, makePng } = require('../browser/world.js');
const { unlike } = require('./alike.js');
const { Firefox } = require('./firefox.js');
const { Person } = require('./person.js');
const { WebKit } = require('./webkit.js');

const title = 'Frühling im Garten — Łódź';
const description = 'Ein Beet, “mit Mohn” \\ und Flieder: 50 % schöner';

// As in LibreWolf, Tor and Mullvad Browser: a page reads back noise from a canvas.
const hiding = { 'privacy.resistFingerprinting': true };

for (const [name, Engine, preferences] of [['Firefox', Firefox], ['Firefox that hides its fingerprint', Firefox, hiding], ['WebKit', WebKit]]) {
  test(name, async (context) => {
    const servers = await Servers.make();
    const screen = await start('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1000x24'], {}, /^(\d+)$/m);
    const engine = await Engine.launch(`:${screen.found[1]}`, preferences);
    const person = new Person(engine);
    let failed = false;  // After a failure, the next claims are skipped: they build on earlier ones.
    const claim = (what, body) => context.test(what, { skip: failed }, async () => {
      try {
        await body();
      } catch (error) {
        failed = true;
        if (process.env.PINWRIGHT_SHOTS) fs.writeFileSync(path.join(process.env.PINWRIGHT_SHOTS, `${name} ${what}.png`), await engine.picture());
        throw error;
      }
    });
    try {
      await claim('an account is connected on the page of consent', async () => {
        await engine.open(servers.url);
        await person.press('link', 'Integrations');
        await person.press('button', 'Connect Account');
        await person.press('button', 'Pinterest');
        await person.press('button', 'Continue to Pinterest');
        await person.press('radio', 'Willow & Clay');
        await person.press('button', 'Authorize');
        await person.find('button', 'Disconnect');
        assert.deepEqual((await servers.status()).accounts.map((one) => one.state), ['connected']);
      });

      await claim('the form is drawn as Chromium draws it', async () => {
        await person.press('link', 'Compose');
        await person.find('textbox', 'Title');
        await person.settled();
        const share = unlike(await engine.picture(), fs.readFileSync(path.join(__dirname, '../browser/approved/compose.1280x800.png')));
        assert.ok(share < 0.02, `${(100 * share).toFixed(1)} % of the picture are of other colors`);
      });

      await claim('what is typed is in the field, and the browser takes it back', async () => {
        await person.press('textbox', 'Title');
        await engine.type('Herbst');
        assert.equal(await person.text('Title'), 'Herbst');
        await engine.key('a', 'Control');
        await engine.type('X');
        assert.equal(await person.text('Title'), 'X');
        await engine.undo();
        assert.match(await person.text('Title'), /^(Herbst)?$/);
        await engine.key('a', 'Control');
        await engine.key('Backspace');
        await engine.type(title);
        await engine.key('Tab');
        await engine.type(description);
        assert.equal(await person.text('Description'), description);
      });

      if (preferences) await claim('a canvas tells nothing of what is on it', async () => {
        assert.equal(await engine.run(() => {
          const context = document.createElement('canvas').getContext('2d');
          context.fillStyle = '#f00';
          context.fillRect(0, 0, 8, 8);
          return [...context.getImageData(0, 0, 8, 8).data].every((value, at) => value === [255, 0, 0, 255][at % 4]);
        }), false);
      });

      const picture = makePng(1000, 1500);
      await claim('an image is chosen, and drawn', async () => {
        const file = path.join(servers.folder, 'picture.png');
        fs.writeFileSync(file, picture);
        await engine.choose('input[type=file]', file);
        await person.find('button', 'Remove image');
      });

      await claim('the draft is still there after a reload', async () => {
        await person.settled();
        await engine.reload();
        await person.find('button', 'Remove image');
        assert.equal(await person.text('Title'), title);
      });

      await claim('the pin is published as it was typed', async () => {
        await person.press('combobox', 'Board');
        await person.press('option', /./);
        await person.gone('listbox');
        await person.press('button', 'Publish now');
        await person.find('link', 'View on Pinterest');
        const [pin, ...more] = await servers.ledger();
        assert.deepEqual(more, []);
        assert.deepEqual([pin.title, pin.description], [title, description]);
        assert.deepEqual(pin.images.map((image) => image.sha256), [createHash('sha256').update(picture).digest('hex')]);
      });

      await claim('back and forward lead through the screens', async () => {
        await person.press('link', 'Pins');
        await person.find('heading', 'Pins');
        await person.press('link', 'Schedule');
        await person.find('heading', 'Schedule');
        await engine.back();
        await person.find('heading', 'Pins');
        await engine.forward();
        await person.find('heading', 'Schedule');
      });

      await claim('the wheel scrolls', async () => {
        await person.press('link', 'Compose');
        if (await person.has('button', 'New pin')) await person.press('button', 'New pin');
        const { x, y } = await person.find('textbox', 'Title');
        await person.settled();
        const before = await person.scrolled();
        await engine.wheel(x, y + 300, before ? -200 : 200);
        await person.settled();
        assert.notEqual(await person.scrolled(), before);
      });

      await claim('nothing is drawn while nothing changes', async () => {
        await person.settled();
        const frames = await person.frames();
        await person.pause(3000);
        assert.equal(await person.frames(), frames);
      });

      // WebDriver can't read the console.
      if (engine.complaints) await claim('nothing was complained of', async () => assert.deepEqual(engine.complaints, []));
    } finally {
      await engine.close();
      await end(screen.child);
      await servers.close();
    }
  });
}
