// Writes text to the clipboard during a person's press, and reports whether the browser accepted it. If the
// page may not write it, for example without a secure connection, uses the browser's copy command instead.
mergeInto(LibraryManager.library, {
  pw_clipboard_put__deps: ['$pwCall', '$pwFrames'],
  pw_clipboard_put: function (self, told, text) {
    var words = UTF8ToString(text);
    function tell(taken) {
      pwCall(told, self, taken ? 1 : 0);
      pwFrames.wake(3);
    }
    function byCommand() {
      var taken = false;
      function fill(event) {
        event.clipboardData.setData('text/plain', words);
        event.preventDefault();
        taken = true;
      }
      document.addEventListener('copy', fill, true);
      try { document.execCommand('copy'); } catch (refused) { /* not accepted */ }
      document.removeEventListener('copy', fill, true);
      tell(taken);
    }
    if (navigator.clipboard) navigator.clipboard.writeText(words).then(function () { tell(true); }, byCommand);
    else setTimeout(byCommand);
  },
});
