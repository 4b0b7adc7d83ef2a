// Records the screen to a video file, which is saved on this device and goes nowhere else.
mergeInto(LibraryManager.library, {
  $pwRecording: { recorder: null },

  // Reports the result, one of pwRecordingEvent; at once if the browser can't record.
  pw_recording_start__deps: ['$pwRecording', '$pwRecordingEvent', '$pwCall'],
  pw_recording_start: function (self, told) {
    function tell(what) { pwCall(told, self, what); }
    var devices = navigator.mediaDevices;
    if (!devices || !devices.getDisplayMedia || !window.MediaRecorder) return tell(pwRecordingEvent.unsupported);
    devices.getDisplayMedia({ video: true, audio: false }).then(function (stream) {
      var recorder = pwRecording.recorder = new MediaRecorder(stream), parts = [];
      recorder.ondataavailable = function (event) { parts.push(event.data); };
      recorder.onstop = function () {
        pwRecording.recorder = null;
        stream.getTracks().forEach(function (track) { track.stop(); });
        var video = new Blob(parts, { type: recorder.mimeType }), link = document.createElement('a');
        if (!video.size) return tell(pwRecordingEvent.refused);
        link.href = URL.createObjectURL(video);
        link.download = 'pinwright-demonstration.' + (/mp4/.test(recorder.mimeType) ? 'mp4' : 'webm');
        link.click();
        setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
        tell(pwRecordingEvent.saved);
      };
      // The browser's own bar can end it, too.
      stream.getVideoTracks()[0].onended = function () { if (recorder.state !== 'inactive') recorder.stop(); };
      recorder.start(1000);
      tell(pwRecordingEvent.running);
    }).catch(function () { tell(pwRecordingEvent.refused); });
  },

  pw_recording_stop__deps: ['$pwRecording'],
  pw_recording_stop: function () {
    if (pwRecording.recorder && pwRecording.recorder.state !== 'inactive') pwRecording.recorder.stop();
  },
});
