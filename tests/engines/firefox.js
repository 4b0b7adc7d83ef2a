// Firefox, driven as a person would, through WebDriver BiDi.
'use strict';
const puppeteer = require('puppeteer-core');

class Firefox {
  // `display`: an X display; without a screen Firefox has no WebGL. `preferences`: of about:config.
  static async launch(display, preferences = {}) {
    const firefox = new Firefox();
    firefox.complaints = [];
    firefox.browser = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: false,
      env: { ...process.env, DISPLAY: display }, extraPrefsFirefox: { 'webgl.force-enabled': true, ...preferences } });
    firefox.page = await firefox.browser.newPage();
    await firefox.page.setViewport({ width: 1280, height: 800 });
    firefox.page.on('pageerror', (error) => firefox.complaints.push(String(error)));
    firefox.page.on('console', (message) => {
      if (message.type() === 'error') firefox.complaints.push(message.text());
    });
    return firefox;
  }

  async open(address) { await this.page.goto(address); }
  // Runs `what` in the page with the JSON values `given`.
  run(what, ...given) { return this.page.evaluate(what, ...given); }
  async press(x, y) { await this.page.mouse.click(x, y); }
  async point(x, y) { await this.page.mouse.move(x, y); }
  async wheel(x, y, down) {
    await this.page.mouse.move(x, y);
    await this.page.mouse.wheel({ deltaY: down });
  }
  async type(text) { await this.page.keyboard.type(text); }
  async key(name, held) {
    if (held) await this.page.keyboard.down(held);
    await this.page.keyboard.press(name);
    if (held) await this.page.keyboard.up(held);
  }
  async undo() { await this.key('z', 'Control'); }
  async choose(selector, file) { await (await this.page.$(selector)).uploadFile(file); }
  async back() { await this.page.goBack(); }
  async forward() { await this.page.goForward(); }
  async reload() { await this.page.reload(); }
  async picture() { return Buffer.from(await this.page.screenshot()); }
  async close() { await this.browser.close(); }
}

module.exports = { Firefox };
