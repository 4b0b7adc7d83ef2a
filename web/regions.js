// What the page itself says and shows: live regions, title, direction, and the colors around the canvas.
mergeInto(LibraryManager.library, {
  $pwRegions: {
    said: {},
    say: function (id, text) {
      if (pwRegions.said[id] === text) return;
      pwRegions.said[id] = text;
      var region = document.getElementById(id), before = Array.from(region.children);
      // The previous words may not have been spoken yet: keep them for a moment beside the new ones.
      if (before.length) setTimeout(function () {
        before.forEach(function (line) { line.remove(); });
      }, text ? 2000 : 0);
      // Screen readers speak a new child even if its words are the same as before.
      if (text) {
        var line = document.createElement('div');
        line.textContent = text;
        region.appendChild(line);
      }
    },
  },

  pw_mirror_say__deps: ['$pwRegions'],
  pw_mirror_say: function (status, alert) {
    pwRegions.say('status', UTF8ToString(status));
    pwRegions.say('alert', UTF8ToString(alert));
  },

  pw_mirror_title: function (title) { document.title = UTF8ToString(title); },

  pw_mirror_direction: function (right) { document.documentElement.dir = right ? 'rtl' : 'ltr'; },

  // Gives the page around the canvas the same colors: over-scroll, address bar, forms.
  pw_mirror_theme: function (dark, color) {
    var root = document.documentElement;
    var css = '#' + ('00000' + (((color & 255) << 16) | (color & 0xff00) | (color >> 16 & 255)).toString(16)).slice(-6);
    root.dataset.theme = dark ? 'dark' : 'light';
    root.style.backgroundColor = css;
    document.querySelectorAll('meta[name=theme-color]').forEach(function (meta) { meta.content = css; });
  },
});
