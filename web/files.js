// Images that a person chooses, drops or pastes. They stay here, by a number; the program sees type,
// size and what is wrong. Before an image leaves, its metadata (place, camera, comments) is cut out;
// it is drawn anew only when it must be turned upright.
mergeInto(LibraryManager.library, {
  $pwFiles__deps: ['$PW', '$pwFrames', '$pwText', '$pwImages'],
  $pwFiles: {
    kept: {},     // number to { blob, preview }
    next: 1,
    turn: 0,      // Counts what was given: of two, the later one is meant, however long each takes.
    limit: 0,
    previewLimit: 0,
    accept: null,
    blob: function (handle) {
      var kept = pwFiles.kept[handle & ~0x40000000];
      return kept && (handle & 0x40000000 ? kept.preview : kept.blob);
    },
    create: function () {
      var field = document.createElement('input');
      field.type = 'file';
      // No capture: a phone then offers both its camera and its gallery.
      field.accept = 'image/jpeg,image/png';
      field.className = 'leaf file';
      field.addEventListener('change', function () {
        var file = field.files[0];
        if (file) pwFiles.take(file);
        field.value = '';
      });
      return field;
    },
    // The orientation of a TIFF block (Exif 2.32, tag 0x0112), or 1.
    orientation: function (view, at, end) {
      if (end - at < 14) return 1;
      var little = view.getUint16(at) === 0x4949, directory = at + view.getUint32(at + 4, little);
      if (directory + 2 > end) return 1;
      var count = view.getUint16(directory, little);
      for (var i = 0; i < count; i++) {
        var entry = directory + 2 + 12 * i;
        if (entry + 12 > end) return 1;
        if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little);
      }
      return 1;
    },
    // The parts of a JPEG that make the picture: no Exif, XMP, IPTC or comments; colour profiles stay.
    jpeg: function (bytes) {
      var view = new DataView(bytes.buffer), parts = [bytes.subarray(0, 2)], at = 2, turn = 1, cut = false;
      while (at + 4 <= bytes.length && bytes[at] === 0xff) {
        var marker = bytes[at + 1];
        if (marker === 0xff) { at++; continue; }
        if (marker === 0xda) {
          parts.push(bytes.subarray(at));
          return { parts: parts, turn: turn, cut: cut };
        }
        var end = at + 2 + view.getUint16(at + 2);
        if (end > bytes.length) break;
        var exif = marker === 0xe1 && end - at > 18 && view.getUint32(at + 4) === 0x45786966;
        if (exif) turn = pwFiles.orientation(view, at + 10, end);
        var profile = marker === 0xe2 && view.getUint32(at + 4) === 0x4943435f;
        var private_ = marker === 0xfe || marker >= 0xe1 && marker <= 0xef && marker !== 0xee && !profile;
        if (private_) cut = true;
        else parts.push(bytes.subarray(at, end));
        at = end;
      }
      return null;
    },
    png: function (bytes) {
      var view = new DataView(bytes.buffer), parts = [bytes.subarray(0, 8)], at = 8, turn = 1, cut = false;
      while (at + 12 <= bytes.length) {
        var end = at + 12 + view.getUint32(at), name = view.getUint32(at + 4);
        if (end > bytes.length) break;
        if (name === 0x65584966) turn = pwFiles.orientation(view, at + 8, end - 4);
        // tEXt, zTXt, iTXt, eXIf, tIME
        if ([0x74455874, 0x7a545874, 0x69545874, 0x65584966, 0x74494d45].indexOf(name) >= 0) cut = true;
        else parts.push(bytes.subarray(at, end));
        at = end;
        if (name === 0x49454e44) return { parts: parts, turn: turn, cut: cut || at < bytes.length };
      }
      return null;
    },
    draw: function (bitmap, width, height, paper) {
      var canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      var context = canvas.getContext('2d');
      if (paper) {
        context.fillStyle = '#fff';
        context.fillRect(0, 0, width, height);
      }
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, width, height);
      return canvas;
    },
    encode: function (canvas, type, quality) {
      return new Promise(function (done, failed) {
        canvas.toBlob(function (blob) {
          canvas.width = canvas.height = 0;
          blob ? done(blob) : failed('encode');
        }, type, quality);
      });
    },
    // A small JPEG within the limit: first less quality, then fewer pixels.
    preview: function (bitmap, edge, quality) {
      var scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
      var canvas = pwFiles.draw(bitmap, Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)), true);
      return pwFiles.encode(canvas, 'image/jpeg', quality).then(function (blob) {
        if (blob.size <= pwFiles.previewLimit || edge < 32) return blob;
        return quality > 0.6 ? pwFiles.preview(bitmap, edge, quality - 0.15) : pwFiles.preview(bitmap, edge * 0.75, 0.8);
      });
    },
    // What is no JPEG or PNG by its content, or none that can be read, is handed on as it is and with no
    // size: the program and the server have the words for it.
    take: function (file) {
      var self = pwFiles.accept, name = file.name || '', turn = ++pwFiles.turn;
      if (!self) return;
      function keep(blob, type, preview, width, height) {
        if (turn !== pwFiles.turn) return;
        var handle = pwFiles.next++;
        pwFiles.kept[handle] = { blob: blob, preview: preview };
        self(handle, type, blob.size, width, height, name);
      }
      file.slice(0, 8).arrayBuffer().then(function (head) {
        head = new Uint8Array(head);
        var isJpeg = head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff;
        var isPng = [137, 80, 78, 71, 13, 10, 26, 10].every(function (byte, index) { return head[index] === byte; });
        var named = file.type === 'image/jpeg' || file.type === 'image/png' ? '' : file.type;
        if (!isJpeg && !isPng) return keep(file, named || 'application/octet-stream', null, 0, 0);
        var type = isJpeg ? 'image/jpeg' : 'image/png', bitmap, blob;
        if (file.size > pwFiles.limit) return keep(file, type, null, 0, 0);
        return file.arrayBuffer().then(function (buffer) {
          var bytes = new Uint8Array(buffer), found = isJpeg ? pwFiles.jpeg(bytes) : pwFiles.png(bytes);
          if (!found) throw 'broken';
          return pwImages.decode(new Blob([buffer], { type: type }), 0).then(function (whole) {
            bitmap = whole;
            if (found.turn > 1) return pwFiles.encode(pwFiles.draw(bitmap, bitmap.width, bitmap.height, isJpeg), type, 0.92);
            return new Blob(found.cut ? found.parts : [buffer], { type: type });
          }).then(function (clean) {
            blob = clean;
            return pwFiles.preview(bitmap, 480, 0.8);
          }).then(function (preview) {
            keep(blob, type, preview, bitmap.width, bitmap.height);
            bitmap.close();
          });
        }).catch(function () { keep(file, type, null, 0, 0); });
      }).catch(function () { keep(file, 'application/octet-stream', null, 0, 0); });
    },
  },

  pw_files_listen__deps: ['$pwFiles', '$pwCall'],
  pw_files_listen: function (self, chosen, dragged, several, limit, previewLimit) {
    pwFiles.limit = limit;
    pwFiles.previewLimit = previewLimit;
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
    var over = null;   // What files are being dragged over.
    function drag(target) {
      if (!over !== !target) {
        pwCall(dragged, self, target ? 1 : 0);
        pwFrames.wake(3);
      }
      over = target;
    }
    // Anywhere on the page. Dragged words are left to the fields.
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
    // The next thing has been entered before this one is left: only the last one left means gone.
    listen('dragleave', function (event) { if (event.target === over) drag(null); });
    listen('drop', function (event, data) {
      event.preventDefault();
      drag(null);
      if (data.files[0]) takeFirst(data.files);
    });
    document.addEventListener('paste', function (event) {
      var data = event.clipboardData, file = data && data.files[0];
      // Some programs put a picture of the words beside them: in a field the words are meant.
      if (!file || event.target.classList.contains('field') && data.getData('text/plain')) return;
      event.preventDefault();
      takeFirst(data.files);
    });
  },

  // The form shows with the next frames; a press opens a picker for a second or more.
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
