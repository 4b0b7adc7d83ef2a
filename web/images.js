// Turns images into textures, decoded by the browser at the size shown.
mergeInto(LibraryManager.library, {
  $pwImages__deps: ['$GL', '$PW', '$pwCanvas', '$pwFrames'],
  $pwImages: {
    // Returns 0 while there is no context: textures made during a loss don't survive it.
    texture: function (source) {
      if (!pwCanvas.make() || GLctx.isContextLost()) return 0;
      var texture = GLctx.createTexture(), id = GL.getNewId(GL.textures);
      texture.name = id;
      GL.textures[id] = texture;
      GLctx.bindTexture(GLctx.TEXTURE_2D, texture);
      GLctx.pixelStorei(GLctx.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
      GLctx.texParameteri(GLctx.TEXTURE_2D, GLctx.TEXTURE_MIN_FILTER, GLctx.LINEAR);
      GLctx.texParameteri(GLctx.TEXTURE_2D, GLctx.TEXTURE_MAG_FILTER, GLctx.LINEAR);
      GLctx.texParameteri(GLctx.TEXTURE_2D, GLctx.TEXTURE_WRAP_S, GLctx.CLAMP_TO_EDGE);
      GLctx.texParameteri(GLctx.TEXTURE_2D, GLctx.TEXTURE_WRAP_T, GLctx.CLAMP_TO_EDGE);
      GLctx.texImage2D(GLctx.TEXTURE_2D, 0, GLctx.RGBA, GLctx.RGBA, GLctx.UNSIGNED_BYTE, source);
      return id;
    },
    running: {},   // id to what cancels it
    // Decodes upright, up to `width` device pixels wide, or as small as covers `width` and `height`. A
    // browser that can't scale while decoding returns the full size.
    decode: function (blob, width, height) {
      return createImageBitmap(blob, { imageOrientation: 'from-image', premultiplyAlpha: 'none' }).then(function (whole) {
        // No side may exceed the texture limit.
        var most = width && pwCanvas.make() && GLctx.getParameter(GLctx.MAX_TEXTURE_SIZE) || 4096;
        var scale = width ? Math.min(1, Math.max(width / whole.width, height / whole.height), most / whole.width, most / whole.height) : 1;
        if (scale === 1) return whole;
        return createImageBitmap(whole, { resizeWidth: Math.max(1, Math.round(whole.width * scale)),
          resizeHeight: Math.max(1, Math.round(whole.height * scale)), resizeQuality: 'high', premultiplyAlpha: 'none' }).then(function (small) {
          whole.close();
          return small;
        }, function () { return whole; });
      });
    },
  },

  // `handle`: a chosen file; otherwise `address`, on this server. Reports texture 0 if there is no image.
  pw_image_load__deps: ['$pwImages', '$pwFiles', '$pwCall'],
  pw_image_load: function (self, done, id, address, handle, width, height) {
    var control = new AbortController();
    pwImages.running[id] = control;
    function answer(bitmap) {
      var texture = 0, canceled = control.signal.aborted, w = 0, h = 0;
      if (bitmap) {
        w = bitmap.width;
        h = bitmap.height;
        if (!canceled) texture = pwImages.texture(bitmap);
        bitmap.close();
      }
      if (canceled) return;
      delete pwImages.running[id];
      pwCall(done, self, id, texture, w, h);
      pwFrames.wake(3);
    }
    var blob = handle ? Promise.resolve(pwFiles.kept[handle]) :
      fetch(UTF8ToString(address), { credentials: 'same-origin', signal: control.signal }).then(function (reply) {
        if (reply.status !== 200) throw reply.status;
        return reply.blob();
      });
    blob.then(function (bytes) { return pwImages.decode(bytes, width, height); }).then(answer, function () { answer(null); });
  },

  pw_image_cancel__deps: ['$pwImages'],
  pw_image_cancel: function (id) {
    if (pwImages.running[id]) pwImages.running[id].abort();
    delete pwImages.running[id];
  },

  pw_image_free__deps: ['$GL'],
  pw_image_free: function (id) {
    var texture = GL.textures[id];
    if (!texture) return;
    GLctx.deleteTexture(texture);
    GL.textures[id] = null;
  },
});
