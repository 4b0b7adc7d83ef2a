// Draws single glyphs with the browser and the system's fonts.
mergeInto(LibraryManager.library, {
  $pwGlyphs: {
    context: null,
    fonts: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    font: function (weight, pixels) { return weight + ' ' + pixels + 'px ' + pwGlyphs.fonts; },
    // Whether a canvas returns what was drawn. Browsers that prevent fingerprinting add noise, or return only
    // noise. Some leave pictures with few colors alone, so this one has 256.
    readable: function () {
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
        return pixels.every(function (value, at) { return value === got[at]; });
      } catch (refused) {
        return false;
      }
    },
    // The context for measuring text; its size and content are unspecified.
    pen: function () {
      return pwGlyphs.context = pwGlyphs.context || document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    },
    // A cleared canvas of at least this size.
    surface: function (width, height) {
      var context = pwGlyphs.pen(), canvas = context.canvas;
      if (canvas.width < width || canvas.height < height) {
        canvas.width = Math.max(canvas.width, width);
        canvas.height = Math.max(canvas.height, height);
      } else {
        context.clearRect(0, 0, width, height);
      }
      return context;
    },
  },

  pw_glyph_readable__deps: ['$pwGlyphs'],
  pw_glyph_readable: function () { return pwGlyphs.readable() ? 1 : 0; },

  // Ascent and descent of the font at `pixels`, both positive, in device pixels.
  pw_glyph_metrics__deps: ['$pwGlyphs'],
  pw_glyph_metrics: function (weight, pixels, out) {
    var context = pwGlyphs.pen();
    context.font = pwGlyphs.font(weight, pixels);
    var size = context.measureText('Hg');
    HEAPF32[out >> 2] = size.fontBoundingBoxAscent || pixels * 0.93;
    HEAPF32[(out >> 2) + 1] = size.fontBoundingBoxDescent || pixels * 0.24;
  },

  // Measures one code point. `out`: width and height of the visible part, 0 if none; its left and top from
  // the origin on the baseline; then the advance.
  pw_glyph_measure__deps: ['$pwGlyphs'],
  pw_glyph_measure: function (code, weight, pixels, out) {
    var context = pwGlyphs.pen();
    out >>= 2;
    context.font = pwGlyphs.font(weight, pixels);
    var size = context.measureText(String.fromCodePoint(code));
    HEAPF32[out + 4] = size.width;
    var left = Math.ceil(size.actualBoundingBoxLeft) + 1, up = Math.ceil(size.actualBoundingBoxAscent) + 1;
    var width = left + Math.ceil(size.actualBoundingBoxRight) + 1;
    var height = up + Math.ceil(size.actualBoundingBoxDescent) + 1;
    var shows = width > 2 && height > 2 && width * height < 1 << 22;
    HEAP32[out] = shows ? width : 0;
    HEAP32[out + 1] = shows ? height : 0;
    HEAP32[out + 2] = -left;
    HEAP32[out + 3] = -up;
  },

  // Draws `count` glyphs into one picture and reads it back once, because each read waits for everything
  // drawn before. Each of `jobs` is code, weight, pixels (a float), then its rectangle in the picture, its
  // left and top as measured, and a result: 1 if the glyph has colors. Returns the picture's RGBA pixels,
  // which the caller frees.
  pw_glyphs_draw__deps: ['$pwGlyphs', 'malloc'],
  pw_glyphs_draw: function (jobs, count, width, height) {
    var context = pwGlyphs.surface(width, height), size = 10, first = jobs >> 2, at, end = first + count * size;
    context.fillStyle = '#fff';
    context.textBaseline = 'alphabetic';
    for (at = first; at < end; at += size) {
      context.font = pwGlyphs.font(HEAP32[at + 1], HEAPF32[at + 2]);
      context.fillText(String.fromCodePoint(HEAP32[at]), HEAP32[at + 3] - HEAP32[at + 7], HEAP32[at + 4] - HEAP32[at + 8]);
    }
    var data = context.getImageData(0, 0, width, height).data;
    // Transparent pixels come back black; white prevents a dark seam under bilinear filtering.
    function whiten(left, top, right, bottom) {
      for (var y = top; y < bottom; y++)
        for (var x = left, i = (y * width + x) * 4; x < right; x++, i += 4) data[i] = data[i + 1] = data[i + 2] = 255;
    }
    function colored(left, top, right, bottom) {
      for (var y = top; y < bottom; y++)
        for (var x = left, i = (y * width + x) * 4; x < right; x++, i += 4)
          if (data[i + 3] > 8 && (data[i] < 240 || data[i + 1] < 240 || data[i + 2] < 240)) return true;
      return false;
    }
    for (at = first; at < end; at += size) {
      var box = [HEAP32[at + 3], HEAP32[at + 4], HEAP32[at + 3] + HEAP32[at + 5], HEAP32[at + 4] + HEAP32[at + 6]];
      HEAP32[at + 9] = colored.apply(null, box) ? 1 : 0;
      if (!HEAP32[at + 9]) whiten.apply(null, box);
    }
    var pointer = _malloc(data.length);
    HEAPU8.set(data, pointer);
    return pointer;
  },
});
