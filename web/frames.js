// Draws frames on demand: only when something requests one; otherwise nothing runs.
mergeInto(LibraryManager.library, {
  $pwFrames__deps: ['$PW'],
  $pwFrames: {
    left: 0,      // Frames still to draw without a further reason.
    owed: 0,      // Of these, frames that a press needs: down in one, up in the next.
    pending: 0,   // The requested animation frame.
    drawn: 0,
    draw: null,
    hear: null,   // Delivers the page's pending reports before its next picture.
    held: true,   // Delays the first frame until there is something to show.
    wake: function (count) {
      if (count > pwFrames.left) pwFrames.left = count;
      if (!pwFrames.pending && !PW.stopped && !pwFrames.held && pwFrames.left > 0)
        pwFrames.pending = requestAnimationFrame(pwFrames.run);
    },
    run: function (now) {
      pwFrames.pending = 0;
      if (PW.stopped || pwFrames.held) return;
      if (pwFrames.left > 0) pwFrames.left--;
      if (pwFrames.owed > 0) pwFrames.owed--;
      pwFrames.draw(now);
      if (!PW.stopped && !pwFrames.drawn++ && Module['onStarted']) Module['onStarted']();
      if (pwFrames.left > 0) pwFrames.wake(pwFrames.left);
    },
    // The content for the first frame is here: draw it in the same task, before the browser's next picture.
    begin: function () {
      if (!pwFrames.draw || !pwFrames.held) return;
      pwFrames.held = false;
      pwFrames.drawNow();
    },
    // Draws a changed size in the task that reports it: one task later would flicker.
    drawNow: function () {
      if (pwFrames.hear) pwFrames.hear();
      if (pwFrames.pending) cancelAnimationFrame(pwFrames.pending);
      pwFrames.pending = 0;
      if (pwFrames.left < 2) pwFrames.left = 2;
      pwFrames.run(performance.now());
    },
    // Handles a press where it was made, before anything moves.
    settle: function () {
      while (pwFrames.owed > 0 && !pwFrames.held && !PW.stopped) pwFrames.drawNow();
    },
  },

  pw_frames_start__deps: ['$pwFrames', '$pwPageEvent', '$pwCall'],
  pw_frames_start: function (self, draw, seen, patience) {
    pwFrames.draw = function (now) { pwCall(draw, self, now); };
    window['pinwright'] = {
      'frames': function () { return pwFrames.drawn; },
      // Draws `count` frames at once, for measuring; returns the milliseconds they took.
      'redraw': function (count) {
        var begun = performance.now();
        while (count-- > 0) pwFrames.drawNow();
        return performance.now() - begun;
      },
    };
    // Frames process input, and a hidden page draws none: draw one now.
    var hide = function () {
      if (pwFrames.left > 0) pwFrames.drawNow();
      pwCall(seen, self, pwPageEvent.hidden);
    };
    var tell = function () {
      if (document.hidden) hide();
      else pwCall(seen, self, pwPageEvent.visible);
      pwFrames.wake(3);
    };
    document.addEventListener('visibilitychange', tell);
    window.addEventListener('pagehide', hide);
    // Only for a page restored from the back/forward cache; a new page is up to date.
    window.addEventListener('pageshow', function (event) { if (event.persisted) tell(); });
    window.addEventListener('online', function () {
      pwCall(seen, self, pwPageEvent.online);
      pwFrames.wake(3);
    });
    setTimeout(pwFrames.begin, patience);
  },

  pw_frames_begin__deps: ['$pwFrames'],
  pw_frames_begin: function () { pwFrames.begin(); },

  pw_frames_wake__deps: ['$pwFrames'],
  pw_frames_wake: function (count) { pwFrames.wake(count); },

  // Calls back once, later. The callee requests a frame if it needs one.
  pw_frames_timer__deps: ['$pwCall'],
  pw_frames_timer: function (self, called, id, milliseconds) {
    setTimeout(function () { pwCall(called, self, id); }, milliseconds);
  },

  // No WebGL: the page says so, and the program stops, because nobody could see it.
  pw_frames_no_canvas__deps: ['$PW'],
  pw_frames_no_canvas: function () {
    PW.stopped = true;
    if (Module['onNoCanvas']) Module['onNoCanvas']();
  },
});
