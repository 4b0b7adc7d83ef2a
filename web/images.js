// Images into textures, decoded by the browser at the size in which they are shown.
mergeInto(LibraryManager.library, {
  $pwImages__deps: ['$GL', '$PW', '$pwFrames'],
  $pwImages: {
    // 0 while the context is lost: what is made then is gone when it comes back.
    texture: function (source) {
      if (GLctx.isContextLost()) return 0;
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
    // Upright, at most `width` device pixels wide; a browser that cannot scale while decoding gives it whole.
    decode: function (blob, width) {
      return createImageBitmap(blob, { imageOrientation: 'from-image', premultiplyAlpha: 'none' }).then(function (whole) {
        if (!width || whole.width <= width) return whole;
        return createImageBitmap(whole, { resizeWidth: width, resizeHeight: Math.max(1, Math.round(whole.height * width / whole.width)),
          resizeQuality: 'high', premultiplyAlpha: 'none' }).then(function (small) {
          whole.close();
          return small;
        }, function () { return whole; });
      });
    },
  },

  // `handle`: a chosen file; or else `address`, on this server. Answers with texture 0 where there is no image.
  pw_image_load__deps: ['$pwImages', '$pwFiles', '$pwCall'],
  pw_image_load: function (self, done, id, address, handle, width) {
    function answer(texture, w, h) {
      pwCall(done, self, id, texture, w, h);
      pwFrames.wake(3);
    }
    var blob = handle ? Promise.resolve(pwFiles.blob(handle)) :
      fetch(UTF8ToString(address), { credentials: 'same-origin' }).then(function (reply) {
        if (reply.status !== 200) throw reply.status;
        return reply.blob();
      });
    blob.then(function (bytes) { return pwImages.decode(bytes, width); }).then(function (bitmap) {
      answer(pwImages.texture(bitmap), bitmap.width, bitmap.height);
      bitmap.close();
    }).catch(function () { answer(0, 0, 0); });
  },

  pw_image_free__deps: ['$GL'],
  pw_image_free: function (id) {
    var texture = GL.textures[id];
    if (!texture) return;
    GLctx.deleteTexture(texture);
    GL.textures[id] = null;
  },
});
