// Acts like a person in any browser: finds elements by role and name, and clicks where they are on the screen.
'use strict';

// Runs in the page: scrolls the first such element into view and returns its middle; null: there is none.
function place(role, name, pattern) {
  const kinds = { button: 'button:not([role]), [role=button], input[type=submit]', link: 'a[href]', textbox: '.field', combobox: '[role=combobox]',
    option: '[role=option]', listbox: '[role=listbox]', heading: 'h1, h2, h3', radio: 'input[type=radio], [role=radio]' };
  for (const element of document.querySelectorAll(kinds[role])) {
    const labels = [...(element.labels || [])].map((label) => label.textContent.trim()).join(' ');
    const said = element.getAttribute('aria-label') || labels || element.textContent.trim();
    if (pattern ? !new RegExp(name).test(said) : said !== name) continue;
    element.scrollIntoView({ block: 'nearest' });
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
      const box = element.getBoundingClientRect();
      resolve(box.width ? { x: box.left + box.width / 2, y: box.top + box.height / 2, value: element.value } : null);
    })));
  }
  return null;
}

class Person {
  constructor(engine) { this.engine = engine; }

  pause(time) { return new Promise((resolve) => setTimeout(resolve, time)); }

  look(role, name) { return this.engine.run(place, role, name.source || name, name instanceof RegExp); }

  async has(role, name) { return await this.look(role, name) !== null; }

  // Waits until `look` returns something, and returns that. While the page changes, asking it fails; that counts
  // as nothing.
  async until(what, look) {
    for (const until = Date.now() + 20000; ; await this.pause(50)) {
      const found = await look().catch(() => null);
      if (found) return found;
      if (Date.now() > until) throw new Error(`${what} on ${await this.engine.run(() => `${location.href}: ${document.body.innerText.slice(0, 500)}`)}`);
    }
  }

  find(role, name) { return this.until(`no ${role} ${name}`, () => this.look(role, name)); }

  gone(role) { return this.until(`the ${role} stays`, async () => !await this.has(role, /^/)); }

  async press(role, name) {
    const { x, y } = await this.find(role, name);
    await this.engine.press(x, y);
  }

  async text(field) { return (await this.find('textbox', field)).value; }

  // How far the screen is scrolled, in CSS pixels.
  scrolled() { return this.engine.run(() => document.querySelector('#mirror .scrolls').scrollTop); }

  frames() { return this.engine.run(() => (window.pinwright ? window.pinwright.frames() : -1)); }

  // Waits until nothing more is drawn.
  async settled() {
    for (let calm = 0, last = -1; calm < 5; last = await this.frames()) {
      await this.pause(100);
      calm = await this.frames() === last ? calm + 1 : 0;
    }
  }
}

module.exports = { Person };
