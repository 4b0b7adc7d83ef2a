// The ground under the browser glue: the page's elements, the way into the program, and text on that
// way. Refuses to know what the text is for.
mergeInto(LibraryManager.library, {
  $PW: {
    stage: null,   // What the program draws on and listens to: the canvas and the mirror over it.
    canvas: null,
    mirror: null,
    stopped: false,
    // Called once, by the program; the page is there by then.
    open: function () {
      PW.stage = document.getElementById('stage');
      PW.canvas = document.getElementById('canvas');
      PW.mirror = document.getElementById('mirror');
      // What no call below has caught: a fault in here. Other people's scripts, as extensions and browsers put
      // them into pages, may fail as they like.
      var own = new URL(document.querySelector('script[data-app]').dataset.app, location.href).href;
      window.addEventListener('error', function (event) {
        if (event.error && (event.filename === own || event.filename.indexOf('wasm') >= 0)) PW.stop(event.error);
      });
    },
    // The program trapped: nothing of it is called again; the page says so, once.
    stop: function (error) {
      if (PW.stopped) return;
      PW.stopped = true;
      if (Module['onStopped']) Module['onStopped'](error);
    },
  },

  // The only way into the program: pwCall(function, arguments...). Nothing once it has stopped.
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

  // Hands `text` as UTF-8 to `use(pointer, bytes)`; the memory is gone afterwards. Half a surrogate
  // pair, which no UTF-8 can hold, becomes U+FFFD.
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

  // Text for the program to keep: a pointer that it frees.
  $pwGive__deps: ['malloc'],
  $pwGive: function (text) {
    var size = lengthBytesUTF8(text) + 1, pointer = _malloc(size);
    stringToUTF8(text, pointer, size);
    return pointer;
  },
});
