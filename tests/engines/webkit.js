// WebKit, the engine of Safari, driven as a person would, through WebDriver, in WebKitGTK's own small
// browser.
'use strict';
const fs = require('node:fs');
const { freePort, start, end } = require('../browser/processes.js');

// The code points of WebDriver's keys (W3C WebDriver, 17.4.2).
const keys = { Control: '\uE009', Shift: '\uE008', Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C', End: '\uE010', Backspace: '\uE003' };

// Its folder depends on the machine's architecture and WebKit's version.
function miniBrowser() {
  for (const machine of fs.readdirSync('/usr/lib')) {
    const file = `/usr/lib/${machine}/webkit2gtk-4.1/MiniBrowser`;
    if (fs.existsSync(file)) return file;
  }
  throw new Error("there is no MiniBrowser of webkit2gtk");
}

class WebKit {
  static async launch(display) {
    const webkit = new WebKit(), port = await freePort();
    // The driver prints nothing when it is ready.
    webkit.driver = (await start('/bin/sh', ['-c', 'echo started; exec WebKitWebDriver --port="$0"', String(port)],
      { DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1' }, /started/)).child;
    webkit.address = `http://127.0.0.1:${port}/session`;
    const session = await webkit.call('POST', '', { capabilities: { alwaysMatch: { browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } } } });
    webkit.address += `/${session.sessionId}`;
    await webkit.call('POST', '/window/rect', { width: 1280, height: 800 });
    return webkit;
  }

  async call(method, where, body) {
    for (const until = Date.now() + 20000; ;) {
      const answer = await fetch(this.address + where, { method, body: body && JSON.stringify(body) }).catch((error) => {
        if (error.cause.code !== 'ECONNREFUSED' || Date.now() > until) throw error;
      });
      if (!answer) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      const { value } = await answer.json();
      if (!answer.ok) throw new Error(`${where}: ${value.error}: ${value.message}`);
      return value;
    }
  }

  act(type, id, actions, parameters) { return this.call('POST', '/actions', { actions: [{ type, id, parameters, actions }] }); }

  async open(address) {
    await this.call('POST', '/url', { url: address });
  }
  async run(what, ...given) {
    const script = `const done = arguments[arguments.length - 1]; Promise.resolve((${what})(...[].slice.call(arguments, 0, -1)))
      .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer = await this.call('POST', '/execute/async', { script, args: given });
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }
  press(x, y) {
    return this.act('pointer', 'mouse', [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
      { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }], { pointerType: 'mouse' });
  }
  point(x, y) {
    return this.act('pointer', 'mouse', [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 }], { pointerType: 'mouse' });
  }
  wheel(x, y, down) {
    return this.act('wheel', 'wheel', [{ type: 'scroll', x: Math.round(x), y: Math.round(y), deltaX: 0, deltaY: down, duration: 0 }]);
  }
  type(text) {
    return this.act('key', 'keyboard', [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
  }
  key(name, held) {
    const value = keys[name] || name, steps = [{ type: 'keyDown', value }, { type: 'keyUp', value }];
    return this.act('key', 'keyboard', held ? [{ type: 'keyDown', value: keys[held] }, ...steps, { type: 'keyUp', value: keys[held] }] : steps);
  }
  // Like the field's menu; this browser has no key for undo.
  undo() { return this.run(() => document.execCommand('undo')); }
  async choose(selector, file) {
    const element = await this.call('POST', '/element', { using: 'css selector', value: selector });
    await this.call('POST', `/element/${Object.values(element)[0]}/value`, { text: file });
  }
  back() { return this.call('POST', '/back', {}); }
  forward() { return this.call('POST', '/forward', {}); }
  reload() { return this.call('POST', '/refresh', {}); }
  async picture() { return Buffer.from(await this.call('GET', '/screenshot'), 'base64'); }
  async close() {
    await this.call('DELETE', '').catch(() => {});
    await end(this.driver);
  }
}

module.exports = { WebKit };
