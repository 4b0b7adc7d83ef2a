// later.wasm, the second file of the program, which web/boot.js loads.
mergeInto(LibraryManager.library, {
  pw_late_code_listen__deps: ['$pwCall', '$pwFrames'],
  pw_late_code_listen: function (self, here) {
    Module['later']['onHere'] = function () {
      // What was typed must be read before a waiting command leaves the screen.
      if (pwFrames.left > 0) pwFrames.drawNow();
      pwCall(here, self);
    };
  },

  pw_late_code_here: function () { return Module['later']['here'] ? 1 : 0; },

  pw_late_code_need: function () { Module['later']['need'](); },
});
