// Compares screenshots of two browsers. Each smooths letters in its own way, so single pixels always differ.
'use strict';
const { PNG } = require('pngjs');

const edge = 16;  // A block's side in pixels. Averaged over a block, different smoothing looks alike.
const most = 16;  // How far the mean color of a block may differ, of 255.

function mean(png, left, top) {
  const sums = [0, 0, 0];
  for (let y = top; y < top + edge; y++) {
    for (let x = left; x < left + edge; x++) sums.forEach((_, color) => { sums[color] += png.data[4 * (y * png.width + x) + color]; });
  }
  return sums.map((sum) => sum / edge / edge);
}

// The share of blocks that differ, among blocks in both pictures.
function unlike(one, other) {
  const [a, b] = [one, other].map((bytes) => PNG.sync.read(bytes));
  let all = 0, differ = 0;
  for (let y = 0; y + edge <= Math.min(a.height, b.height); y += edge) {
    for (let x = 0; x + edge <= Math.min(a.width, b.width); x += edge) {
      const there = mean(b, x, y);
      all++;
      if (mean(a, x, y).some((value, color) => Math.abs(value - there[color]) > most)) differ++;
    }
  }
  return differ / all;
}

module.exports = { unlike };
