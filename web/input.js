// Pointer, touch, pen and wheel, heard on the stage: what lies in the mirror takes the hit, and the
// event bubbles up to here. Keys are the mirror's; Tab, reload and zoom stay the browser's own.
mergeInto(LibraryManager.library, {
  $pwInput__deps: ['$PW', '$pwFrames'],
  $pwInput: {
    active: null,      // The pointer that presses; further fingers are not followed.
    scrolled: false,   // The press became a scroll: its click means nothing.
  },

  pw_input_listen__deps: ['$pwInput'],
  pw_input_listen: function (self, pointer, wheel) {
    var kinds = { 'pointermove': 0, 'pointerdown': 1, 'pointerup': 2, 'pointercancel': 3, 'pointerleave': 3 };
    var sources = { 'mouse': 0, 'touch': 1, 'pen': 2 };
    function send(event) {
      var kind = kinds[event.type];
      if (kind === 1) {
        if (pwInput.active !== null || event.button > 0) return;
        pwInput.active = event.pointerId;
        pwInput.scrolled = false;
      } else if (pwInput.active !== null && event.pointerId !== pwInput.active) {
        return;
      }
      if (kind === 2 && pwInput.active === null) return;
      if (event.type === 'pointerleave' && pwInput.active !== null) return;
      if (kind > 1) pwInput.active = null;
      var box = PW.stage.getBoundingClientRect();
      var took = {{{ makeDynCall('iiiiddd', 'pointer') }}}(self, kind, sources[event.pointerType] || 0,
        event.clientX - box.left, event.clientY - box.top, event.timeStamp);
      if (took) pwInput.scrolled = true;
      pwFrames.wake(3);
    }
    PW.stage.addEventListener('pointerdown', send);
    PW.stage.addEventListener('pointerleave', send);
    ['pointermove', 'pointerup', 'pointercancel'].forEach(function (type) { window.addEventListener(type, send); });
    PW.stage.addEventListener('click', function (event) {
      if (!pwInput.scrolled || event.detail === 0) return;
      event.preventDefault();
      event.stopPropagation();
    }, true);
    PW.stage.addEventListener('wheel', function (event) {
      if (event.ctrlKey) return;
      var target = event.target;
      if (target.tagName === 'TEXTAREA' && target.scrollHeight > target.clientHeight + 1) return;
      event.preventDefault();
      var unit = event.deltaMode === 1 ? 40 : event.deltaMode === 2 ? PW.stage.clientHeight : 1;
      var box = PW.stage.getBoundingClientRect();
      {{{ makeDynCall('vidddd', 'wheel') }}}(self, event.clientX - box.left, event.clientY - box.top,
        event.deltaX * unit, (event.shiftKey && !event.deltaX ? 0 : event.deltaY) * unit);
      pwFrames.wake(3);
    }, { passive: false });
    // Safari's own gesture would zoom twice.
    PW.stage.addEventListener('dragstart', function (event) { event.preventDefault(); });
  },
});
