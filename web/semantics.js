// The mirror: real elements over the canvas for what the program drew. It only follows. listening.js and
// keys.js report events; focus.js keeps the focus.
mergeInto(LibraryManager.library, {
  $pwMirror__deps: ['$PW', '$pwNodeFlags', '$pwFields', '$pwFiles'],
  $pwMirror: {
    nodes: null,        // id to element
    modal: null,        // The open dialog, over everything else.
    held: null,         // Had the focus before elements were moved.
    // In the order of the program's Role. Each has a tag (or kind of field), a role if the tag doesn't imply
    // it, whether the name is its text, and whether it is a leaf. A leaf shows only in the picture.
    kinds: [
      ['div', '', 0, 0], ['button', '', 1, 1], ['a', '', 1, 1], ['h', '', 1, 1], ['p', '', 1, 1], ['text', '', 0, 0],
      ['textarea', '', 0, 0], ['file', '', 0, 0], ['button', 'combobox', 0, 1], ['div', 'listbox', 0, 0],
      ['div', 'option', 1, 1], ['div', 'dialog', 0, 0], ['nav', '', 0, 0], ['main', '', 0, 0], ['div', 'list', 0, 0],
      ['div', 'listitem', 0, 0], ['div', 'img', 0, 1], ['div', 'progressbar', 0, 1], ['div', 'note', 1, 1],
      ['section', '', 0, 0], ['search', '', 0, 0], ['date', '', 0, 0], ['time', '', 0, 0], ['button', 'switch', 1, 1],
      ['button', 'checkbox', 1, 1], ['div', 'tablist', 0, 0], ['button', 'tab', 1, 1],
      ['div', 'radiogroup', 0, 0], ['button', 'radio', 1, 1], ['div', 'grid', 0, 0], ['div', 'row', 0, 0],
      ['div', 'gridcell', 0, 0], ['div', 'menu', 0, 0], ['button', 'menuitem', 1, 1],
    ],
    create: function (kind, level, address) {
      var tag = kind[1] === 'menuitem' && address ? 'a' : kind[0], element;
      if (/^(text|search|date|time)/.test(tag)) return pwFields.create(tag);
      if (tag === 'file') return pwFiles.create();
      element = document.createElement(tag === 'h' ? 'h' + level : tag);
      if (tag === 'button') element.type = 'button';
      element.className = kind[3] ? 'leaf' : 'box';
      if (kind[1]) element.setAttribute('role', kind[1]);
      if (kind[2]) element.dir = 'auto';
      return element;
    },
    set: function (element, name, value) {
      if (value === '' || value === null || value === false) element.removeAttribute(name);
      else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
    },
    // For a combo box, or a search field with a list: whether the list is open, and which option the arrows
    // are on.
    combo: function (element, open, owns, marked) {
      pwMirror.set(element, 'aria-haspopup', 'listbox');
      pwMirror.set(element, 'aria-expanded', open ? 'true' : 'false');
      pwMirror.set(element, 'aria-controls', owns ? 'n' + owns : '');
      pwMirror.set(element, 'aria-activedescendant', marked ? 'n' + marked : '');
    },
    // Sets what the role needs. `level` and `size`: see Node in node.hpp.
    roles: function (element, kind, flags, level, size, owns, marked) {
      var set = pwMirror.set, role = kind[1], place = size > 0 && level;
      if (role === 'combobox') pwMirror.combo(element, flags & pwNodeFlags.expanded, owns, marked);
      else if (kind[0] === 'search') {
        set(element, 'role', owns && 'combobox');
        if (owns) pwMirror.combo(element, true, owns, marked);
        else ['haspopup', 'expanded', 'controls', 'activedescendant'].forEach(function (name) { set(element, 'aria-' + name, ''); });
      } else if (role === 'progressbar') {
        set(element, 'aria-valuemin', '0');
        set(element, 'aria-valuemax', '100');
        set(element, 'aria-valuenow', level < 0 ? '' : level);
      } else if (role === 'grid') set(element, 'aria-rowcount', size > 0 && size);
      else if (role === 'row') set(element, 'aria-rowindex', place);
      else if (role === 'gridcell') set(element, 'aria-colindex', place);
      else if (/option|listitem|tab$|radio$|menuitem/.test(role)) {
        set(element, 'aria-posinset', place);
        set(element, 'aria-setsize', place && size);
      }
      if (/option|tab$/.test(role) || role === 'gridcell' && flags & pwNodeFlags.selected)
        set(element, 'aria-selected', flags & pwNodeFlags.selected ? 'true' : 'false');
      if (/switch|checkbox|radio$/.test(role)) set(element, 'aria-checked', flags & pwNodeFlags.checked ? 'true' : 'false');
      if (flags & pwNodeFlags.hasMenu) {
        set(element, 'aria-haspopup', 'menu');
        set(element, 'aria-expanded', flags & pwNodeFlags.expanded ? 'true' : 'false');
      }
      // Tab also skips an option that an element elsewhere points at.
      if (kind[0] !== 'h')
        set(element, 'tabindex', flags & pwNodeFlags.notInTabOrder || role === 'option' && !(flags & pwNodeFlags.focusable) ? '-1' :
          flags & pwNodeFlags.focusable ? '0' : '');
    },
    describe: function (element, id, words, atOnce) {
      if (words && !element.pwWords) {
        element.pwWords = document.createElement('span');
        element.pwWords.id = 'd' + id;
        document.getElementById('descriptions').appendChild(element.pwWords);
      } else if (!words && element.pwWords) {
        element.pwWords.remove();
        element.pwWords = null;
      }
      function say() { if (element.pwWords && element.pwWords.textContent !== words) element.pwWords.textContent = words; }
      clearTimeout(element.pwPause);
      element.pwSay = say;
      // Some screen readers speak every change here, such as a character count at every letter. While someone
      // types, wait for a pause. Don't wait if a problem comes or goes.
      var waits = !atOnce && element.pwWords && element.pwWords.textContent && performance.now() - element.pwTyped < 1000;
      if (waits) element.pwPause = setTimeout(say, 1000);
      else say();
      pwMirror.set(element, 'aria-describedby', words && 'd' + id);
    },
    scrollTo: function (element) {
      if (!element.isConnected || element.scrollTop === element.pwWanted) return;
      element.scrollTop = element.pwWanted;
      element.pwTop = element.scrollTop;
    },
    // Moving an element resets the scrolling inside it.
    scrollAnew: function (element) {
      if (element.pwInner) pwMirror.scrollTo(element);
      element.querySelectorAll('.scrolls').forEach(pwMirror.scrollTo);
    },
    // Keeps a visible focused element in sight when something above it grows. Its region knows its new height
    // one frame later.
    keepInSight: function (element) {
      var region = element.closest('.scrolls');
      if (!region) return;
      function seen() {
        var box = element.getBoundingClientRect(), view = region.getBoundingClientRect();
        return box.top >= view.top && box.bottom <= view.bottom;
      }
      if (!seen()) return;
      requestAnimationFrame(function () {
        requestAnimationFrame(function () {
          if (element === document.activeElement && !seen()) element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        });
      });
    },
    idOf: function (target) {
      while (target && target !== PW.mirror && !target.pwId) target = target.parentNode;
      return target && target.pwId || 0;
    },
  },

  // Creates or changes one element. The offsets are those of WireNode in semantics.cpp.
  pw_mirror_set__deps: ['$pwMirror'],
  pw_mirror_set: function (wire) {
    var at = wire >> 2, id = HEAPU32[at], kind = pwMirror.kinds[HEAP32[at + 2]], flags = HEAP32[at + 3], set = pwMirror.set;
    var name = UTF8ToString(HEAP32[at + 8]), value = UTF8ToString(HEAP32[at + 9]), level = HEAP32[at + 12];
    var address = UTF8ToString(HEAP32[at + 11]);
    var element = pwMirror.nodes.get(id), style, disabled = flags & pwNodeFlags.disabled;
    // The page scrolled this and the program doesn't know yet, so the offset that it wants is out of date.
    var ahead = element && element.pwInner && Math.abs(element.scrollTop - element.pwTop) >= 1;
    if (!element) {
      element = pwMirror.create(kind, level, address);
      element.pwId = id;
      element.id = 'n' + id;
      pwMirror.nodes.set(id, element);
    }
    style = element.style;
    style.left = HEAPF32[at + 4] + 'px';
    var top = HEAPF32[at + 5];
    if (element === document.activeElement && Math.abs(parseFloat(style.top) - top) >= 1) pwMirror.keepInSight(element);
    style.top = top + 'px';
    style.width = HEAPF32[at + 6] + 'px';
    style.height = HEAPF32[at + 7] + 'px';
    if (kind[2]) { if (element.textContent !== name) element.textContent = name; }
    else set(element, 'aria-label', name);
    if (kind[1] === 'combobox' && element.textContent !== value) element.textContent = value;
    pwMirror.roles(element, kind, flags, level, HEAP32[at + 13], HEAPU32[at + 17], HEAPU32[at + 18]);
    if (element.tagName === 'A') {
      set(element, 'href', address);
      set(element, 'target', flags & pwNodeFlags.elsewhere ? '_blank' : '');
      set(element, 'rel', flags & pwNodeFlags.elsewhere ? 'noopener' : '');
      element.draggable = false;
    }
    set(element, 'aria-current', flags & pwNodeFlags.current ? kind[1] === 'gridcell' ? 'date' : 'page' : '');
    var turned = element.hasAttribute('aria-invalid') !== !!(flags & pwNodeFlags.invalid);
    set(element, 'aria-invalid', flags & pwNodeFlags.invalid ? 'true' : '');
    set(element, 'aria-required', flags & pwNodeFlags.required ? 'true' : '');
    set(element, 'aria-modal', flags & pwNodeFlags.modal ? 'true' : '');
    set(element, 'aria-disabled', disabled && kind[0] !== 'file' ? 'true' : '');
    if (kind[0] === 'file') element.disabled = !!disabled;
    if (flags & pwNodeFlags.onTop) element.classList.add('top');
    pwMirror.describe(element, id, UTF8ToString(HEAP32[at + 10]), turned);
    if (flags & pwNodeFlags.scrolls) {
      element.classList.add('scrolls');
      if (!element.pwInner) {
        element.pwInner = document.createElement('div');
        element.pwInner.className = 'inner';
        element.appendChild(element.pwInner);
        element.pwTop = 0;
      }
      element.pwInner.style.height = HEAPF32[at + 15] + 'px';
      element.pwWanted = HEAPF32[at + 14];
      if (!ahead) pwMirror.scrollTo(element);
    }
    if (HEAP32[at + 16]) {
      element.readOnly = !!disabled;
      pwFields.update(element, HEAP32[at + 16] >> 2, value);
      pwFields.cover(element, HEAPF32[at + 6], HEAPF32[at + 7], HEAPF32.subarray(at + 19, at + 23));
    }
  },

  pw_mirror_remove__deps: ['$pwMirror', '$pwFocus'],
  pw_mirror_remove: function (id) {
    id >>>= 0;
    var element = pwMirror.nodes.get(id);
    if (!element) return;
    pwFocus.leave(element);
    if (element.pwWords) element.pwWords.remove();
    element.remove();
    pwMirror.nodes.delete(id);
  },

  // `pairs` holds id and parent of every node, in submission order. Leaves elements alone that are in the
  // right place: moving one would remove the focus from it.
  pw_mirror_order__deps: ['$pwMirror'],
  pw_mirror_order: function (pairs, count) {
    var placed = new Map(), child;
    pwMirror.modal = null;
    pwMirror.held = document.activeElement;
    for (var i = 0; i < count; i++) {
      var element = pwMirror.nodes.get(HEAPU32[(pairs >> 2) + 2 * i]), owner = HEAPU32[(pairs >> 2) + 2 * i + 1];
      var parent = owner ? pwMirror.nodes.get(owner) : PW.mirror;
      parent = parent.pwInner || parent;
      // Look up the next element only now: it may have moved to another parent.
      var before = placed.get(parent), next = before ? before.nextSibling : parent.firstChild;
      if (next !== element) {
        parent.insertBefore(element, next);
        pwMirror.scrollAnew(element);
      }
      placed.set(parent, element);
      if (element.getAttribute('aria-modal')) pwMirror.modal = element;
    }
    // While a dialog is open, Tab and screen readers can't reach the rest.
    for (child = PW.mirror.firstElementChild; child; child = child.nextElementSibling)
      child.inert = !!pwMirror.modal && child !== pwMirror.modal && !child.classList.contains('top');
  },
});
