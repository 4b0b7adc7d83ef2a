// The loader: wears the person's theme before anything shows, fetches the program with progress, starts
// it, and says in words what stands in the way. It runs before there is a page: what it says waits for it.
(() => {
  'use strict';
  const script = document.currentScript.dataset, root = document.documentElement;
  const element = id => document.getElementById(id);
  const page = new Promise(made => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', made);
    else made();
  });
  let over = false;

  // Before anything shows. What is kept comes from another process: the program is asked for first.
  function dress() {
    try {
      // As client/core/preferences.cpp writes them.
      const wishes = JSON.parse(localStorage.getItem('pinwright.preferences')) || {};
      if (wishes.theme === 'light' || wishes.theme === 'dark') {
        root.dataset.theme = wishes.theme;
        for (const meta of document.querySelectorAll('meta[name=theme-color]')) meta.content = wishes.theme === 'dark' ? '#151514' : '#f6f5f2';
      }
      if (wishes.direction === 'rtl') page.then(() => { element('loading').dir = 'rtl'; });
    } catch (none) { /* the system's wishes count */ }
  }

  function say(title, detail, again) {
    element('loading-title').textContent = title;
    element('loading-detail').textContent = detail;
    element('loading-again').hidden = !again;
    element('loading-again').textContent = again || '';
    element('words').classList.add('shown');
  }

  function show(shown) {
    element('loading').hidden = !shown;
    element('loading').classList.toggle('shown', shown);
    element('stage').inert = shown;
    element('words').classList.toggle('failed', shown);
    element('words').setAttribute('role', shown ? 'alert' : 'status');
  }

  // Nothing more is to be expected: the words stay, with a way out where there is one.
  function fail(title, detail, again) {
    if (over) return;
    over = true;
    page.then(() => {
      show(true);
      say(title, detail, again);
      if (again) element('loading-again').focus();
    });
  }

  page.then(() => element('loading-again').addEventListener('click', () => location.reload()));
  // Most starts are over before anyone could see a shape, or read a word.
  setTimeout(() => page.then(() => { if (!over) element('loading').classList.add('shown'); }), 200);
  setTimeout(() => page.then(() => { if (!over) say('Loading Pinwright', ''); }), 1500);

  function network() {
    fail('Pinwright couldn’t load', 'The server didn’t answer. Check your connection, then try again.', 'Try again');
  }

  async function count(reader, total) {
    try {
      for (let seen = 0, part; !over && !(part = await reader.read()).done;) {
        seen += part.value.byteLength;
        const bar = element('loading-share');
        if (bar && total > 0) bar.style.width = Math.min(100, 100 * seen / total) + '%';
      }
    } catch (cut) { /* the first reader tells */ }
  }

  async function load() {
    const reply = await fetch(script.wasm, { credentials: 'same-origin' });
    if (!reply.ok || !reply.body) throw new Error('status ' + reply.status);
    // Where it takes long, a second reader counts; the browser compiles what comes without the script's help.
    if (performance.now() > 400) count(reply.clone().body.getReader(), Number(script.size));
    return WebAssembly.compileStreaming(reply);
  }

  if (typeof WebAssembly !== 'object' || !WebAssembly.compileStreaming) {
    dress();
    return fail('This browser is too old for Pinwright', 'It can’t run WebAssembly. Use a current Firefox, Chrome, Edge or Safari.');
  }

  const kept = 'Your draft is saved.';

  // Compiled beside the script that is to run it, which is still on its way.
  const program = load();
  program.catch(network);

  // What the first screens do not need is a second file, which takes its place in the program's table once it
  // is here. Who needs it before waits for it, and so does the page.
  const later = {
    exports: null,  // Of the first file.
    table: null,    // Its functions by their numbers.
    here: false,
    missing: false,  // It was needed, and could not be had.
    take(program) {
      if (!later.here) new WebAssembly.Instance(program, { primary: later.exports });
      later.here = true;
    },
    async bring(wait = 1000) {
      try {
        const program = await WebAssembly.compileStreaming(fetch(script.later, { credentials: 'same-origin' }));
        later.take(program);
      } catch (cut) {
        setTimeout(() => { if (!later.here) later.bring(Math.min(2 * wait, 30000)); }, wait);
      }
    },
    bringNow() {
      const request = new XMLHttpRequest();
      request.open('GET', script.later, false);
      request.overrideMimeType('text/plain; charset=x-user-defined');  // Its bytes, a character each.
      request.send();
      if (request.status !== 200) throw new Error('status ' + request.status);
      later.take(new WebAssembly.Module(Uint8Array.from(request.responseText, character => character.charCodeAt(0))));
    },
    // In place of the functions of the second file: the index in the table by which they are called.
    placeholders: new Proxy({}, { get: (none, index) => (...given) => {
      if (!later.here) {
        try { later.bringNow(); } catch (error) {
          over = false;
          later.missing = true;
          fail('Pinwright couldn’t load', 'The server didn’t answer. ' + kept, 'Try again');
          throw error;
        }
      }
      return later.table.get(Number(index))(...given);
    } }),
  };

  // What every start asks first is asked at once, and there when the program asks.
  const first = new XMLHttpRequest();
  first.open('GET', '/api/v1/status');
  first.setRequestHeader('Accept', 'application/json');
  first.send();

  window.Module = {
    first: { address: '/api/v1/status', request: first },
    instantiateWasm(imports, ready) {
      imports.placeholder = later.placeholders;
      // The program looks for its elements as soon as it runs.
      Promise.all([program, page]).then(([module]) => WebAssembly.instantiate(module, imports).then(instance => {
        later.exports = instance.exports;
        later.table = Object.values(later.exports).find(one => one instanceof WebAssembly.Table);
        // A fault of the program's first steps is its own, not the network's.
        try { ready(instance, module); } catch (error) { window.Module.onStopped(error); }
      })).catch(network);
      return {};
    },
    onStarted() {
      // The canvas shows the same place in earnest with this very frame.
      if (!element('words').classList.contains('failed')) element('loading').hidden = true;
      // Asked this late because the answer comes from another process.
      if (!navigator.cookieEnabled)
        return fail('Cookies are blocked', 'Pinwright needs a session cookie for this address. Allow it, then reload.', 'Reload');
      over = true;
      setTimeout(later.bring);
    },
    onNoCanvas() {
      // It may come to light after the start.
      over = false;
      fail('This browser can’t show Pinwright', 'WebGL is not available. Turn on graphics acceleration in its settings, or use another browser.', 'Try again');
    },
    // The graphics stopped and does not come back; should it do so later, all is well again.
    onLost(lost) {
      if (lost) {
        over = false;
        fail('The graphics stopped', 'This device’s graphics were interrupted and didn’t recover. ' + kept, 'Reload');
      } else if (!element('loading').hidden && element('loading-title').textContent === 'The graphics stopped') {
        show(false);
      }
    },
    onStopped(error) {
      console.error(error);
      if (later.missing) return;
      over = false;
      fail('Pinwright stopped', 'Something went wrong in the page. ' + kept, 'Reload');
    },
    onAbort(what) { window.Module.onStopped(what); },
  };
  const app = document.createElement('script');
  app.src = script.app;
  app.onerror = network;
  document.head.appendChild(app);
  dress();
})();
