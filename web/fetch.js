// Requests to this server. Uses XMLHttpRequest, because fetch() has no upload progress. Cookies go along,
// since the origin is the same. An image is sent by its number. An answer doesn't draw a frame: most report
// no change.
mergeInto(LibraryManager.library, {
  $pwFetch: {
    running: {},
    // The request that the loader already sent, if it matches; usable once.
    ahead: function (method, address) {
      var first = Module['first'];
      if (!first || method !== 'GET' || address !== first['address']) return null;
      Module['first'] = null;
      return first['request'];
    },
  },

  pw_fetch_send__deps: ['$pwFetch', '$pwFiles', '$pwText', '$pwCall', 'malloc', 'free'],
  pw_fetch_send: function (self, answered, progressed, dated, id, method, address, type, body, length, handle, timeout, offset, total) {
    method = UTF8ToString(method);
    address = UTF8ToString(address);
    var ahead = pwFetch.ahead(method, address), request = ahead || new XMLHttpRequest(), ended = false;
    if (!ahead) {
      request.open(method, address);
      if (UTF8ToString(type)) request.setRequestHeader('Content-Type', UTF8ToString(type));
      request.setRequestHeader('Accept', 'application/json');
    }
    request.timeout = timeout;
    // The longest time that it can have taken, by two clocks. One may stop while the device sleeps; the other
    // may be set meanwhile. The loader's request counts from the page's start, because it was sent after
    // that.
    var steady = ahead ? 0 : performance.now(), wall = Date.now() - (ahead ? performance.now() : 0);
    function end(status, text) {
      if (ended) return;
      ended = true;
      delete pwFetch.running[id];
      var date = Date.parse(status ? request.getResponseHeader('Date') : '');
      if (date > 0) pwCall(dated, self, date, Math.max(performance.now() - steady, Date.now() - wall));
      pwText(text, function (pointer, size) {
        pwCall(answered, self, id, status, pointer, size);
      });
    }
    request.onload = function () { end(request.status, request.responseText); };
    request.onerror = request.ontimeout = request.onabort = function () { end(0, ''); };
    var payload = null;
    if (handle) {
      payload = pwFiles.kept[handle];
      if (!payload) return setTimeout(end, 0, 0, '');
      payload = payload.slice(offset);
      request.setRequestHeader('Upload-Offset', offset);
      request.setRequestHeader('Upload-Length', total);
      var shown = 0;
      request.upload.onprogress = function (event) {
        // Nobody can see a step of less than a hundredth.
        if (!event.lengthComputable || event.loaded - shown < event.total / 100 && event.loaded < event.total) return;
        shown = event.loaded;
        pwCall(progressed, self, id, offset + event.loaded, offset + event.total);
      };
    } else if (length) {
      payload = HEAPU8.slice(body, body + length);
    }
    pwFetch.running[id] = request;
    if (!ahead) return request.send(payload);
    // It may have ended before this; report that once the program waits.
    if (request.readyState === 4) Promise.resolve().then(function () { end(request.status, request.responseText); });
  },

  // Server-sent events: only the data counts, one line per event.
  pw_fetch_listen__deps: ['$pwFetch', '$pwText', '$pwCall', 'malloc', 'free'],
  pw_fetch_listen: function (self, part, answered, id, address, timeout) {
    var request = new XMLHttpRequest(), seen = 0;
    request.open('GET', UTF8ToString(address));
    request.timeout = timeout;
    request.setRequestHeader('Accept', 'text/event-stream');
    request.onprogress = function () {
      if (request.status !== 200) return;
      for (var end; (end = request.responseText.indexOf('\n\n', seen)) >= 0; seen = end + 2) {
        var data = /^data: (.*)$/m.exec(request.responseText.slice(seen, end));
        if (data) pwText(data[1], function (pointer, size) { pwCall(part, self, id, pointer, size); });
      }
    };
    request.onloadend = function () {
      delete pwFetch.running[id];
      pwText(request.status === 200 ? '' : request.responseText, function (pointer, size) {
        pwCall(answered, self, id, request.status, pointer, size);
      });
    };
    pwFetch.running[id] = request;
    request.send();
  },

  pw_fetch_abort__deps: ['$pwFetch'],
  pw_fetch_abort: function (id) {
    if (pwFetch.running[id]) pwFetch.running[id].abort();
  },
});
