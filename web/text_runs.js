// Draws whole lines of text, shaped and ordered by the browser, into textures: for scripts whose letters join
// or reorder, and for emoji made of several code points.
mergeInto(LibraryManager.library, {
  $pwRuns__deps: ['$pwGlyphs', '$pwImages'],
  $pwRuns: {
    // A paragraph's direction is that of its first strong character (Unicode Standard Annex 9, P2 and P3), as
    // in a field with dir=auto. It is right to left for Hebrew, Arabic and related letters, or the
    // right-to-left mark.
    fromRight: function (text) {
      var first = /[\p{L}\u200e\u200f]/u.exec(text);
      return !!first && /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(first[0]);
    },
    // The longest beginning that fits with an ellipsis, cut between the characters that a reader sees.
    cut: function (context, text, room) {
      if (context.measureText(text).width <= room) return text;
      var parts = window.Intl && Intl.Segmenter ?
        Array.from(new Intl.Segmenter().segment(text), function (part) { return part.segment; }) : Array.from(text);
      var low = 0, high = parts.length;
      while (low < high) {
        var middle = low + high + 1 >> 1;
        if (context.measureText(parts.slice(0, middle).join('') + '\u2026').width <= room) low = middle;
        else high = middle - 1;
      }
      return parts.slice(0, low).join('').trim() + '\u2026';
    },
    // Lines up to `room` wide, each with its paragraph's direction; the last of `most` lines gets the rest,
    // cut.
    lines: function (context, text, room, most) {
      var lines = [], line = '', paragraph = 0, at = 0;
      var words = text.split(/(?<=\s)/);
      function end() {
        lines.push({ text: pwRuns.cut(context, line.trim(), room), fromRight: pwRuns.fromRight(text.slice(paragraph).split('\n', 1)[0]) });
        line = '';
      }
      for (var i = 0; i < words.length; i++) {
        if (line && context.measureText((line + words[i]).trim()).width > room) {
          if (lines.length === most - 1) {
            line += words.slice(i).join('');
            break;
          }
          end();
        }
        line += words[i];
        at += words[i].length;
        if (/\n$/.test(words[i]) && lines.length < most - 1) {
          end();
          paragraph = at;
        }
      }
      if (line.trim()) end();
      return lines;
    },
  },

  // `out`: texture, width and height in device pixels, and the number of lines. All lengths are device
  // pixels.
  pw_run_draw__deps: ['$pwRuns'],
  pw_run_draw: function (text, weight, pixels, leading, room, most, color, out) {
    text = UTF8ToString(text);
    out >>= 2;
    var context = pwGlyphs.pen();
    context.font = pwGlyphs.font(weight, pixels);
    var right = pwRuns.fromRight(text);
    var lines = pwRuns.lines(context, text, room, most);
    var width = 1;
    lines.forEach(function (line) { width = Math.max(width, Math.ceil(context.measureText(line.text).width) + 2); });
    var height = Math.max(1, Math.ceil(leading * lines.length));
    var canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    context = canvas.getContext('2d');
    context.font = pwGlyphs.font(weight, pixels);
    context.textAlign = right ? 'right' : 'left';
    context.fillStyle = 'rgb(' + (color & 255) + ',' + (color >> 8 & 255) + ',' + (color >> 16 & 255) + ')';
    var size = context.measureText('Hg');
    var up = size.fontBoundingBoxAscent || pixels * 0.93, down = size.fontBoundingBoxDescent || pixels * 0.24;
    lines.forEach(function (line, index) {
      context.direction = line.fromRight ? 'rtl' : 'ltr';
      context.fillText(line.text, right ? width - 1 : 1, Math.round(index * leading + (leading - up - down) / 2 + up));
    });
    HEAP32[out] = pwImages.texture(canvas);
    canvas.width = canvas.height = 0;  // Some browsers limit the memory of all canvases together.
    HEAP32[out + 1] = width;
    HEAP32[out + 2] = height;
    HEAP32[out + 3] = lines.length;
  },
});
