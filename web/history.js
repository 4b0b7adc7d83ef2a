// The address bar: every screen has an address, and back and forward work.
mergeInto(LibraryManager.library, {
  pw_history_listen__deps: ['$pwText', '$pwFrames', '$pwCall'],
  pw_history_listen: function (self, moved) {
    function tell() {
      // What was entered is taken in by a frame of the screen that it was entered on.
      if (pwFrames.left > 0) pwFrames.drawNow();
      pwText(location.pathname + location.search, function (pointer) { pwCall(moved, self, pointer); });
      pwFrames.wake(3);
    }
    window.addEventListener('popstate', tell);
  },

  // A pointer to be freed: path and query of the page.
  pw_history_address__deps: ['$pwGive'],
  pw_history_address: function () {
    return pwGive(location.pathname + location.search);
  },

  pw_history_go: function (path, replace) {
    path = UTF8ToString(path);
    if (path === location.pathname + location.search) return;
    if (replace) history.replaceState(null, '', path);
    else history.pushState(null, '', path);
  },

  // Leaves the page: the sign-in at Pinterest is a navigation of the whole window.
  pw_history_leave: function (address) { location.assign(UTF8ToString(address)); },

  pw_history_reload: function () { location.reload(); },
});
