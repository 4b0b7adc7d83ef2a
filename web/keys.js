// Keys: those that a widget moves by, shortcuts, and the scrolling that a page does by itself. Tab,
// reload, find, zoom and all else that is the browser's own is never taken.
mergeInto(LibraryManager.library, {
  $pwKeys__deps: ['$PW', '$pwMirror', '$pwListen', '$pwInput'],
  $pwKeys: {
    // As the program's Key.
    codes: {
      'ArrowDown': 1, 'ArrowUp': 2, 'Home': 3, 'End': 4, 'Enter': 5, ' ': 6, 'Escape': 7, 'Tab': 8,
      'ArrowLeft': 9, 'ArrowRight': 10, 'PageUp': 11, 'PageDown': 12, 'Delete': 13,
    },
    // What a page would scroll by for this key, in the area around `target`.
    scroll: function (target, key) {
      var area = target.closest('.scrolls') || (pwMirror.modal || PW.mirror).querySelector('.scrolls');
      if (!area) return false;
      var box = area.getBoundingClientRect(), page = box.height * 0.85;
      pwInput.scroll(box.left + box.width / 2, box.top + box.height / 2,
        { 1: 60, 2: -60, 3: -1e6, 4: 1e6, 6: page, 11: -page, 12: page }[key], true);
      return true;
    },
    down: function (event) {
      var target = event.target, id = pwMirror.idOf(target), element = pwMirror.nodes.get(id), key = pwKeys.codes[event.key] || 0;
      var role = element && (element.getAttribute('role') || element.tagName), send = pwListen.send, typing = false;
      // 229: the key is the input method's, of which Safari says no more once the composition has ended.
      if (event.isComposing || event.keyCode === 229 || PW.stopped) return;
      if (event.key === 'ContextMenu' || event.key === 'F10' && event.shiftKey) {
        if (!element || pwInput.keepsMenu(element)) return;
        event.preventDefault();
        pwInput.menuKey = true;
        return send(5, id, 0);
      }
      if (event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (key === 5 && role !== 'A' && !event.repeat) {
          event.preventDefault();
          send(6, id, -10);
        } else if (role === 'combobox' && element.type === 'search' && (key === 3 || key === 4)) {
          event.preventDefault();
          send(3, id, key);
        }
        return;
      }
      if ((key === 9 || key === 10) && document.documentElement.dir === 'rtl') key = 19 - key;
      typing = element && element.classList.contains('field') || role === 'combobox';
      if (key === 7) return send(3, id, key);
      if (role === 'combobox' && element.type === 'search') {
        if (key === 5 || key < 3 && key || key > 10 && key < 13) {
          event.preventDefault();
          send(3, id, key);
        }
      } else if (role === 'combobox') {
        if (key) {
          if (key !== 8) event.preventDefault();
          send(3, id, key);
        } else if (event.key.length === 1) {
          event.preventDefault();
          send(3, id, 256 + event.key.toLowerCase().codePointAt(0));
        }
      } else if (typing) {
        if (key === 5 && element.tagName === 'INPUT') send(3, id, key);
      } else if (key && key !== 8 && /^(tab|radio|gridcell|menuitem|option|row|listitem)$/.test(role)) {
        // A button or link is activated by the browser itself; of other elements these two keys do as much.
        if (key !== 5 && key !== 6) send(3, id, key);
        else if (/^(A|BUTTON)$/.test(element.tagName) || target !== element) return;
        else if (element.getAttribute('aria-disabled') !== 'true') send(0, id, 0);
        event.preventDefault();
      } else if (key === 6 ? !element || !/BUTTON|INPUT|switch|checkbox/.test(role) : key && key < 5 || key === 11 || key === 12) {
        if (pwKeys.scroll(target, key)) event.preventDefault();
      } else if (!key && event.key.codePointAt(0) > 32 && /^.$/u.test(event.key) && !event.repeat) {
        send(6, id, event.key.codePointAt(0));
      }
    },
  },
});
