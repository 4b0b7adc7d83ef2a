// Single glyphs, drawn by the browser with the system's fonts.
mergeInto(LibraryManager.library, {
  $pwGlyphs: {
    context: null,
    fonts: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    font: function (weight, pixels) { return weight + ' ' + pixels + 'px ' + pwGlyphs.fonts; },
    honest: null,
    // Whether a canvas gives back what is on it. Browsers that hide their fingerprint answer with noise, by a
    // little or wholly; some leave alone what has few colours, so this has 256. Asked once.
    readable: function () {
      if (pwGlyphs.honest !== null) return pwGlyphs.honest;
      var side = 16, context = pwGlyphs.surface(side, side), wanted = context.createImageData(side, side), pixels = wanted.data;
      for (var i = 0; i < pixels.length; i += 4) {
        pixels[i] = i >> 2;
        pixels[i + 1] = 255 - (i >> 2);
        pixels[i + 2] = i * 7 & 255;
        pixels[i + 3] = 255;
      }
      context.putImageData(wanted, 0, 0);
      try {
        var got = context.getImageData(0, 0, side, side).data;
        pwGlyphs.honest = pixels.every(function (value, at) { return value === got[at]; });
      } catch (refused) {
        pwGlyphs.honest = false;
      }
      return pwGlyphs.honest;
    },
    // A canvas of at least this size, its content cleared.
    surface: function (width, height) {
      if (!pwGlyphs.context)
        pwGlyphs.context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      var canvas = pwGlyphs.context.canvas;
      if (canvas.width < width || canvas.height < height) {
        canvas.width = Math.max(canvas.width, width);
        canvas.height = Math.max(canvas.height, height);
      } else {
        pwGlyphs.context.clearRect(0, 0, width, height);
      }
      return pwGlyphs.context;
    },
  },

  pw_glyph_readable__deps: ['$pwGlyphs'],
  pw_glyph_readable: function () { return pwGlyphs.readable() ? 1 : 0; },

  // Ascent and descent of the font at `pixels`, both positive, in device pixels.
  pw_glyph_metrics__deps: ['$pwGlyphs'],
  pw_glyph_metrics: function (weight, pixels, out) {
    var context = pwGlyphs.surface(1, 1);
    context.font = pwGlyphs.font(weight, pixels);
    var size = context.measureText('Hg');
    HEAPF32[out >> 2] = size.fontBoundingBoxAscent || pixels * 0.93;
    HEAPF32[(out >> 2) + 1] = size.fontBoundingBoxDescent || pixels * 0.24;
  },

  // Draws one code point. Gives a pointer to its RGBA pixels, to be freed, or 0 where nothing shows.
  // `out`: width, height, left, top against the origin on the base line, colour (1: has its own); then the advance.
  pw_glyph_draw__deps: ['$pwGlyphs', 'malloc'],
  pw_glyph_draw: function (code, weight, pixels, draw, out) {
    var context = pwGlyphs.surface(1, 1), text = String.fromCodePoint(code);
    out >>= 2;
    context.font = pwGlyphs.font(weight, pixels);
    var size = context.measureText(text);
    HEAPF32[out + 5] = size.width;
    if (!draw || !pwGlyphs.readable()) return 0;
    var left = Math.ceil(size.actualBoundingBoxLeft) + 1, up = Math.ceil(size.actualBoundingBoxAscent) + 1;
    var width = left + Math.ceil(size.actualBoundingBoxRight) + 1;
    var height = up + Math.ceil(size.actualBoundingBoxDescent) + 1;
    if (width <= 2 || height <= 2 || !(width * height < 1 << 22)) return 0;
    context = pwGlyphs.surface(width, height);
    context.font = pwGlyphs.font(weight, pixels);
    context.fillStyle = '#fff';
    context.textBaseline = 'alphabetic';
    context.fillText(text, left, up);
    var data = context.getImageData(0, 0, width, height).data, coloured = 0;
    for (var i = 0; i < data.length; i += 4) {
      if (data[i + 3] > 8 && (data[i] < 240 || data[i + 1] < 240 || data[i + 2] < 240)) { coloured = 1; break; }
    }
    // Under transparent pixels stands black; white keeps bilinear edges free of a dark seam.
    if (!coloured) for (i = 0; i < data.length; i += 4) data[i] = data[i + 1] = data[i + 2] = 255;
    HEAP32[out] = width;
    HEAP32[out + 1] = height;
    HEAP32[out + 2] = -left;
    HEAP32[out + 3] = -up;
    HEAP32[out + 4] = coloured;
    var pointer = _malloc(data.length);
    HEAPU8.set(data, pointer);
    return pointer;
  },
});
