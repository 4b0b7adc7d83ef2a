// Keys that move within widgets, shortcuts, and the scrolling that pages normally do. Leaves Tab, reload,
// find, zoom and the browser's other keys alone.
mergeInto(LibraryManager.library, {
  $pwKeys__deps: ['$PW', '$pwKey', '$pwHeard', '$pwMirror', '$pwListen', '$pwInput'],
  $pwKeys: {
    code: function (name) {
      return {
        'ArrowDown': pwKey.down, 'ArrowUp': pwKey.up, 'Home': pwKey.home, 'End': pwKey.end, 'Enter': pwKey.enter, ' ': pwKey.space,
        'Escape': pwKey.escape, 'Tab': pwKey.tab, 'ArrowLeft': pwKey.left, 'ArrowRight': pwKey.right, 'PageUp': pwKey.pageUp,
        'PageDown': pwKey.pageDown, 'Delete': pwKey.delete,
      }[name] || 0;
    },
    // Scrolls the area around `target` as a page would for this key.
    scroll: function (target, key) {
      var area = target.closest('.scrolls') || (pwMirror.modal || PW.mirror).querySelector('.scrolls');
      if (!area) return false;
      var box = area.getBoundingClientRect(), page = box.height * 0.85;
      pwInput.scroll(box.left + box.width / 2, box.top + box.height / 2,
        { [pwKey.down]: 60, [pwKey.up]: -60, [pwKey.home]: -1e6, [pwKey.end]: 1e6, [pwKey.space]: page,
          [pwKey.pageUp]: -page, [pwKey.pageDown]: page }[key], true);
      return true;
    },
    down: function (event) {
      var target = event.target, id = pwMirror.idOf(target), element = pwMirror.nodes.get(id), key = pwKeys.code(event.key);
      var role = element && (element.getAttribute('role') || element.tagName), send = pwListen.send, typing = false;
      // 229: the input method has the key; Safari says only this after a composition has ended.
      if (event.isComposing || event.keyCode === 229 || PW.stopped) return;
      if (event.key === 'ContextMenu' || event.key === 'F10' && event.shiftKey) {
        if (!element || pwInput.keepsMenu(element)) return;
        event.preventDefault();
        pwInput.menuKey = true;
        return send(pwHeard.context, id, 0);
      }
      if (event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (key === pwKey.enter && role !== 'A' && !event.repeat) {
          event.preventDefault();
          send(pwHeard.shortcut, id, -10);
        } else if (role === 'combobox' && element.type === 'search' && (key === pwKey.home || key === pwKey.end)) {
          event.preventDefault();
          send(pwHeard.keyPress, id, key);
        }
        return;
      }
      if ((key === pwKey.left || key === pwKey.right) && document.documentElement.dir === 'rtl') key = pwKey.left + pwKey.right - key;
      typing = element && element.classList.contains('field') || role === 'combobox';
      if (key === pwKey.escape) return send(pwHeard.keyPress, id, key);
      if (role === 'combobox' && element.type === 'search') {
        if (key === pwKey.enter || key && key <= pwKey.up || key >= pwKey.pageUp && key <= pwKey.pageDown) {
          event.preventDefault();
          send(pwHeard.keyPress, id, key);
        }
      } else if (role === 'combobox') {
        if (key) {
          if (key !== pwKey.tab) event.preventDefault();
          send(pwHeard.keyPress, id, key);
        } else if (event.key.length === 1) {
          event.preventDefault();
          send(pwHeard.keyPress, id, pwKey.letter + event.key.toLowerCase().codePointAt(0));
        }
      } else if (typing) {
        if (key === pwKey.enter && element.tagName === 'INPUT') send(pwHeard.keyPress, id, key);
      } else if (key && key !== pwKey.tab && /^(tab|radio|gridcell|menuitem|option|row|listitem)$/.test(role)) {
        // The browser activates buttons and links itself; these two keys activate other elements.
        if (key !== pwKey.enter && key !== pwKey.space) send(pwHeard.keyPress, id, key);
        else if (/^(A|BUTTON)$/.test(element.tagName) || target !== element) return;
        else if (element.getAttribute('aria-disabled') !== 'true') send(pwHeard.activate, id, 0);
        event.preventDefault();
      } else if (key === pwKey.space ? !element || !/BUTTON|INPUT|switch|checkbox/.test(role) :
        key && key <= pwKey.end || key === pwKey.pageUp || key === pwKey.pageDown) {
        if (pwKeys.scroll(target, key)) event.preventDefault();
      } else if (!key && event.key.codePointAt(0) > 32 && /^.$/u.test(event.key) && !event.repeat) {
        send(pwHeard.shortcut, id, event.key.codePointAt(0));
      }
    },
  },
});
