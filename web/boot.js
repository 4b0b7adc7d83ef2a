// The loader: applies the person's theme before anything shows, fetches the program with progress, starts it,
// and explains any problem in words. It starts before the page exists, so its words wait for the page.
(() => {
  'use strict';
  const script = document.currentScript.dataset, root = document.documentElement;
  const element = id => document.getElementById(id);
  const page = new Promise(made => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', made);
    else made();
  });
  let over = false;

  // Runs before anything shows, but after requesting the program: reading stored preferences waits for
  // another process.
  function dress() {
    try {
      // In the format of client/core/preferences.cpp.
      const wishes = JSON.parse(localStorage.getItem('pinwright.preferences')) || {};
      if (wishes.theme === 'light' || wishes.theme === 'dark') {
        root.dataset.theme = wishes.theme;
        for (const meta of document.querySelectorAll('meta[name=theme-color]')) meta.content = wishes.theme === 'dark' ? '#151514' : '#f6f5f2';
      }
      if (wishes.direction === 'rtl') page.then(() => { element('loading').dir = 'rtl'; });
    } catch (none) { /* use the system's preferences */ }
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

  // Final: the words stay, with a button if there is something to try.
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
  // Most starts finish before anyone could see a shape or read a word.
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
    } catch (cut) { /* the first reader reports it */ }
  }

  async function load() {
    const reply = await fetch(script.wasm, { credentials: 'same-origin' });
    if (!reply.ok || !reply.body) throw new Error('status ' + reply.status);
    // If loading takes long, a second reader counts bytes. The browser compiles the stream without the
    // script's help.
    if (performance.now() > 400) count(reply.clone().body.getReader(), Number(script.size));
    return WebAssembly.compileStreaming(reply);
  }

  if (typeof WebAssembly !== 'object' || !WebAssembly.compileStreaming) {
    dress();
    return fail('This browser is too old for Pinwright', 'It can’t run WebAssembly. Use a current Firefox, Chrome, Edge or Safari.');
  }

  const kept = 'Your draft is saved.';

  // Compiles while the script that will run it is still loading.
  const program = load();
  program.catch(network);

  // The server writes its language into the page, and English is built in.
  const language = document.documentElement.lang;
  const words = language === 'en' ? '' :
    fetch('/api/v1/words/' + language, { credentials: 'same-origin' }).then(reply => reply.ok ? reply.text() : '').catch(() => '');

  // A second file holds everything that the first screens don't need. It fills its places in the program's
  // table when it arrives. Calls that need it earlier block, and so does the page.
  const later = {
    exports: null,  // Exports of the first file.
    table: null,    // The function table of the first file.
    here: false,
    missing: false,  // It was needed, but could not be loaded.
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
      request.overrideMimeType('text/plain; charset=x-user-defined');  // One character per byte.
      request.send();
      if (request.status !== 200) throw new Error('status ' + request.status);
      later.take(new WebAssembly.Module(Uint8Array.from(request.responseText, character => character.charCodeAt(0))));
    },
    // Placeholders for the second file's functions; the key is the function's index in the table.
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

  // Sends the first request of every start at once, so that the answer is there when the program asks.
  const first = new XMLHttpRequest();
  first.open('GET', '/api/v1/status');
  first.setRequestHeader('Accept', 'application/json');
  first.send();

  window.Module = {
    first: { address: '/api/v1/status', request: first },
    instantiateWasm(imports, ready) {
      imports.placeholder = later.placeholders;
      // The program looks for its elements as soon as it runs, so wait for the page.
      Promise.all([program, words, page]).then(([module, texts]) => WebAssembly.instantiate(module, imports).then(instance => {
        window.Module.words = texts;
        later.exports = instance.exports;
        later.table = Object.values(later.exports).find(one => one instanceof WebAssembly.Table);
        // A failure in the program's first steps is not a network problem.
        try { ready(instance, module); } catch (error) { window.Module.onStopped(error); }
      })).catch(network);
      return {};
    },
    onStarted() {
      // This frame shows the real content in place of the loading page.
      if (!element('words').classList.contains('failed')) element('loading').hidden = true;
      // Check this late, because the answer comes from another process.
      if (!navigator.cookieEnabled)
        return fail('Cookies are blocked', 'Pinwright needs a session cookie for this address. Allow it, then reload.', 'Reload');
      over = true;
      setTimeout(later.bring);
    },
    onNoCanvas() {
      // This may turn up after the start.
      over = false;
      fail('This browser can’t show Pinwright', 'WebGL is not available. Turn on graphics acceleration in its settings, or use another browser.', 'Try again');
    },
    // The picture is lost and stays lost. If it comes back later, all is well again.
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
