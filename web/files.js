// Images that a person chooses, drops or pastes. They stay here under a number; the program sees type and
// size. They are sent unchanged: the server turns them upright and removes everything but the picture.
mergeInto(LibraryManager.library, {
  $pwFiles__deps: ['$PW', '$pwFrames', '$pwText'],
  $pwFiles: {
    kept: {},     // number to file
    next: 1,
    turn: 0,      // Counts the files given: the latest wins, however long each takes.
    limit: 0,
    accept: null,
    create: function () {
      var field = document.createElement('input');
      field.type = 'file';
      // No `capture`, so that a phone offers both camera and gallery.
      field.accept = 'image/jpeg,image/png';
      field.className = 'leaf file';
      field.addEventListener('change', function () {
        var file = field.files[0];
        if (file) pwFiles.take(file);
        field.value = '';
      });
      return field;
    },
    // Width and height of the upright picture, without decoding all of it; rejects if it is not an image.
    measure: function (blob) {
      return new Promise(function (done, failed) {
        var image = new Image(), address = URL.createObjectURL(blob);
        image.onload = image.onerror = function (event) {
          URL.revokeObjectURL(address);
          event.type === 'load' ? done([image.naturalWidth, image.naturalHeight]) : failed('broken');
        };
        image.src = address;
      });
    },
    // Passes on files unchanged and without a size if they are not JPEG or PNG by content, or not readable.
    // The program and the server report those.
    take: function (file) {
      var self = pwFiles.accept, name = file.name || '', turn = ++pwFiles.turn;
      if (!self) return;
      function keep(type, width, height) {
        if (turn !== pwFiles.turn) return;
        var handle = pwFiles.next++;
        pwFiles.kept[handle] = file;
        self(handle, type, file.size, width, height, name);
      }
      file.slice(0, 8).arrayBuffer().then(function (head) {
        head = new Uint8Array(head);
        var isJpeg = head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff;
        var isPng = [137, 80, 78, 71, 13, 10, 26, 10].every(function (byte, index) { return head[index] === byte; });
        var named = file.type === 'image/jpeg' || file.type === 'image/png' ? '' : file.type;
        if (!isJpeg && !isPng) return keep(named || 'application/octet-stream', 0, 0);
        var type = isJpeg ? 'image/jpeg' : 'image/png';
        if (file.size > pwFiles.limit) return keep(type, 0, 0);
        return pwFiles.measure(file.slice(0, file.size, type)).then(function (size) {
          keep(type, size[0], size[1]);
        }, function () { keep(type, 0, 0); });
      }).catch(function () { keep('application/octet-stream', 0, 0); });
    },
  },

  pw_files_listen__deps: ['$pwFiles', '$pwCall'],
  pw_files_listen: function (self, chosen, dragged, several, limit) {
    pwFiles.limit = limit;
    pwFiles.accept = function (handle, type, bytes, width, height, name) {
      pwText(name, function (nameAt) {
        pwText(type, function (typeAt) {
          pwCall(chosen, self, handle, typeAt, bytes, width, height, nameAt);
        });
      });
      pwFrames.wake(3);
    };
    function takeFirst(files) {
      if (files.length > 1) pwCall(several, self, files.length);
      pwFiles.take(files[0]);
    }
    var over = null;   // The element that files are dragged over.
    function drag(target) {
      if (!over !== !target) {
        pwCall(dragged, self, target ? 1 : 0);
        pwFrames.wake(3);
      }
      over = target;
    }
    // Listens on the whole page, but leaves dragged text to the fields.
    function listen(type, take) {
      document.addEventListener(type, function (event) {
        var data = event.dataTransfer;
        if (data && Array.from(data.types).indexOf('Files') >= 0) take(event, data);
      });
    }
    listen('dragenter', function (event) { drag(event.target); });
    listen('dragover', function (event, data) {
      event.preventDefault();
      data.dropEffect = 'copy';
      if (!over) drag(event.target);
    });
    // The pointer enters the next element before it leaves this one, so only leaving the last one means gone.
    listen('dragleave', function (event) { if (event.target === over) drag(null); });
    listen('drop', function (event, data) {
      event.preventDefault();
      drag(null);
      if (data.files[0]) takeFirst(data.files);
    });
    document.addEventListener('paste', function (event) {
      var data = event.clipboardData, file = data && data.files[0];
      // Some programs add a picture of copied text: in a field, the text is meant.
      if (!file || event.target.classList.contains('field') && data.getData('text/plain')) return;
      event.preventDefault();
      takeFirst(data.files);
    });
  },

  // The form appears within the next frames; after a press, browsers allow opening a picker for a second or
  // more.
  pw_files_pick__deps: ['$PW'],
  pw_files_pick: function () {
    var frames = 0;
    (function open() {
      var field = PW.mirror.querySelector('input[type=file]');
      if (field) field.click();
      else if (++frames < 30) requestAnimationFrame(open);
    })();
  },

  pw_files_drop__deps: ['$pwFiles'],
  pw_files_drop: function (handle) { delete pwFiles.kept[handle]; },
});
