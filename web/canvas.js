// The canvas: its exact size in device pixels, its WebGL context and how to recover from its loss. Also the
// person's color and motion preferences, which the whole picture follows.
mergeInto(LibraryManager.library, {
  $pwCanvas__deps: ['$PW', '$GL', '$pwFrames', '$pwFields'],
  $pwCanvas: {
    wishes: {
      alpha: false, depth: false, stencil: false, antialias: false, premultipliedAlpha: false,
      powerPreference: 'low-power', failIfMajorPerformanceCaveat: false, majorVersion: 1, minorVersion: 0,
      enableExtensionsByDefault: false,  // Listing all takes long; arrays() requests the only one needed.
    },
    context: 0,                    // Emscripten's number; 0: not created yet, or none.
    lost: false,
    worry: 0,                      // The timer until the page reports a loss.
    rightToLeft: false,
    media: {},
    // The MediaQueryList for a media feature, one per feature; it also reports changes.
    ask: function (feature) {
      return pwCanvas.media[feature] = pwCanvas.media[feature] || matchMedia('(' + feature + ')');
    },
    width: 0, height: 0,           // CSS pixels.
    pixelWidth: 0, pixelHeight: 0, // Device pixels.
    // ImGui's renderer draws through vertex array objects. WebGL 1 has them as an extension, which must be
    // requested again after a loss. Without it, no-ops do, because the renderer sets all of their state
    // anyway.
    arrays: function () {
      var found = GLctx.getExtension('OES_vertex_array_object'), nothing = function () { return null; };
      ['createVertexArray', 'deleteVertexArray', 'bindVertexArray', 'isVertexArray'].forEach(function (name) {
        GLctx[name] = found ? function (array) { return found[name + 'OES'](array); } : nothing;
      });
    },
    // A box is [width, height, device-pixel width, device-pixel height].
    box: function () {
      var box = PW.stage.getBoundingClientRect(), ratio = window.devicePixelRatio || 1;
      return [box.width, box.height, Math.round(box.width * ratio), Math.round(box.height * ratio)];
    },
    // Whether there is a context; creates it on first use, for the first picture or a texture. Not earlier,
    // because this waits for the graphics process, which is busy while the page starts.
    make: function () {
      if (pwCanvas.context) return true;
      var made = PW.canvas.getContext('webgl', pwCanvas.wishes);
      if (!made) return false;
      pwCanvas.context = GL.registerContext(made, pwCanvas.wishes);
      GL.makeContextCurrent(pwCanvas.context);
      pwCanvas.arrays();
      setTimeout(pwCanvas.check, 1000);
      return true;
    },
    // Applies the size; returns whether it changed.
    fit: function (box) {
      var pixelWidth = Math.max(1, box[2]), pixelHeight = Math.max(1, box[3]);
      if (pixelWidth === pwCanvas.pixelWidth && pixelHeight === pwCanvas.pixelHeight &&
        box[0] === pwCanvas.width && box[1] === pwCanvas.height) return false;
      pwCanvas.width = box[0];
      pwCanvas.height = box[1];
      pwCanvas.pixelWidth = PW.canvas.width = pixelWidth;
      pwCanvas.pixelHeight = PW.canvas.height = pixelHeight;
      return true;
    },
    resize: function (box) {
      pwFrames.settle();
      if (!pwCanvas.fit(box)) return;
      pwFrames.drawNow();
      pwFields.show();
    },
    measure: function () { pwCanvas.resize(pwCanvas.box()); },
    observe: function () {
      var observer = new ResizeObserver(function (entries) {
        var entry = entries[entries.length - 1], box = entry.devicePixelContentBoxSize, size = entry.contentRect;
        // A browser that only emulates another screen reports the real screen's pixels.
        if (!box || Math.abs(box[0].inlineSize - size.width * window.devicePixelRatio) > 2) return pwCanvas.measure();
        pwCanvas.resize([size.width, size.height, box[0].inlineSize, box[0].blockSize]);
      });
      function observe() {
        try {
          observer.observe(PW.stage, { box: 'device-pixel-content-box' });
        } catch (unsupported) {
          observer.observe(PW.stage);
        }
      }
      // Observing again reports the size at once.
      (function arm() {
        observer.disconnect();
        observe();
        matchMedia('(resolution: ' + window.devicePixelRatio + 'dppx)').addEventListener('change', arm, { once: true });
      })();
      // If the browser lays the on-screen keyboard over the page, the stage shrinks to the visible part,
      // wherever the browser moved it. If fingers zoomed the page, the browser moves it.
      var view = window.visualViewport;
      function fit() {
        var zoomed = view.scale > 1.05, covered = !zoomed && window.innerHeight - view.height > 60;
        PW.stage.classList.toggle('zoomed', zoomed);
        PW.stage.style.height = covered ? view.height + 'px' : '';
        PW.stage.style.top = covered ? view.offsetTop + 'px' : '';
      }
      if (view) {
        view.addEventListener('resize', fit);
        view.addEventListener('scroll', fit);
      }
    },
    // Checks that the graphics driver accepted the shader program. Runs late enough that nothing waits for
    // the answer.
    check: function () {
      var program = !pwCanvas.lost && GL.programs.filter(Boolean)[0];
      if (program && !GLctx.getProgramParameter(program, GLctx.LINK_STATUS) && !GLctx.isContextLost() && Module['onNoCanvas'])
        Module['onNoCanvas']();
    },
    // Tells the person about a lasting loss; counts only the time that the page is visible.
    watch: function () {
      clearTimeout(pwCanvas.worry);
      if (pwCanvas.lost && !document.hidden)
        pwCanvas.worry = setTimeout(function () { if (Module['onLost']) Module['onLost'](true); }, 5000);
    },
  },

  pw_canvas_find__deps: ['$PW'],
  pw_canvas_find: function () { PW.open(); },

  pw_canvas_open__deps: ['$pwCanvas', '$pwCall'],
  pw_canvas_open: function (self, changed) {
    pwCanvas.rightToLeft = document.dir ? document.dir === 'rtl' : /^(ar|fa|he|ur|ps|sd|ug|yi|dv|ckb)\b/.test(navigator.language);
    // Reuse free numbers: ImGui's renderer creates an array per frame, and Emscripten's default makes the
    // table grow with each.
    GL.getNewId = function (table) {
      for (var id = 1; table[id]; ) id++;
      return id;
    };
    // Set the size before the context exists: creating the buffer twice costs a tenth of the start.
    pwCanvas.fit(pwCanvas.box());
    PW.canvas.addEventListener('webglcontextlost', function (event) {
      event.preventDefault();
      pwCanvas.lost = true;
      pwCanvas.watch();
      pwCall(changed, self, 1);
    });
    PW.canvas.addEventListener('webglcontextrestored', function () {
      pwCanvas.lost = false;
      clearTimeout(pwCanvas.worry);
      // Earlier objects belong to no context anymore.
      ['buffers', 'programs', 'shaders', 'textures'].forEach(function (kind) { GL[kind] = []; });
      pwCanvas.arrays();
      pwCall(changed, self, 0);
      if (Module['onLost']) Module['onLost'](false);
      pwFrames.wake(3);
    });
    document.addEventListener('visibilitychange', pwCanvas.watch);
    ['prefers-color-scheme: dark', 'prefers-reduced-motion: reduce', 'forced-colors: active', 'prefers-contrast: more'].forEach(function (feature) {
      pwCanvas.ask(feature).addEventListener('change', function () { pwFrames.wake(3); });
    });
    pwCanvas.observe();
  },

  // 1: there is a WebGL context; 0: there is none.
  pw_canvas_make__deps: ['$pwCanvas'],
  pw_canvas_make: function () { return pwCanvas.make() ? 1 : 0; },

  // OpenGL constants that the renderer queries; answered below.
  $pwGl: {
    ACTIVE_TEXTURE: 0x84e0, TEXTURE0: 0x84c0, BLEND_EQUATION_RGB: 0x8009, BLEND_EQUATION_ALPHA: 0x883d, FUNC_ADD: 0x8006,
    VIEWPORT: 0xba2, SCISSOR_BOX: 0xc10, INFO_LOG_LENGTH: 0x8b84,
  },
  // ImGui's renderer queries WebGL's state to restore it after each frame. Nothing here relies on that, and
  // each query would wait until the graphics process has drawn everything sent before.
  glGetIntegerv__deps: ['$pwGl'],
  glGetIntegerv: function (name, out) {
    out >>= 2;
    HEAP32[out] = name === pwGl.ACTIVE_TEXTURE ? pwGl.TEXTURE0 :
      name === pwGl.BLEND_EQUATION_RGB || name === pwGl.BLEND_EQUATION_ALPHA ? pwGl.FUNC_ADD : 0;
    if (name === pwGl.VIEWPORT || name === pwGl.SCISSOR_BOX) HEAP32[out + 1] = HEAP32[out + 2] = HEAP32[out + 3] = 0;
  },
  // The same for its shaders, which check() examines later: report an empty log and success.
  glGetShaderiv__deps: ['$pwGl'],
  glGetShaderiv: function (shader, name, out) { HEAP32[out >> 2] = name === pwGl.INFO_LOG_LENGTH ? 0 : 1; },
  glGetProgramiv__deps: ['$pwGl'],
  glGetProgramiv: function (program, name, out) { HEAP32[out >> 2] = name === pwGl.INFO_LOG_LENGTH ? 0 : 1; },
  glGetString: function () { return 0; },
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

  pw_canvas_wishes__deps: ['$pwCanvas', '$pwWishBits'],
  pw_canvas_wishes: function () {
    function asks(feature) { return pwCanvas.ask(feature).matches; }
    var forced = asks('forced-colors: active');
    return (asks('prefers-color-scheme: dark') ? pwWishBits.dark : 0) |
      (asks('prefers-reduced-motion: reduce') ? pwWishBits.lessMotion : 0) |
      (asks('prefers-contrast: more') || forced ? pwWishBits.moreContrast : 0) | (forced ? pwWishBits.forcedColors : 0) |
      (pwCanvas.rightToLeft ? pwWishBits.rightToLeft : 0);
  },

  // CSS system colors, in the order of SystemColors, each 0xAABBGGRR.
  pw_canvas_colors: function (out) {
    var probe = document.createElement('i');
    document.body.appendChild(probe);
    ['Canvas', 'CanvasText', 'LinkText', 'ButtonText', 'Field', 'Highlight', 'HighlightText',
      'GrayText'].forEach(function (name, index) {
      probe.style.color = name;
      var parts = getComputedStyle(probe).color.match(/[\d.]+/g) || [0, 0, 0];
      HEAP32[(out >> 2) + index] = parts[0] | parts[1] << 8 | parts[2] << 16 | 255 << 24;
    });
    probe.remove();
  },
});
