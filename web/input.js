// Pointer, touch, pen and wheel events on the stage: mirror elements get the hit, and the event bubbles up to
// here. The mirror handles keys; Tab, reload and zoom stay with the browser.
mergeInto(LibraryManager.library, {
  $pwInput__deps: ['$PW', '$pwPointerStep', '$pwPointerSource', '$pwCanvas', '$pwFrames', '$pwCall'],
  $pwInput: {
    active: null,     // The pressing pointer; further fingers are ignored.
    spent: false,     // The press became a scroll or a long press: ignore its click.
    resting: 0,       // Timer for a finger that has not moved yet.
    menuKey: false,   // The program handled the menu key: suppress the browser's menu.
    scroll: null,     // Scrolls the area at a point of the window; wheel notches glide.
    // Elements that keep the browser's context menu: text fields, and links without a menu of ours.
    keepsMenu: function (target) {
      return target.classList.contains('field') || target.tagName === 'A' && !target.hasAttribute('aria-haspopup');
    },
    step: function (type) {
      return type === 'pointermove' ? pwPointerStep.move : type === 'pointerdown' ? pwPointerStep.down :
        type === 'pointerup' ? pwPointerStep.up : pwPointerStep.gone;
    },
    zoomed: function () { return window.visualViewport && visualViewport.scale > 1.05; },
  },

  pw_input_listen__deps: ['$pwInput'],
  pw_input_listen: function (self, pointer, wheel) {
    var startX, startY;
    var tell = function (step, event) {
      var box = PW.stage.getBoundingClientRect(), source = event.pointerType === 'touch' ? pwPointerSource.touch :
        event.pointerType === 'pen' ? pwPointerSource.pen : pwPointerSource.mouse;
      if (pwCall(pointer, self, step, source + (event.shiftKey ? pwPointerSource.shiftDown : 0), event.clientX - box.left, event.clientY - box.top,
        event.timeStamp)) pwInput.spent = true;
      if (step !== pwPointerStep.move) pwFrames.owed = 3;
      pwFrames.wake(3);
    };
    pwInput.scroll = function (x, y, down, notches) {
      var box = PW.stage.getBoundingClientRect(), still = pwCanvas.ask('prefers-reduced-motion: reduce').matches;
      pwCall(wheel, self, x - box.left, y - box.top, down, notches && !still ? 1 : 0);
      pwFrames.wake(3);
    };
    function rest() {
      clearTimeout(pwInput.resting);
      pwInput.resting = 0;
    }
    var send = function (event) {
      var step = pwInput.step(event.type), active = pwInput.active;
      if (step === pwPointerStep.down) {
        if (active !== null || event.button > 0) return;
        pwInput.active = event.pointerId;
        pwInput.spent = false;
        if (event.pointerType === 'touch' && !pwInput.keepsMenu(event.target)) {
          startX = event.clientX;
          startY = event.clientY;
          (function wait(time) {
            var due = performance.now() + time;
            pwInput.resting = setTimeout(function () {
              // If this is so late, the page was busy, and the finger's release may be queued.
              if (performance.now() - due > 50) return wait(50);
              pwInput.resting = 0;
              tell(pwPointerStep.rested, event);
            }, time);
          })(450);
        }
      } else if (active !== null && event.pointerId !== active) {
        return;
      }
      if (step === pwPointerStep.up && active === null) return;
      if (event.type === 'pointerleave' && active !== null) {
        // The pointer left the window with the button down: still receive the end of the press.
        try { PW.stage.setPointerCapture(active); } catch (gone) { /* it has ended */ }
        return;
      }
      // A release that was not reported: it happened over another window.
      if (step === pwPointerStep.move && active !== null && event.pointerType === 'mouse' && !event.buttons) step = pwPointerStep.gone;
      var over = step === pwPointerStep.up || step === pwPointerStep.gone;
      if (over) pwInput.active = null;
      if (over || step === pwPointerStep.move && Math.max(Math.abs(event.clientX - startX), Math.abs(event.clientY - startY)) > 8) rest();
      tell(step, event);
    };
    PW.stage.addEventListener('pointerdown', send);
    PW.stage.addEventListener('pointerleave', send);
    ['pointermove', 'pointerup', 'pointercancel'].forEach(function (type) { window.addEventListener(type, send); });
    PW.stage.addEventListener('contextmenu', function (event) {
      var target = event.target;
      if (pwInput.keepsMenu(target)) return;
      if (pwInput.menuKey) {
        pwInput.menuKey = false;
        event.preventDefault();
      } else if (event.pointerType === 'touch') {
        event.preventDefault();
        if (pwInput.resting) {
          rest();
          tell(pwPointerStep.rested, event);
        }
      } else if (event.button === 2) {
        if (target.classList.contains('leaf') || target.closest('[role=listitem],[role=row],[aria-haspopup]')) event.preventDefault();
        tell(pwPointerStep.rested, event);
      }
    });
    // While a layer is on top, a press beside it only closes it.
    function aside(target) {
      var top = Array.from(PW.mirror.querySelectorAll(':scope>.top')).pop();
      return top && !top.contains(target);
    }
    document.addEventListener('click', function (event) {
      var target = event.target;
      if (event.detail === 0 || !PW.stage.contains(target) || !pwInput.spent && !aside(target)) return;
      event.preventDefault();
      event.stopPropagation();
    }, true);
    // A finger's mousedown is synthesized once it lifts, and focuses whatever is there by then.
    document.addEventListener('mousedown', function (event) {
      if (pwInput.spent && PW.stage.contains(event.target)) event.preventDefault();
    }, true);
    PW.stage.addEventListener('wheel', function (event) {
      // Control means browser zoom. While fingers have zoomed the page, the browser scrolls it.
      if (event.ctrlKey || pwInput.zoomed()) return;
      var unit = event.deltaMode === 1 ? 40 : event.deltaMode === 2 ? PW.stage.clientHeight * 0.9 : 1;
      var down = event.shiftKey && !event.deltaX ? 0 : event.deltaY * unit, area = event.target;
      // A text area that can still scroll that way scrolls first.
      if (area.tagName === 'TEXTAREA' && (down < 0 ? area.scrollTop > 0 : area.scrollTop + area.clientHeight < area.scrollHeight - 1))
        return;
      event.preventDefault();
      // Large whole steps are wheel notches; small or fractional ones come from a trackpad, and are smooth
      // already.
      if (down) pwInput.scroll(event.clientX, event.clientY, down, event.deltaMode || Math.abs(down) >= 50 && down % 1 === 0);
    }, { passive: false });
    PW.stage.addEventListener('dragstart', function (event) {
      if (!event.target.classList || !event.target.classList.contains('field')) event.preventDefault();
    });
  },
});
