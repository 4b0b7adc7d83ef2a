// Real fields over drawn frames. The element holds the text, the caret and the undo history; the program only
// receives changes. Writes a value back only if it differs and no input method is composing.
mergeInto(LibraryManager.library, {
  $pwFields__deps: ['$PW', '$pwFieldHints'],
  $pwFields: {
    // Kinds: text, textarea, search, date, time.
    create: function (kind) {
      var field = document.createElement(kind === 'textarea' ? kind : 'input');
      if (kind !== 'textarea') field.type = kind;
      field.autocomplete = 'off';
      if (kind !== 'date' && kind !== 'time') field.dir = 'auto';
      field.className = 'field';
      return field;
    },
    color: function (value) {
      return 'rgb(' + (value & 255) + ',' + (value >> 8 & 255) + ',' + (value >> 16 & 255) + ')';
    },
    // `look`: the program's FieldLook, as an index into HEAP32 and HEAPF32.
    update: function (field, look, value) {
      var style = field.style, hints = HEAP32[look + 6], area = field.tagName === 'TEXTAREA';
      style.fontSize = HEAPF32[look] + 'px';
      style.lineHeight = area ? HEAPF32[look + 1] + 'px' : 'normal';
      style.paddingInline = HEAPF32[look + 2] + 'px';
      style.paddingBlock = HEAPF32[look + 3] + 'px';
      style.color = pwFields.color(HEAP32[look + 4]);
      style.caretColor = pwFields.color(HEAP32[look + 5]);
      field.inputMode = hints & pwFieldHints.isAddress ? 'url' : field.type === 'search' ? 'search' : 'text';
      field.setAttribute('autocapitalize', hints & pwFieldHints.isAddress ? 'none' : 'sentences');
      field.setAttribute('enterkeyhint', area ? 'enter' : field.type === 'search' ? 'search' : hints & pwFieldHints.isLast ? 'done' : 'next');
      field.spellcheck = !(hints & pwFieldHints.isAddress) && field.type !== 'search';
      var placeholder = UTF8ToString(HEAP32[look + 7]);
      if (field.placeholder !== placeholder) field.placeholder = placeholder;
      if (!field.pwComposing && field.value !== value) pwFields.put(field, value);
      pwFields.fit(field);
    },
    // Pasted text may come back shorter: keep the caret before the same text.
    put: function (field, value) {
      var behind = field === document.activeElement && field.selectionEnd !== null ? field.value.length - field.selectionEnd : -1;
      field.value = value;
      if (behind >= 0) field.setSelectionRange(Math.max(0, value.length - behind), Math.max(0, value.length - behind));
    },
    // Hides the part of the field that something covers: the picture can't, because it is underneath.
    cover: function (field, width, height, hole) {
      var left = hole[0], top = hole[1], right = left + hole[2], bottom = top + hole[3], path = '';
      if (hole[2] > 0 && hole[3] > 0)
        path = 'polygon(evenodd,0 0,' + width + 'px 0,' + width + 'px ' + height + 'px,0 ' + height + 'px,0 0,' + [[left, top], [right, top],
          [right, bottom], [left, bottom], [left, top]].map(function (point) { return point[0] + 'px ' + point[1] + 'px'; }).join() + ',0 0)';
      if (field.pwHole === path) return;
      field.pwHole = path;
      field.style.clipPath = path;
    },
    // A text area with more text than fits keeps finger scrolling; otherwise the screen scrolls.
    fit: function (field) {
      if (field.tagName === 'TEXTAREA')
        field.style.touchAction = field.scrollHeight > field.clientHeight + 1 ? 'pan-y pinch-zoom' : '';
    },
    // Called after the stage became smaller, as above the on-screen keyboard.
    show: function () {
      var field = document.activeElement;
      if (field && field.classList.contains('field')) field.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
  },
});
