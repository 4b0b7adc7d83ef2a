// The theme's colors have enough contrast, light and dark: 4.5 to 1 for text on its background, 3 to 1 for
// field borders and the focus ring. Reads them from client/kit/canvas/theme.cpp, because axe can't see them
// on the canvas. The page around it uses the same colors.
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { root } = require('./processes.js');

const source = fs.readFileSync(path.join(root, 'client/kit/canvas/theme.cpp'), 'utf8');
const blocks = /if \([^)]*dark[^)]*\) \{([^}]*)\} else \{([^}]*)\}/.exec(source);
const read = (text) => Object.fromEntries([...text.matchAll(/theme\.(\w+) = Rgb\(0x([0-9a-f]{6})\)/g)]
  .map(([, name, hex]) => [name, [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16))]));
const themes = { dark: read(blocks[1]), light: read(blocks[2]) };

function luminance(color) {
  const [r, g, b] = color.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['canvas', 'surface', 'raised'];
const soft = ['danger_soft', 'warn_soft', 'ok_soft', 'accent_soft', 'sunken'];
const wanted = [
  ...grounds.concat(soft).map((ground) => ['text', ground, 4.5]),
  ...grounds.concat(soft).map((ground) => ['muted', ground, 4.5]),
  ...grounds.concat('accent_soft').map((ground) => ['accent', ground, 4.5]),
  ['on_accent', 'accent', 4.5],
  ['on_accent', 'accent_hover', 4.5],
  ...['danger', 'warn', 'ok'].flatMap((mood) => [[mood, 'surface', 4.5], [mood, `${mood}_soft`, 4.5]]),
  ['danger', 'canvas', 4.5],
  ['danger', 'raised', 4.5],
  ...grounds.flatMap((ground) => [['field_line', ground, 3], ['accent', ground, 3], ['danger', ground, 3]]),
];

for (const [name, theme] of Object.entries(themes)) {
  test(`the colors of the ${name} theme can be told apart`, () => {
    const faults = [];
    for (const [over, under, least] of wanted) {
      assert.ok(theme[over] && theme[under], `${over} and ${under} are tokens`);
      const ratio = contrast(theme[over], theme[under]);
      if (ratio < least) faults.push(`${over} on ${under}: ${ratio.toFixed(2)}, not ${least}`);
    }
    assert.deepEqual(faults, []);
  });
}

test('the page around the canvas wears the colors of the theme', () => {
  const style = fs.readFileSync(path.join(root, 'web/app.css'), 'utf8');
  const hex = (text) => (text.length === 4 ? [...text.slice(1)].map((one) => one + one).join('') : text.slice(1));
  // Light; dark because the person chose it; dark because the system asks for it.
  const rules = [...style.matchAll(/:root[^{,]*\{([^}]*--canvas: #[^}]*)\}/g)];
  assert.equal(rules.length, 3);
  rules.forEach(([, rule], at) => {
    const theme = at === 0 ? themes.light : themes.dark;
    for (const [, name, value] of rule.matchAll(/--([\w-]+): (#[0-9a-f]{3,6})/g)) {
      const token = theme[name.replace(/-/g, '_')];
      assert.ok(token, `--${name} is a token`);
      assert.equal(hex(value), Buffer.from(token).toString('hex'), `--${name}`);
    }
  });
});
