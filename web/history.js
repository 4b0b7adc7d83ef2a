// The address bar: every screen has an address, and back and forward work. Each layer on top of a screen,
// such as a menu or a sheet, has its own entry: going back closes the layer and keeps the screen.
mergeInto(LibraryManager.library, {
  $pwHistory__deps: ['$pwFrames'],
  $pwHistory: {
    address: '',    // The address that the program knows.
    base: '',       // The address of the entry below those of the layers.
    depth: 0,       // The number of layer entries up to here; each entry's state is its number.
    going: false,   // Our own step is under way: don't change entries until it arrives.
    held: false,
    patience: 0,    // Frames left for a layer to close after being told to.
    pushes: [],     // Addresses pushed meanwhile.
    here: function () { return location.pathname + location.search; },
    depthNow: function () { return typeof history.state === 'number' ? history.state : 0; },
    push: function (path) {
      if (pwHistory.depth > 1) {
        pwHistory.pushes.push(path);
        pwHistory.step(1 - pwHistory.depth);
        return;
      }
      // The layer that led here is closed: the new screen takes over its entry.
      if (pwHistory.depth) history.replaceState(null, '', path);
      else history.pushState(null, '', path);
      pwHistory.depth = 0;
    },
    step: function (by) {
      pwHistory.going = true;
      history.go(by);
    },
    // Adjusts the entries to `count` layers on top of the screen.
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
    // The current entry changed. Returns true if the screen is still the same.
    moved: function (back) {
      var was = pwHistory.depth, now = pwHistory.depth = pwHistory.depthNow(), ours = pwHistory.going;
      var same = ours || pwHistory.here() === pwHistory.address || was > now && pwHistory.here() === pwHistory.base;
      pwHistory.going = false;
      if (!same) return false;
      // Only the top entry had the address that was replaced meanwhile.
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
      // The screen that received the input must draw a frame to process it.
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

  // The page's path and query, as a pointer that the caller frees.
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
      // moved() sets a replaced address after the step.
      if (!replace) pwHistory.pushes.push(path);
    } else if (replace) {
      history.replaceState(history.state, '', path);
    } else {
      pwHistory.push(path);
    }
  },

  pw_history_layers__deps: ['$pwHistory'],
  pw_history_layers: function (count) { pwHistory.layers(count); },

  // Leaves the page: connecting at Pinterest navigates the whole window.
  pw_history_leave: function (address) { location.assign(UTF8ToString(address)); },

  pw_history_reload: function () { location.reload(); },
});
