// The time, the words for it in the person's language, and chance.
mergeInto(LibraryManager.library, {
  pw_clock_now: function () { return Date.now(); },

  // Styles: 0 day and time, 1 time, 2 day, 3 day with its weekday. A pointer to be freed.
  pw_clock_words__deps: ['$pwGive'],
  pw_clock_words: function (milliseconds, style) {
    var options = [{ dateStyle: 'medium', timeStyle: 'short' }, { timeStyle: 'short' }, { dateStyle: 'long' },
      { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }][style];
    var words = new Intl.DateTimeFormat(undefined, options).format(new Date(milliseconds));
    // Isolated: words for a time may run the other way than the sentence around them.
    return pwGive('\u2068' + words + '\u2069');
  },

  pw_clock_zone__deps: ['$pwGive'],
  pw_clock_zone: function () {
    var zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
    return pwGive(zone);
  },

  // The language counts westwards.
  pw_clock_offset: function (milliseconds) { return -new Date(milliseconds).getTimezoneOffset(); },

  pw_random_fill: function (pointer, count) { crypto.getRandomValues(HEAPU8.subarray(pointer, pointer + count)); },
});
