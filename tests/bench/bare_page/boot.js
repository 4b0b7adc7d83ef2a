// Fetches the program and starts it, as simply as possible.
'use strict';
const script = document.currentScript.dataset;
window.Module = {
  instantiateWasm(imports, ready) {
    WebAssembly.instantiateStreaming(fetch(script.wasm, { credentials: 'same-origin' }), imports).then(made => ready(made.instance, made.module));
    return {};
  },
};
const app = document.createElement('script');
app.src = script.app;
document.head.appendChild(app);
