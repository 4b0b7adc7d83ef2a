// Frames on demand: a frame is drawn when something asked for it, and otherwise nothing runs.
mergeInto(LibraryManager.library, {
  $pwFrames__deps: ['$PW'],
  $pwFrames: {
    left: 0,      // Frames still to be drawn without a further reason.
    owed: 0,      // Of these, what a press needs to be taken in: it goes down in one frame, and up in the next.
    pending: 0,   // The animation frame that is asked for.
    drawn: 0,
    draw: null,
    hear: null,   // Tells the program what the page would tell it before its next picture.
    held: true,   // The first frame waits for something to show.
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
    // What the first frame waited for is here: it is drawn in the same task, before the browser's next picture.
    begin: function () {
      if (!pwFrames.draw || !pwFrames.held) return;
      pwFrames.held = false;
      pwFrames.drawNow();
    },
    // A size that changed is drawn in the task that learned of it: one task later is a flicker.
    drawNow: function () {
      if (pwFrames.hear) pwFrames.hear();
      if (pwFrames.pending) cancelAnimationFrame(pwFrames.pending);
      pwFrames.pending = 0;
      if (pwFrames.left < 2) pwFrames.left = 2;
      pwFrames.run(performance.now());
    },
    // What was pressed is taken in where it lay when it was pressed: before anything moves.
    settle: function () {
      while (pwFrames.owed > 0 && !pwFrames.held && !PW.stopped) pwFrames.drawNow();
    },
  },

  pw_frames_start__deps: ['$pwFrames', '$pwPageEvent', '$pwCall'],
  pw_frames_start: function (self, draw, seen, patience) {
    pwFrames.draw = function (now) { pwCall(draw, self, now); };
    window['pinwright'] = {
      'frames': function () { return pwFrames.drawn; },
      // Draws so many frames at once, for measuring; gives the milliseconds they took.
      'redraw': function (count) {
        var begun = performance.now();
        while (count-- > 0) pwFrames.drawNow();
        return performance.now() - begun;
      },
    };
    // What was entered is taken in by a frame, and a hidden page draws none: one now.
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
    // Only a page that was kept is shown anew; of one that has just come nothing is old yet.
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

  // Calls back once, later; the frame that may follow is asked for by whoever was called.
  pw_frames_timer__deps: ['$pwCall'],
  pw_frames_timer: function (self, called, id, milliseconds) {
    setTimeout(function () { pwCall(called, self, id); }, milliseconds);
  },

  // There is no WebGL: the page says so in words, and the program, which nobody could see, runs no further.
  pw_frames_no_canvas__deps: ['$PW'],
  pw_frames_no_canvas: function () {
    PW.stopped = true;
    if (Module['onNoCanvas']) Module['onNoCanvas']();
  },
});
