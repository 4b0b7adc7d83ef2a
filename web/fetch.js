// Requests to this server, with upload progress, which fetch() does not have; so XMLHttpRequest.
// Cookies go along because the address is of the same origin. An image goes out by its number. An
// answer draws nothing by itself: most say that nothing changed.
mergeInto(LibraryManager.library, {
  $pwFetch: { running: {} },

  pw_fetch_send__deps: ['$pwFetch', '$pwFiles', '$pwText', '$pwCall', 'malloc', 'free'],
  pw_fetch_send: function (self, answered, progressed, id, method, address, type, body, length, handle, timeout, offset, total) {
    var request = new XMLHttpRequest();
    request.open(UTF8ToString(method), UTF8ToString(address));
    request.timeout = timeout;
    if (UTF8ToString(type)) request.setRequestHeader('Content-Type', UTF8ToString(type));
    request.setRequestHeader('Accept', 'application/json');
    var ended = false;
    function end(status, text) {
      if (ended) return;
      ended = true;
      delete pwFetch.running[id];
      pwText(text, function (pointer, size) {
        pwCall(answered, self, id, status, pointer, size);
      });
    }
    request.onload = function () { end(request.status, request.responseText); };
    request.onerror = request.ontimeout = request.onabort = function () { end(0, ''); };
    var payload = null;
    if (handle) {
      payload = pwFiles.blob(handle);
      if (!payload) return setTimeout(end, 0, 0, '');
      var before = 0;
      if (offset >= 0) {
        payload = payload.slice(before = offset);
        request.setRequestHeader('Upload-Offset', offset);
        request.setRequestHeader('Upload-Length', total);
      }
      var shown = 0;
      request.upload.onprogress = function (event) {
        // A hundredth is the least step that anyone can see.
        if (!event.lengthComputable || event.loaded - shown < event.total / 100 && event.loaded < event.total) return;
        shown = event.loaded;
        pwCall(progressed, self, id, before + event.loaded, before + event.total);
      };
    } else if (length) {
      payload = HEAPU8.slice(body, body + length);
    }
    pwFetch.running[id] = request;
    request.send(payload);
  },

  pw_fetch_abort__deps: ['$pwFetch'],
  pw_fetch_abort: function (id) {
    if (pwFetch.running[id]) pwFetch.running[id].abort();
  },
});
