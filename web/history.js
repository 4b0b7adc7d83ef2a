// The address bar: every screen has an address, and back and forward work. What lies on top of a screen, a
// menu say or a sheet, has an entry of its own, so that going back closes it and leaves the screen where it is.
mergeInto(LibraryManager.library, {
  $pwHistory__deps: ['$pwFrames'],
  $pwHistory: {
    address: '',    // As the program knows it.
    base: '',       // Of the entry below those of what lies on top.
    depth: 0,       // How many such entries lead to the present one; each holds its own number as its state.
    going: false,   // A step of our own is under way: nothing may change the entries until it has come.
    held: false,
    patience: 0,    // Frames that what was told to close may take for it.
    pushes: [],     // Addresses that came meanwhile.
    here: function () { return location.pathname + location.search; },
    depthNow: function () { return typeof history.state === 'number' ? history.state : 0; },
    push: function (path) {
      if (pwHistory.depth > 1) {
        pwHistory.pushes.push(path);
        pwHistory.step(1 - pwHistory.depth);
        return;
      }
      // What lay on top led there and is gone: its entry is the new screen's.
      if (pwHistory.depth) history.replaceState(null, '', path);
      else history.pushState(null, '', path);
      pwHistory.depth = 0;
    },
    step: function (by) {
      pwHistory.going = true;
      history.go(by);
    },
    // So many lie on top of the screen now.
    layers: function (count) {
      if (pwHistory.going || pwHistory.held) return;
      if (count > pwHistory.depth && pwHistory.patience > 0) {
        pwHistory.patience--;
        pwFrames.wake(2);
        return;
      }
      pwHistory.patience = 0;
      if (!pwHistory.depth) pwHistory.base = pwHistory.here();
      while (count > pwHistory.depth) history.pushState(++pwHistory.depth, '', pwHistory.here());
      if (count < pwHistory.depth) pwHistory.step(count - pwHistory.depth);
    },
    // The entry that was come to is another one. True: the screen is the same.
    moved: function (back) {
      var was = pwHistory.depth, now = pwHistory.depth = pwHistory.depthNow(), ours = pwHistory.going;
      var same = ours || pwHistory.here() === pwHistory.address || was > now && pwHistory.here() === pwHistory.base;
      pwHistory.going = false;
      if (!same) return false;
      // Only the entry on top knew of an address that was replaced meanwhile.
      if (pwHistory.here() !== pwHistory.address && !pwHistory.pushes.length) history.replaceState(history.state, '', pwHistory.address);
      while (pwHistory.pushes.length) pwHistory.push(pwHistory.pushes.shift());
      if (!ours && now < was) {
        pwHistory.patience = 4;
        back();
      }
      return true;
    },
  },

  pw_history_listen__deps: ['$pwText', '$pwFrames', '$pwCall', '$pwHistory'],
  pw_history_listen: function (self, moved, back) {
    pwHistory.address = pwHistory.here();
    pwHistory.depth = pwHistory.depthNow();
    function tell() {
      // What was entered is taken in by a frame of the screen that it was entered on.
      pwHistory.held = true;
      if (pwFrames.left > 0) pwFrames.drawNow();
      pwHistory.held = false;
      if (!pwHistory.moved(function () { pwCall(back, self); })) {
        pwHistory.address = pwHistory.here();
        pwText(pwHistory.address, function (pointer) { pwCall(moved, self, pointer); });
      }
      pwFrames.wake(3);
    }
    window.addEventListener('popstate', tell);
  },

  // A pointer to be freed: path and query of the page.
  pw_history_address__deps: ['$pwGive', '$pwHistory'],
  pw_history_address: function () {
    return pwGive(pwHistory.here());
  },

  pw_history_go__deps: ['$pwHistory'],
  pw_history_go: function (path, replace) {
    path = UTF8ToString(path);
    if (path === pwHistory.address) return;
    pwHistory.address = path;
    if (pwHistory.going) {
      // The step sets a replaced address itself.
      if (!replace) pwHistory.pushes.push(path);
    } else if (replace) {
      history.replaceState(history.state, '', path);
    } else {
      pwHistory.push(path);
    }
  },

  pw_history_layers__deps: ['$pwHistory'],
  pw_history_layers: function (count) { pwHistory.layers(count); },

  // Leaves the page: the sign-in at Pinterest is a navigation of the whole window.
  pw_history_leave: function (address) { location.assign(UTF8ToString(address)); },

  pw_history_reload: function () { location.reload(); },
});
