// Moves the focus when the picture changes: into a dialog that opens, back when it closes, to the heading of
// a new screen, and never silently to nowhere.
mergeInto(LibraryManager.library, {
  $pwFocus__deps: ['$PW', '$pwMirror', '$pwListen', '$pwHeard'],
  $pwFocus: {
    last: 0,        // The node last focused or pressed.
    opened: [],     // Layers on top, lowest first: { element, modal, from: the node that opened it }.
    near: null,     // Candidates for the focus if the focused element is removed, nearest first.
    main: null,
    screen: '',     // The current screen, identified by its first heading.
    due: false,     // The screen changed, but its heading is not there yet.
    controls: function (within) {
      return Array.from(within.querySelectorAll('a,button,input,textarea,[tabindex]')).filter(function (one) {
        return one.tabIndex >= 0 && !one.disabled && !one.closest('[inert]');
      });
    },
    // Called before `element` is removed: collects what is near the focused control in it.
    leave: function (element) {
      var active = document.activeElement;
      if (!element.contains(active) || pwFocus.near) return;
      var all = pwFocus.controls(element.closest('[aria-modal]') || PW.mirror), at = all.indexOf(active);
      // Skip fields: they would open a phone's keyboard.
      pwFocus.near = all.slice(at + 1).concat(all.slice(0, Math.max(0, at)).reverse()).filter(function (one) {
        return !one.classList.contains('field');
      });
    },
    to: function (element) {
      var heading = /^H\d$/.test(element.tagName);
      if (heading) element.tabIndex = -1;
      element.focus({ preventScroll: heading });
    },
  },

  // Called after every change of order, and when the program wants to focus node `wanted`.
  pw_mirror_settle__deps: ['$pwFocus'],
  pw_mirror_settle: function (wanted) {
    var focus = pwFocus, modal = pwMirror.modal, active = document.activeElement, gone = focus.near, back = 0;
    var target = pwMirror.nodes.get(wanted >>> 0), held = pwMirror.held;
    var main = PW.mirror.querySelector('main'), title = main && main.querySelector('h1');
    focus.opened = focus.opened.filter(function (one) {
      if (one.element.isConnected) return true;
      if (!back && (one.modal || gone)) back = one.from;
      return false;
    });
    PW.mirror.querySelectorAll(':scope>.top').forEach(function (element) {
      if (focus.opened.some(function (one) { return one.element === element; })) return;
      focus.opened.push({ element: element, modal: element === modal, from: back || focus.last });
    });
    if (main !== focus.main) {
      focus.due = !!focus.main;
      focus.main = main;
    }
    if (title) {
      var screen = title.id + title.textContent;
      // The same heading over other content, as with tabs, is not a new screen.
      if (focus.due && screen !== focus.screen && !modal && !back) target = target || title;
      focus.screen = screen;
      focus.due = false;
    }
    // Moving an element removes the focus from it: restore it.
    if (!target && held && held.pwId && held.isConnected && !held.closest('[inert]')) target = held;
    if (modal && !(target || active).closest('.top'))
      target = focus.controls(modal)[0] || modal.querySelector('h1,h2,h3') || target;
    if (!target && back) target = pwMirror.nodes.get(back) || title;
    if (!target && gone)
      target = gone.filter(function (one) { return one.isConnected && !one.closest('[inert]'); })[0] || title;
    focus.near = pwMirror.held = null;
    if (target && target !== document.activeElement) focus.to(target);
    if (gone && !pwMirror.idOf(document.activeElement)) pwListen.send(pwHeard.focus, 0, 0);
  },
});
