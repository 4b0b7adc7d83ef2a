// The loader: applies the person's theme before anything shows, fetches the program with progress, starts it,
// and explains any problem in words. It starts before the page exists, so its words, which the page contains, wait
// for it.
(() => {
  'use strict';
  const script = document.currentScript.dataset, root = document.documentElement;
  const element = id => document.getElementById(id);
  const page = new Promise(made => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', made);
    else made();
  });
  let over = false, said = '';

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

  // These are keys of assets/words/en.json, in its group `loading`.
  function say(title, detail, again) {
    const texts = JSON.parse(element('texts').textContent);
    said = title;
    element('loading-title').textContent = texts[title];
    element('loading-detail').textContent = detail ? texts[detail] : '';
    element('loading-again').hidden = !again;
    element('loading-again').textContent = again ? texts[again] : '';
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

  // Takes back what fail() said, if it is still there.
  function hide(title) {
    if (element('loading').hidden || said !== title) return;
    over = true;
    show(false);
  }

  page.then(() => element('loading-again').addEventListener('click', () => location.reload()));
  // Most starts finish before anyone could see a shape or read a word.
  setTimeout(() => page.then(() => { if (!over) element('loading').classList.add('shown'); }), 200);
  setTimeout(() => page.then(() => { if (!over) say('loading'); }), 1500);

  function network() {
    fail('unloaded', 'unloadedDetail', 'again');
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

  const loadLater = () => WebAssembly.compileStreaming(fetch(script.later, { credentials: 'same-origin' }));

  if (typeof WebAssembly !== 'object' || !WebAssembly.compileStreaming) {
    dress();
    return fail('tooOld', 'tooOldDetail');
  }

  // The program is in two files. The composer starts with the first one, and later.wasm follows its first
  // frame (assets/packaging/later.txt). Every other screen waits for both, and so does a page that had to be
  // reloaded because it needed later.wasm too soon: its history entry says so.
  const tooSoon = 'too soon';
  const both = location.pathname !== '/compose' || location.search !== '' || history.state === tooSoon;
  if (history.state === tooSoon) history.replaceState(null, '');

  // Compiles while the script that will run it is still loading.
  const program = Promise.all([load(), both && loadLater()]);
  program.catch(network);

  // The server writes its language into the page, and English is built in.
  const language = document.documentElement.lang;
  const words = language === 'en' ? '' :
    fetch('/api/v1/words/' + language, { credentials: 'same-origin' }).then(reply => reply.ok ? reply.text() : '').catch(() => '');

  const later = {
    here: false,
    onHere() {},      // Set by the program.
    exports: null,    // Exports of the first file.
    needed: false,    // Someone waits for it.
    told: false,      // The page says that it can't be had.
    timer: 0,         // Runs until the next try.
    wait: 1000,       // Milliseconds until the next try.
    error: null,      // One of its functions was called too soon.
    // Fills the places of its functions in the program's table.
    take(program) {
      new WebAssembly.Instance(program, { primary: later.exports });
      later.here = true;
      later.onHere();
    },
    async bring() {
      later.timer = 0;
      try {
        const program = await loadLater();
        if (later.told) hide('unloaded');
        later.take(program);
      } catch (cut) {
        if (later.here) throw cut;
        later.timer = setTimeout(later.bring, later.wait);
        later.wait = Math.min(2 * later.wait, 30000);
        if (!later.needed || later.told) return;
        over = false;
        later.told = true;
        fail('unloaded', 'unloadedLater', 'again');
      }
    },
    need() {
      later.needed = true;
      if (!later.timer) return;
      clearTimeout(later.timer);
      later.bring();
    },
    // Fill these places until then. Nothing should call one: whatever needs later.wasm waits for it.
    placeholders: new Proxy({}, { get: (none, index) => () => {
      throw later.error = new Error('function ' + index + ' of later.wasm was called too soon');
    } }),
  };

  // Sends the first request of every start at once, so that the answer is there when the program asks.
  const first = new XMLHttpRequest();
  first.open('GET', '/api/v1/status');
  first.setRequestHeader('Accept', 'application/json');
  first.send();

  window.Module = {
    later,
    first: { address: '/api/v1/status', request: first },
    instantiateWasm(imports, ready) {
      imports.placeholder = later.placeholders;
      // The program looks for its elements as soon as it runs, so wait for the page.
      Promise.all([program, words, page]).then(([[module, second], texts]) => WebAssembly.instantiate(module, imports).then(instance => {
        window.Module.words = texts;
        later.exports = instance.exports;
        if (second) later.take(second);
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
        return fail('noCookies', 'noCookiesDetail', 'reload');
      over = true;
      if (!later.here) setTimeout(later.bring);
    },
    onNoCanvas() {
      // This may turn up after the start.
      over = false;
      fail('noGraphics', 'noGraphicsDetail', 'again');
    },
    // The picture is lost and stays lost. If it comes back later, all is well again.
    onLost(lost) {
      if (lost) {
        over = false;
        fail('stalled', 'stalledDetail', 'reload');
      } else {
        hide('stalled');
      }
    },
    onStopped(error) {
      console.error(error);
      if (error === later.error) {
        // Starts again with both files. The program saves the draft before that.
        window.dispatchEvent(new Event('pagehide'));
        history.replaceState(tooSoon, '');
        return location.reload();
      }
      over = false;
      fail('stopped', 'stoppedDetail', 'reload');
    },
    onAbort(what) { window.Module.onStopped(what); },
  };
  const app = document.createElement('script');
  app.src = script.app;
  app.onerror = network;
  document.head.appendChild(app);
  dress();
})();
