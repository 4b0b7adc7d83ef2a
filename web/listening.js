// Reports events on mirror elements to the program: activation, focus, edits, scrolling.
mergeInto(LibraryManager.library, {
  $pwListen__deps: ['$pwCall', '$pwFrames'],
  $pwListen: {
    // Sends the event (of pwHeard), the node, and a detail.
    send: function (what, id, detail) { },
  },

  pw_mirror_open__deps: ['$pwListen', '$pwHeard', '$pwMirror', '$pwFields', '$pwFocus', '$pwKeys', '$pwText', '$pwCall'],
  pw_mirror_open: function (self, happened, edited) {
    var root = PW.mirror;
    pwMirror.nodes = new Map();
    function send(what, id, detail) {
      pwCall(happened, self, what, id, detail);
      pwFrames.wake(3);
    }
    pwListen.send = send;
    function edit(event) {
      var field = event.target, id = pwMirror.idOf(field);
      if (!id || !field.classList.contains('field')) return;
      field.pwTyped = performance.now();
      pwFields.fit(field);
      pwText(field.value, function (pointer) { pwCall(edited, self, id, pointer); });
      pwFrames.wake(3);
    }
    root.addEventListener('input', edit);
    root.addEventListener('compositionstart', function (event) { event.target.pwComposing = true; });
    root.addEventListener('compositionend', function (event) {
      event.target.pwComposing = false;
      edit(event);
    });
    // Listen for these two on the document, not an element: some screen readers call everything inside a
    // listening element clickable, even headings.
    document.addEventListener('click', function (event) {
      var id = pwMirror.idOf(event.target), element = pwMirror.nodes.get(id);
      if (!element) return;
      if (element.tagName === 'A') {
        // The browser handles new tabs, new windows and external pages.
        if (element.target) return send(pwHeard.activate, id, 0);
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button) return;
        event.preventDefault();
        send(pwHeard.activate, id, 0);
      } else if (event.detail) {
        // Browsers allow some things only during the press event, such as writing to the clipboard.
        pwFrames.settle();
      } else if (element.getAttribute('aria-disabled') !== 'true') {
        send(pwHeard.activate, id, event.shiftKey ? 1 : 0);
      }
    });
    // Keep the focus on the combo box while options are pressed.
    document.addEventListener('mousedown', function (event) {
      if (event.target.getAttribute('role') === 'option') event.preventDefault();
    });
    // Not every browser focuses pressed elements, but a dialog must know where it came from.
    root.addEventListener('pointerdown', function (event) {
      var pressed = event.target.closest('a,button,[tabindex]');
      if (pressed) pwFocus.last = pwMirror.idOf(pressed);
    });
    root.addEventListener('focusin', function (event) {
      var shown = true;
      try { shown = event.target.matches(':focus-visible'); } catch (unsupported) { /* shown is the safe side */ }
      pwFocus.last = pwMirror.idOf(event.target);
      send(pwHeard.focus, pwFocus.last, shown ? 1 : 0);
    });
    root.addEventListener('focusout', function (event) {
      var left = event.target;
      left.pwTyped = 0;
      if (left.pwSay) left.pwSay();
      send(pwHeard.blur, pwMirror.idOf(left), 0);
    });
    var scrolled = function (area) {
      if (!area.pwId || area.pwTop === area.scrollTop) return;
      area.pwTop = area.scrollTop;
      send(pwHeard.scroll, area.pwId, area.scrollTop);
    };
    root.addEventListener('scroll', function (event) { scrolled(event.target); }, true);
    pwFrames.hear = function () { root.querySelectorAll('.scrolls').forEach(scrolled); };
    document.addEventListener('keydown', pwKeys.down);
  },
});
