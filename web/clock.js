// The time, its words in the person's language, and randomness.
mergeInto(LibraryManager.library, {
  // Formatters are expensive to create and cheap to use. Created again if the device moves to another zone.
  $pwClock: {
    made: {},
    offset: null,
    format: function (key, language, options) {
      var offset = new Date().getTimezoneOffset();
      if (offset !== pwClock.offset) pwClock.made = {};
      pwClock.offset = offset;
      return pwClock.made[key] = pwClock.made[key] || new Intl.DateTimeFormat(language, options);
    },
  },

  pw_clock_now: function () { return Date.now(); },

  // Styles: 0 day and time, 1 time, 2 day, 3 day with weekday; parts of a date: 4 month, 5 weekday, 6 day, 7
  // day and month; 8 time of day, in UTC. Returns a pointer that the caller frees.
  pw_clock_words__deps: ['$pwGive', '$pwClock'],
  pw_clock_words: function (milliseconds, style) {
    var options = [{ dateStyle: 'medium', timeStyle: 'short' }, { timeStyle: 'short' }, { dateStyle: 'long' },
      { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, { month: 'long', year: 'numeric' },
      { weekday: 'short' }, { day: 'numeric' }, { day: 'numeric', month: 'short' }, { timeStyle: 'short', timeZone: 'UTC' }][style];
    var words = pwClock.format(style, undefined, options).format(new Date(milliseconds));
    // Isolate the words, which may run in the other direction than the sentence around them. A month, a
    // weekday, a number and a time of day appear alone.
    return pwGive(style > 3 && style !== 7 ? words : '\u2068' + words + '\u2069');
  },

  pw_clock_zone__deps: ['$pwGive'],
  pw_clock_zone: function () {
    var zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
    return pwGive(zone);
  },

  // JavaScript counts west as positive.
  pw_clock_offset: function (milliseconds) { return -new Date(milliseconds).getTimezoneOffset(); },

  pw_clock_offset_in__deps: ['$pwClock'],
  pw_clock_offset_in: function (zone, milliseconds) {
    var fields = {};
    zone = UTF8ToString(zone);
    try {
      pwClock.format(zone, 'en', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
        hour: 'numeric', minute: 'numeric' }).formatToParts(milliseconds).forEach(function (part) { fields[part.type] = part.value; });
    } catch (unknown) {
      return -new Date(milliseconds).getTimezoneOffset();
    }
    // The fields have no seconds: round up.
    return Math.ceil((Date.UTC(fields.year, fields.month - 1, fields.day, fields.hour, fields.minute) - milliseconds) / 60000);
  },

  pw_clock_first_weekday: function () {
    try {
      var locale = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale);
      return (locale.getWeekInfo ? locale.getWeekInfo() : locale.weekInfo).firstDay;
    } catch (untold) {
      return 1;
    }
  },

  pw_random_fill: function (pointer, count) { crypto.getRandomValues(HEAPU8.subarray(pointer, pointer + count)); },
});
