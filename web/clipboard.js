// Text onto the clipboard, which needs a secure context and a person's press; else it is not done.
mergeInto(LibraryManager.library, {
  pw_clipboard_put: function (text) {
    if (navigator.clipboard) navigator.clipboard.writeText(UTF8ToString(text)).catch(function () {});
  },
});
