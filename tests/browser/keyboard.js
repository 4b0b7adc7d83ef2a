// A person who has only a keyboard, and looks where the focus is.
'use strict';
const assert = require('node:assert/strict');
const { PNG } = require('pngjs');

// The focused element: its role and name as a screen reader would say them.
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const tag = element.tagName.toLowerCase(), type = element.type;
    const implied = { button: 'button', a: 'link', textarea: 'textbox',
      input: { radio: 'radio', checkbox: 'checkbox', file: 'file', search: 'searchbox' }[type] || 'textbox' };
    const label = element.labels && element.labels[0];
    return { role: element.getAttribute('role') || implied[tag] || tag,
      name: element.getAttribute('aria-label') || (label ? label.textContent : element.textContent).trim(),
      shown: element.matches(':focus-visible') };
  });
}

// Whether the canvas shows a ring in the theme's accent around the focused element.
async function ringIsDrawn(page) {
  const place = await page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return { x: box.x, y: box.y, width: box.width, height: box.height, room: [innerWidth, innerHeight],
      field: document.activeElement.matches('.field, [role=combobox]'), bar: !!document.activeElement.closest('nav'),
      dark: document.documentElement.style.colorScheme === 'dark' };
  });
  const shot = PNG.sync.read(await page.screenshot({ scale: 'css' }));
  const accent = place.dark ? [0x5c, 0xc8, 0xc0] : [0x0a, 0x6e, 0x6a];
  const near = (x, y) => {
    const at = (Math.round(y) * shot.width + Math.round(x)) * 4;
    return accent.every((part, i) => Math.abs(shot.data[at + i] - part) < 40);
  };
  // Scans from outside to the edge at a dozen places along each visible side: each scan must cross a line and
  // leave it before the element itself begins. The ring of a field is its own border. The links of a bar fill
  // it, so their ring is inside.
  const far = 8, within = place.field ? 3 : place.bar ? 8 : -1;
  let met = 0, looked = 0;
  const look = (x, y, dx, dy) => {
    let seen = false;
    for (let step = far; step >= -within; step--) {
      const px = x + dx * step, py = y + dy * step;
      if (px < 0 || py < 0 || px >= place.room[0] - 1 || py >= place.room[1] - 1) continue;
      seen = seen || near(px, py);
    }
    looked++;
    if (seen) met++;
  };
  for (let part = 1; part < 12; part++) {
    const x = place.x + place.width * part / 12, y = place.y + place.height * part / 12;
    look(x, place.y, 0, -1);
    look(x, place.y + place.height, 0, 1);
    look(place.x, y, -1, 0);
    look(place.x + place.width, y, 1, 0);
  }
  // If the element touches the edge of its region, one side of the ring may be clipped, but no more.
  return met >= looked * 0.7;
}

class Keyboard {
  constructor(world) {
    this.world = world;
    this.page = world.page;
  }

  async press(key) { await this.page.keyboard.press(key); }

  // Where Tab has led: always a visible element.
  async where() {
    const now = await focused(this.page);
    if (now) assert.ok(now.shown, `the focus shows on ${now.role} "${now.name}"`);
    return now;
  }

  // Presses `key` until this has the focus; at most one full round.
  async to(role, name, key = 'Tab') {
    const fits = (one) => one && one.role === role && (name instanceof RegExp ? name.test(one.name) : one.name === name);
    const passed = [];
    for (let steps = 0; steps < 60; steps++) {
      const now = await this.where();
      if (fits(now)) {
        await this.seen(now);
        return now;
      }
      passed.push(now ? `${now.role} "${now.name}"` : 'the page');
      await this.press(key);
    }
    assert.fail(`${key} does not lead to ${role} "${name}", but to ${passed.join(', ')}`);
  }

  // Waits until the program itself moved the focus there.
  async lands(role, name) {
    const fits = (one) => one && one.role === role && one.name === name;
    let now = null;
    for (const until = Date.now() + 5000; Date.now() < until;) {
      now = await focused(this.page);
      if (fits(now)) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.ok(fits(now), `the focus is on ${now ? `${now.role} "${now.name}"` : 'the page'}, not on ${role} "${name}"`);
    await this.seen(now);
  }

  // Waits for the ring on the canvas; on a page of plain elements the browser draws its own.
  async seen(now) {
    if (!await this.page.evaluate(() => !!document.getElementById('canvas'))) return;
    for (const until = Date.now() + 3000; ;) {
      await this.world.drawn();
      if (await ringIsDrawn(this.page)) return;
      if (Date.now() > until) assert.fail(`no ring is drawn around ${now.role} "${now.name}"`);
    }
  }
}

module.exports = { Keyboard, focused, ringIsDrawn };
