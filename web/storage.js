// The draft and small preferences, stored by the browser. If it refuses storage, nothing is stored, and the
// answer is empty.
mergeInto(LibraryManager.library, {
  pw_storage_put: function (key, value) {
    try {
      localStorage.setItem(UTF8ToString(key), UTF8ToString(value));
      return 1;
    } catch (refused) {
      return 0;
    }
  },

  // Returns a pointer that the caller frees, or 0.
  pw_storage_get__deps: ['$pwGive'],
  pw_storage_get: function (key) {
    var value = null;
    try {
      value = localStorage.getItem(UTF8ToString(key));
    } catch (refused) { /* nothing is kept */ }
    if (value === null) return 0;
    return pwGive(value);
  },

  // Reports what other tabs of this address write.
  pw_storage_listen__deps: ['$pwText', '$pwCall', '$pwFrames'],
  pw_storage_listen: function (self, changed) {
    window.addEventListener('storage', function (event) {
      if (!event.key) return;
      pwText(event.key, function (key) {
        pwText(event.newValue || '', function (text) { pwCall(changed, self, key, text); });
      });
      pwFrames.wake(3);
    });
  },

  pw_storage_remove: function (key) {
    try { localStorage.removeItem(UTF8ToString(key)); } catch (refused) { /* nothing is kept */ }
  },
});
