// The draft and small preferences, kept by the browser. A browser that refuses storage keeps nothing,
// and says so by an empty answer.
mergeInto(LibraryManager.library, {
  pw_storage_put: function (key, value) {
    try {
      localStorage.setItem(UTF8ToString(key), UTF8ToString(value));
      return 1;
    } catch (refused) {
      return 0;
    }
  },

  // A pointer to be freed, or 0.
  pw_storage_get__deps: ['$pwGive'],
  pw_storage_get: function (key) {
    var value = null;
    try {
      value = localStorage.getItem(UTF8ToString(key));
    } catch (refused) { /* nothing is kept */ }
    if (value === null) return 0;
    return pwGive(value);
  },

  // Other tabs of this address: the browser tells of what they write.
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
