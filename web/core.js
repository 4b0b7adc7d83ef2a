// The base of the browser glue: the page's elements, calls into the program, and text passed to it. Knows
// nothing about what the text is for.
mergeInto(LibraryManager.library, {
  // The numbers that the program and this glue exchange, named as in client/platform/wire.hpp; tests/house.sh
  // compares the two. Read them as constants (pwKey.enter): never by a computed name, nor in a function
  // declared (rather than assigned) within another one. Then terser folds them, and the browser loads no
  // table.
  $pwNodeFlags: {
    disabled: 1, expanded: 2, selected: 4, current: 8, invalid: 16, modal: 32, scrolls: 64, onTop: 128,
    elsewhere: 512, required: 1024, checked: 2048, focusable: 4096, notInTabOrder: 8192, hasMenu: 16384,
  },
  $pwFieldHints: { isAddress: 1, isLast: 2 },
  $pwKey: {
    none: 0, down: 1, up: 2, home: 3, end: 4, enter: 5, space: 6, escape: 7, tab: 8, left: 9, right: 10,
    pageUp: 11, pageDown: 12, delete: 13, letter: 256,
  },
  $pwHeard: { activate: 0, focus: 1, blur: 2, keyPress: 3, scroll: 4, context: 5, shortcut: 6 },
  $pwPointerStep: { move: 0, down: 1, up: 2, gone: 3, rested: 4 },
  $pwPointerSource: { mouse: 0, touch: 1, pen: 2, shiftDown: 4 },
  $pwWishBits: { dark: 1, lessMotion: 2, moreContrast: 4, forcedColors: 8, rightToLeft: 16 },
  $pwPageEvent: { hidden: 0, visible: 1, online: 2 },
  $pwRecordingEvent: { saved: 0, running: 1, refused: 2, unsupported: 3 },

  $PW: {
    stage: null,   // What the program draws on and listens to: canvas and mirror.
    canvas: null,
    mirror: null,
    trapped: false,
    stopped: false,
    // The program calls this once, when the page exists.
    open: function () {
      PW.stage = document.getElementById('stage');
      PW.canvas = document.getElementById('canvas');
      PW.mirror = document.getElementById('mirror');
      // Catches errors in the glue that no call below caught. Ignores errors of other scripts, which
      // extensions and browsers put into pages.
      var own = new URL(document.querySelector('script[data-app]').dataset.app, location.href).href;
      window.addEventListener('error', function (event) {
        if (event.error && (event.filename === own || event.filename.indexOf('wasm') >= 0)) PW.stop(event.error);
      });
    },
    // The program trapped: the page says so, once, and the program is never called again.
    stop: function (error) {
      if (PW.trapped) return;
      PW.trapped = true;
      if (Module['onStopped']) Module['onStopped'](error);  // May have the draft saved.
      PW.stopped = true;
    },
  },

  // The only way into the program: pwCall(function, arguments...). Does nothing once the program has stopped.
  $pwCall__deps: ['$PW', '$getWasmTableEntry'],
  $pwCall: function (entry) {
    if (PW.stopped) return 0;
    try {
      return getWasmTableEntry(entry).apply(null, Array.prototype.slice.call(arguments, 1));
    } catch (error) {
      PW.stop(error);
      return 0;
    }
  },

  // Passes `text` as UTF-8 to `use(pointer, bytes)`, then frees the memory. A lone surrogate, which UTF-8
  // can't hold, becomes U+FFFD.
  $pwText__deps: ['malloc', 'free', '$PW'],
  $pwText: function (text, use) {
    if (PW.stopped) return;
    text = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|([^\ud800-\udbff]|^)[\udc00-\udfff]/g, '$1\ufffd');
    try {
      var size = lengthBytesUTF8(text) + 1, pointer = _malloc(size);
      stringToUTF8(text, pointer, size);
      use(pointer, size - 1);
      _free(pointer);
    } catch (error) {
      PW.stop(error);
    }
  },

  // Returns text as a pointer that the program frees.
  $pwGive__deps: ['malloc'],
  $pwGive: function (text) {
    var size = lengthBytesUTF8(text) + 1, pointer = _malloc(size);
    stringToUTF8(text, pointer, size);
    return pointer;
  },
});
