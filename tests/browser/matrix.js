// The sizes, themes and directions in which tests show the composer. Tests prove behavior on `sizes`, and
// looks and accessibility on `viewports`.
'use strict';

const touch = { hasTouch: true, isMobile: true };

// One device pixel per CSS pixel: three cost seven times as much without a graphics card. Other tests cover
// what a fine screen changes.
const sizes = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, ...touch },
};

const viewports = {
  '360x740': { viewport: { width: 360, height: 740 }, ...touch },
  '390x844': { viewport: { width: 390, height: 844 }, ...touch },
  '768x1024': { viewport: { width: 768, height: 1024 }, ...touch },
  '1280x800': { viewport: { width: 1280, height: 800 } },
  '1920x1080': { viewport: { width: 1920, height: 1080 } },
};

const schemes = ['light', 'dark'];

// The page reads right to left if the browser's first language does.
const directions = { ltr: { locale: 'en-GB' }, rtl: { locale: 'ar' } };

module.exports = { sizes, viewports, schemes, directions };
