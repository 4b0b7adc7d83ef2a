// The mirror: what the program drew, as real elements over the canvas. It only follows; what it
// hears (activation, focus, keys, edits, scrolling) goes back to the program by the node's id.
mergeInto(LibraryManager.library, {
  $pwMirror__deps: ['$PW', '$pwText', '$pwFields', '$pwFrames', '$pwFiles'],
  $pwMirror: {
    nodes: null,   // id to element
    said: {},
    send: null,
    // In the order of the program's Role: the tag, its role where the tag does not say it, and
    // whether the name is its text.
    kinds: [
      ['div', '', 0], ['button', '', 1], ['a', '', 1], ['h', '', 1], ['p', '', 1], ['input', '', 0], ['textarea', '', 0],
      ['file', '', 0], ['button', 'combobox', 0], ['div', 'listbox', 0], ['div', 'option', 1], ['div', 'dialog', 0],
      ['nav', '', 0], ['main', '', 0], ['ul', 'list', 0], ['li', 'listitem', 0], ['div', 'img', 0],
      ['div', 'progressbar', 0], ['div', 'note', 1], ['section', '', 0],
    ],
    create: function (kind, level) {
      var tag = kind[0], element;
      if (tag === 'input' || tag === 'textarea') element = pwFields.create(tag === 'textarea');
      else if (tag === 'file') element = pwFiles.create();
      else {
        element = document.createElement(tag === 'h' ? 'h' + level : tag);
        if (tag === 'button') element.type = 'button';
        // Words show in the picture; here they are for readers, search and translation.
        element.className = kind[2] || kind[1] === 'combobox' || kind[1] === 'img' || kind[1] === 'progressbar' ? 'leaf' : 'box';
        if (kind[1]) element.setAttribute('role', kind[1]);
        if (kind[1] === 'option') element.tabIndex = -1;
        if (kind[2]) element.dir = 'auto';
      }
      return element;
    },
    set: function (element, name, value) {
      if (value === '' || value === null || value === false) element.removeAttribute(name);
      else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
    },
    // What stands for itself and takes part in the order of its parent.
    place: function (parent, element, cursor) {
      if (cursor !== element) parent.insertBefore(element, cursor);
      return element.nextSibling;
    },
    region: function (id, text) {
      if (pwMirror.said[id] === text) return;
      pwMirror.said[id] = text;
      var region = document.getElementById(id);
      region.textContent = '';
      // A fresh child is spoken even where the words are the same as before.
      if (text) {
        var line = document.createElement('div');
        line.textContent = text;
        region.appendChild(line);
      }
    },
    idOf: function (target) {
      while (target && target !== PW.mirror && !target.pwId) target = target.parentNode;
      return target && target.pwId || 0;
    },
  },

  pw_mirror_open__deps: ['$pwMirror'],
  pw_mirror_open: function (self, happened, edited) {
    pwMirror.nodes = new Map();
    var root = PW.mirror;
    function send(what, id, detail) {
      {{{ makeDynCall('viiid', 'happened') }}}(self, what, id, detail);
      pwFrames.wake(3);
    }
    pwMirror.send = send;
    function edit(event) {
      var field = event.target, id = pwMirror.idOf(field);
      if (!id || !field.classList.contains('field')) return;
      pwFields.fit(field);
      pwText(field.value, function (pointer) { {{{ makeDynCall('viii', 'edited') }}}(self, id, pointer); });
      pwFrames.wake(3);
    }
    root.addEventListener('input', edit);
    root.addEventListener('compositionstart', function (event) { event.target.pwComposing = true; });
    root.addEventListener('compositionend', function (event) {
      event.target.pwComposing = false;
      edit(event);
    });
    root.addEventListener('click', function (event) {
      var id = pwMirror.idOf(event.target), element = pwMirror.nodes.get(id);
      if (!element) return;
      if (element.tagName === 'A') {
        // A new tab, a new window, a page elsewhere: the browser's own business.
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button || element.target) return;
        event.preventDefault();
        send(0, id, 0);
      } else if (event.detail === 0 && element.getAttribute('aria-disabled') !== 'true') {
        send(0, id, 0);
      }
    });
    // The focus stays with the combo box while its options are pressed.
    root.addEventListener('mousedown', function (event) {
      if (event.target.getAttribute('role') === 'option') event.preventDefault();
    });
    root.addEventListener('focusin', function (event) {
      var shown = true;
      try { shown = event.target.matches(':focus-visible'); } catch (unsupported) { /* shown is the safe side */ }
      send(1, pwMirror.idOf(event.target), shown ? 1 : 0);
    });
    root.addEventListener('focusout', function (event) { send(2, pwMirror.idOf(event.target), 0); });
    root.addEventListener('scroll', function (event) {
      var area = event.target;
      if (area.pwId && area.pwTop !== area.scrollTop) {
        area.pwTop = area.scrollTop;
        send(4, area.pwId, area.scrollTop);
      }
    }, true);
    var keys = { 'ArrowDown': 1, 'ArrowUp': 2, 'Home': 3, 'End': 4, 'Enter': 5, ' ': 6, 'Escape': 7, 'Tab': 8 };
    document.addEventListener('keydown', function (event) {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      var key = keys[event.key], id = pwMirror.idOf(event.target), element = pwMirror.nodes.get(id);
      if (key === 7) return send(3, id, 7);
      if (key === 5 && element && element.type === 'text') return send(3, id, key);
      if (!element || element.getAttribute('role') !== 'combobox') return;
      if (key) {
        if (key !== 8) event.preventDefault();
        send(3, id, key);
      } else if (event.key.length === 1) {
        event.preventDefault();
        send(3, id, 256 + event.key.toLowerCase().codePointAt(0));
      }
    });
  },

  // Creates or changes one element. The offsets are those of WireNode in semantics.cpp.
  pw_mirror_set__deps: ['$pwMirror'],
  pw_mirror_set: function (wire) {
    var at = wire >> 2, id = HEAPU32[at], kind = pwMirror.kinds[HEAP32[at + 2]], flags = HEAP32[at + 3];
    var name = UTF8ToString(HEAP32[at + 8]), value = UTF8ToString(HEAP32[at + 9]);
    var description = UTF8ToString(HEAP32[at + 10]), address = UTF8ToString(HEAP32[at + 11]);
    var level = HEAP32[at + 12], size = HEAP32[at + 13], owns = HEAPU32[at + 17], marked = HEAPU32[at + 18];
    var element = pwMirror.nodes.get(id);
    if (!element) {
      element = pwMirror.create(kind, level);
      element.pwId = id;
      element.id = 'n' + id;
      pwMirror.nodes.set(id, element);
    }
    var style = element.style;
    style.left = HEAPF32[at + 4] + 'px';
    style.top = HEAPF32[at + 5] + 'px';
    style.width = HEAPF32[at + 6] + 'px';
    style.height = HEAPF32[at + 7] + 'px';
    var role = kind[1], disabled = flags & 1;
    if (kind[2]) { if (element.textContent !== name) element.textContent = name; }
    else pwMirror.set(element, 'aria-label', name);
    if (role === 'combobox') {
      if (element.textContent !== value) element.textContent = value;
      pwMirror.set(element, 'aria-haspopup', 'listbox');
      pwMirror.set(element, 'aria-expanded', flags & 2 ? 'true' : 'false');
      pwMirror.set(element, 'aria-controls', owns ? 'n' + owns : '');
      pwMirror.set(element, 'aria-activedescendant', marked ? 'n' + marked : '');
    }
    if (role === 'option') {
      pwMirror.set(element, 'aria-selected', flags & 4 ? 'true' : 'false');
      pwMirror.set(element, 'aria-posinset', level);
      pwMirror.set(element, 'aria-setsize', size);
    }
    if (role === 'progressbar') {
      pwMirror.set(element, 'aria-valuemin', 0);
      pwMirror.set(element, 'aria-valuemax', 100);
      pwMirror.set(element, 'aria-valuenow', level < 0 ? '' : level);
    }
    if (kind[0] === 'a') {
      pwMirror.set(element, 'href', address);
      pwMirror.set(element, 'target', flags & 512 ? '_blank' : '');
      pwMirror.set(element, 'rel', flags & 512 ? 'noopener' : '');
      element.draggable = false;
    }
    pwMirror.set(element, 'aria-current', flags & 8 ? 'page' : '');
    pwMirror.set(element, 'aria-invalid', flags & 16 ? 'true' : '');
    pwMirror.set(element, 'aria-required', flags & 1024 ? 'true' : '');
    pwMirror.set(element, 'aria-modal', flags & 32 ? 'true' : '');
    pwMirror.set(element, 'aria-disabled', disabled && kind[0] !== 'file' ? 'true' : '');
    if (kind[0] === 'file') element.disabled = !!disabled;
    if (kind[0] === 'input' || kind[0] === 'textarea') element.readOnly = !!disabled;
    if (flags & 128) element.classList.add('top');
    if (description) {
      if (!element.pwWords) {
        element.pwWords = document.createElement('span');
        element.pwWords.id = 'd' + id;
        document.getElementById('descriptions').appendChild(element.pwWords);
      }
      element.pwWords.textContent = description;
    } else if (element.pwWords) {
      element.pwWords.remove();
      element.pwWords = null;
    }
    pwMirror.set(element, 'aria-describedby', element.pwWords ? 'd' + id : '');
    if (flags & 64) {
      element.classList.add('scrolls');
      if (!element.pwInner) {
        element.pwInner = document.createElement('div');
        element.pwInner.className = 'inner';
        element.appendChild(element.pwInner);
      }
      element.pwInner.style.height = HEAPF32[at + 15] + 'px';
      element.pwWanted = HEAPF32[at + 14];
      if (element.isConnected && element.scrollTop !== element.pwWanted) {
        element.scrollTop = element.pwWanted;
        element.pwTop = element.scrollTop;
      }
    }
    if (HEAP32[at + 16]) {
      pwFields.update(element, HEAP32[at + 16] >> 2, value);
      pwFields.cover(element, HEAPF32[at + 6], HEAPF32[at + 7], HEAPF32.subarray(at + 19, at + 23));
    }
  },

  pw_mirror_remove__deps: ['$pwMirror'],
  pw_mirror_remove: function (id) {
    id >>>= 0;
    var element = pwMirror.nodes.get(id);
    if (!element) return;
    if (element.pwWords) element.pwWords.remove();
    element.remove();
    pwMirror.nodes.delete(id);
  },

  // `pairs` holds id and parent of every node, in the order of submission. Elements that stand
  // right already are not touched: moving one would take the focus from it.
  pw_mirror_order__deps: ['$pwMirror'],
  pw_mirror_order: function (pairs, count) {
    var cursors = new Map(), modal = null, i;
    for (i = 0; i < count; i++) {
      var element = pwMirror.nodes.get(HEAPU32[(pairs >> 2) + 2 * i]), owner = HEAPU32[(pairs >> 2) + 2 * i + 1];
      var parent = owner ? pwMirror.nodes.get(owner) : PW.mirror;
      if (parent.pwInner) parent = parent.pwInner;
      if (!cursors.has(parent)) cursors.set(parent, parent.firstChild);
      cursors.set(parent, pwMirror.place(parent, element, cursors.get(parent)));
      if (element.getAttribute('aria-modal')) modal = element;
      if (element.pwInner && element.scrollTop !== element.pwWanted) {
        element.scrollTop = element.pwWanted;
        element.pwTop = element.scrollTop;
      }
    }
    // While a dialog is open, the rest is out of reach for Tab and readers alike.
    for (var child = PW.mirror.firstElementChild; child; child = child.nextElementSibling)
      child.inert = !!modal && child !== modal && !child.classList.contains('top');
  },

  pw_mirror_focus__deps: ['$pwMirror'],
  pw_mirror_focus: function (id) {
    var element = pwMirror.nodes.get(id >>> 0);
    if (element) element.focus({ preventScroll: false });
  },

  pw_mirror_say__deps: ['$pwMirror'],
  pw_mirror_say: function (status, alert) {
    pwMirror.region('status', UTF8ToString(status));
    pwMirror.region('alert', UTF8ToString(alert));
  },

  pw_mirror_title: function (title) { document.title = UTF8ToString(title); },

  // The page around the canvas wears the same colours: over-scroll, address bar, forms.
  pw_mirror_theme: function (dark, colour) {
    var css = '#' + ('00000' + (((colour & 255) << 16) | (colour & 0xff00) | (colour >> 16 & 255)).toString(16)).slice(-6);
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    document.documentElement.style.backgroundColor = css;
    var metas = document.querySelectorAll('meta[name=theme-color]');
    for (var i = 0; i < metas.length; i++) metas[i].content = css;
  },
});
