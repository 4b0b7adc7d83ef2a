// The loader: fetches the program with progress, starts it, and says in words what stands in the way.
(() => {
  'use strict';
  const script = document.currentScript.dataset;
  const element = id => document.getElementById(id);
  const words = element('words');
  let over = false;

  function say(title, detail, again) {
    element('loading-title').textContent = title;
    element('loading-detail').textContent = detail;
    element('loading-again').hidden = !again;
    element('loading-again').textContent = again || '';
    words.classList.add('shown');
  }

  // Nothing more is to be expected: the words stay, with a way out where there is one.
  function fail(title, detail, again) {
    if (over) return;
    over = true;
    element('loading').hidden = false;
    element('stage').inert = true;
    words.classList.add('failed');
    words.setAttribute('role', 'alert');
    say(title, detail, again);
  }

  element('loading-again').addEventListener('click', () => location.reload());
  // Most starts are over before anyone could read a word.
  setTimeout(() => { if (!over) say('Loading Pinwright', ''); }, 1500);

  function network() {
    fail('Pinwright could not be loaded', 'The server did not answer. Check your connection, then try again.', 'Try again');
  }

  async function load(imports, ready) {
    const reply = await fetch(script.wasm, { credentials: 'same-origin' });
    if (!reply.ok || !reply.body) throw new Error('status ' + reply.status);
    const total = Number(script.size), headers = { 'Content-Type': 'application/wasm' };
    let seen = 0;
    const counted = reply.body.pipeThrough(new TransformStream({
      transform(chunk, out) {
        seen += chunk.byteLength;
        if (total > 0) element('loading-share').style.width = Math.min(100, 100 * seen / total) + '%';
        out.enqueue(chunk);
      },
    }));
    const made = await WebAssembly.instantiateStreaming(new Response(counted, { headers }), imports);
    ready(made.instance, made.module);
  }

  if (typeof WebAssembly !== 'object' || !WebAssembly.instantiateStreaming || typeof TransformStream !== 'function') {
    return fail('This browser is too old for Pinwright', 'It cannot run WebAssembly. A current Firefox, Chrome, Edge or Safari can.');
  }
  if (!navigator.cookieEnabled) {
    return fail('Cookies are blocked', 'Pinwright keeps your session in a cookie of this address only. Allow it, then reload.', 'Reload');
  }

  window.Module = {
    instantiateWasm(imports, ready) {
      load(imports, ready).catch(network);
      return {};
    },
    onStarted() {
      over = true;
      // The canvas shows the same place in earnest with this very frame.
      element('loading').hidden = true;
    },
    onNoCanvas() {
      fail('This browser cannot draw Pinwright', 'It offers no WebGL. Turn on graphics acceleration in its settings, or use another browser.', 'Try again');
    },
    onStopped(error) {
      over = false;
      console.error(error);
      fail('Pinwright stopped', 'Something went wrong inside the page. Your draft is kept.', 'Reload');
    },
    onAbort(what) { window.Module.onStopped(what); },
  };
  const app = document.createElement('script');
  app.src = script.app;
  app.onerror = network;
  document.head.appendChild(app);
})();
