// The ground under the browser glue: the page's elements, and text on its way into the program.
// Refuses to know what the text is for.
mergeInto(LibraryManager.library, {
  $PW: {
    stage: null,   // What the program draws on and listens to: the canvas and the mirror over it.
    canvas: null,
    mirror: null,
    open: function () {
      PW.stage = document.getElementById('stage');
      PW.canvas = document.getElementById('canvas');
      PW.mirror = document.getElementById('mirror');
    },
  },

  // Hands `text` as UTF-8 to `use(pointer, bytes)`; the memory is gone afterwards. Half a surrogate
  // pair, which no UTF-8 can hold, becomes U+FFFD.
  $pwText__deps: ['malloc', 'free', '$PW'],
  $pwText: function (text, use) {
    text = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|([^\ud800-\udbff]|^)[\udc00-\udfff]/g, '$1\ufffd');
    var size = lengthBytesUTF8(text) + 1, pointer = _malloc(size);
    stringToUTF8(text, pointer, size);
    use(pointer, size - 1);
    _free(pointer);
  },

  // Text for the program to keep: a pointer that it frees.
  $pwGive__deps: ['malloc'],
  $pwGive: function (text) {
    var size = lengthBytesUTF8(text) + 1, pointer = _malloc(size);
    stringToUTF8(text, pointer, size);
    return pointer;
  },
});
