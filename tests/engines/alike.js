// Whether two pictures show the same, drawn by engines that smooth letters each in its own way.
'use strict';
const { PNG } = require('pngjs');

const edge = 16;  // Of a block, in pixels. Over as many, one letter's smoothing is as light as another's.
const most = 16;  // Of 255, by which the mean color of a block may differ.

function mean(png, left, top) {
  const sums = [0, 0, 0];
  for (let y = top; y < top + edge; y++) {
    for (let x = left; x < left + edge; x++) sums.forEach((_, colour) => { sums[colour] += png.data[4 * (y * png.width + x) + colour]; });
  }
  return sums.map((sum) => sum / edge / edge);
}

// The share of blocks that differ, of those that lie in both pictures.
function unlike(one, other) {
  const [a, b] = [one, other].map((bytes) => PNG.sync.read(bytes));
  let all = 0, differ = 0;
  for (let y = 0; y + edge <= Math.min(a.height, b.height); y += edge) {
    for (let x = 0; x + edge <= Math.min(a.width, b.width); x += edge) {
      const there = mean(b, x, y);
      all++;
      if (mean(a, x, y).some((value, colour) => Math.abs(value - there[colour]) > most)) differ++;
    }
  }
  return differ / all;
}

module.exports = { unlike };
