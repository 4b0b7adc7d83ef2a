// The canvas: its exact size in device pixels, its WebGL context, and what becomes of it when the
// context is lost; the person's wishes for colours and motion, which the whole picture follows.
mergeInto(LibraryManager.library, {
  $pwCanvas__deps: ['$PW', '$GL', '$pwFrames'],
  $pwCanvas: {
    context: 0,
    lost: false,
    width: 0, height: 0,           // CSS pixels.
    pixelWidth: 0, pixelHeight: 0, // Device pixels.
    // ImGui's renderer draws through vertex array objects. They came to WebGL 1 as an extension, which is
    // asked for again after a loss; without it nothing is needed, since the renderer sets all that they hold.
    arrays: function () {
      var found = GLctx.getExtension('OES_vertex_array_object'), nothing = function () { return null; };
      ['createVertexArray', 'deleteVertexArray', 'bindVertexArray', 'isVertexArray'].forEach(function (name) {
        GLctx[name] = found ? function (array) { return found[name + 'OES'](array); } : nothing;
      });
    },
    resize: function (width, height, pixelWidth, pixelHeight) {
      pixelWidth = Math.max(1, pixelWidth);
      pixelHeight = Math.max(1, pixelHeight);
      var same = pixelWidth === pwCanvas.pixelWidth && pixelHeight === pwCanvas.pixelHeight &&
        width === pwCanvas.width && height === pwCanvas.height;
      if (same) return;
      pwCanvas.width = width;
      pwCanvas.height = height;
      pwCanvas.pixelWidth = PW.canvas.width = pixelWidth;
      pwCanvas.pixelHeight = PW.canvas.height = pixelHeight;
      pwFrames.drawNow();
    },
    measure: function () {
      var box = PW.stage.getBoundingClientRect(), ratio = window.devicePixelRatio || 1;
      pwCanvas.resize(box.width, box.height, Math.round(box.width * ratio), Math.round(box.height * ratio));
    },
    observe: function () {
      var exact = false;
      var observer = new ResizeObserver(function (entries) {
        var entry = entries[entries.length - 1], box = entry.devicePixelContentBoxSize;
        if (!box) return pwCanvas.measure();
        exact = true;
        pwCanvas.resize(entry.contentRect.width, entry.contentRect.height, box[0].inlineSize, box[0].blockSize);
      });
      try {
        observer.observe(PW.stage, { box: 'device-pixel-content-box' });
      } catch (unsupported) {
        observer.observe(PW.stage);
      }
      // Where device pixels are not observed, a change of the ratio alone is news as well.
      (function arm() {
        matchMedia('(resolution: ' + window.devicePixelRatio + 'dppx)').addEventListener('change', function () {
          if (!exact) pwCanvas.measure();
          arm();
        }, { once: true });
      })();
      // The on-screen keyboard: where the browser lays it over the page, the stage ends above it.
      if (window.visualViewport) {
        visualViewport.addEventListener('resize', function () {
          var covered = window.innerHeight - visualViewport.height * visualViewport.scale;
          PW.stage.style.height = covered > 60 && visualViewport.scale < 1.05 ? visualViewport.height + 'px' : '';
          var field = document.activeElement;
          if (field && PW.mirror.contains(field)) field.scrollIntoView({ block: 'nearest' });
        });
      }
    },
  },

  // 1: there is a WebGL context to draw with; 0: there is none.
  pw_canvas_open__deps: ['$pwCanvas'],
  pw_canvas_open: function (self, changed) {
    PW.open();
    pwCanvas.context = GL.createContext(PW.canvas, {
      alpha: false, depth: false, stencil: false, antialias: false, premultipliedAlpha: false,
      powerPreference: 'low-power', failIfMajorPerformanceCaveat: false, majorVersion: 1, minorVersion: 0,
    });
    if (!pwCanvas.context) return 0;
    GL.makeContextCurrent(pwCanvas.context);
    pwCanvas.arrays();
    PW.canvas.addEventListener('webglcontextlost', function (event) {
      event.preventDefault();
      pwCanvas.lost = true;
      {{{ makeDynCall('vii', 'changed') }}}(self, 1);
    });
    PW.canvas.addEventListener('webglcontextrestored', function () {
      pwCanvas.lost = false;
      pwCanvas.arrays();
      {{{ makeDynCall('vii', 'changed') }}}(self, 0);
      pwFrames.wake(3);
    });
    ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(forced-colors: active)',
      '(prefers-contrast: more)', '(pointer: coarse)'].forEach(function (query) {
      matchMedia(query).addEventListener('change', function () { pwFrames.wake(3); });
    });
    pwCanvas.measure();
    pwCanvas.observe();
    return 1;
  },

  // ImGui's renderer asks how WebGL stands, to put it back after each frame. Nothing here counts on that,
  // and each question would wait until the graphics process has drawn all that was sent to it before.
  glGetIntegerv: function (name, out) {
    out >>= 2;
    HEAP32[out] = name === 0x84e0 ? 0x84c0 : name === 0x8009 || name === 0x883d ? 0x8006 : 0;  // Texture 0, add.
    if (name === 0xba2 || name === 0xc10) HEAP32[out + 1] = HEAP32[out + 2] = HEAP32[out + 3] = 0;
  },
  glIsEnabled: function () { return 0; },
  glIsProgram: function () { return 0; },

  pw_canvas_size__deps: ['$pwCanvas'],
  pw_canvas_size: function (out) {
    out >>= 2;
    HEAPF32[out] = pwCanvas.width;
    HEAPF32[out + 1] = pwCanvas.height;
    HEAP32[out + 2] = pwCanvas.pixelWidth;
    HEAP32[out + 3] = pwCanvas.pixelHeight;
  },

  // Bits: 1 dark, 2 less motion, 4 more contrast or forced colours, 8 a coarse pointer.
  pw_canvas_wishes: function () {
    var asks = function (query) { return matchMedia(query).matches; };
    return (asks('(prefers-color-scheme: dark)') ? 1 : 0) | (asks('(prefers-reduced-motion: reduce)') ? 2 : 0) |
      (asks('(prefers-contrast: more)') || asks('(forced-colors: active)') ? 4 : 0) | (asks('(pointer: coarse)') ? 8 : 0);
  },
});
