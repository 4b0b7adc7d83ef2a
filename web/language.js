// The page's language: the texts that boot.js loaded, and the browser's plural rules.
mergeInto(LibraryManager.library, {
  // A JSON array of texts; empty for English. The caller frees it.
  pw_language_texts__deps: ['$pwGive'],
  pw_language_texts: function () { return pwGive(Module['words'] || ''); },

  // The number of the plural form in the order of PluralForm.
  pw_language_plural: function (count) {
    return ['zero', 'one', 'two', 'few', 'many', 'other'].indexOf(new Intl.PluralRules(document.documentElement.lang).select(count));
  },
});
