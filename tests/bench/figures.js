// Takes figures and prints each beside its limit.
'use strict';

let missed = 0;

function line(what, value, bar, good) {
  if (!good) missed++;
  console.log(`${good ? 'ok  ' : 'MISS'} ${what}: ${value} (bar ${bar})`);
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// A number from the environment, for runs shorter or longer than usual.
function rounds(name, usual) {
  const asked = Number(process.env[name] || usual);
  if (!Number.isInteger(asked) || asked < 1) throw new Error(`${name} must be a whole number`);
  return asked;
}

module.exports = { line, median, pause, rounds, missed: () => missed };
