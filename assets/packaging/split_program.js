// Splits the linked client in two: app.wasm with what runs until the first screens stand, and later.wasm with
// the rest, which web/boot.js brings after them. Binaryen's wasm-split does the work; the functions that
// are wanted at the start are named in a list, without parameters and template arguments, so that it outlives
// small changes, and with a hash of the whole name where others of that short name are not wanted:
// `node tests/bench/record_start.js` writes it anew.
//
//   node split_program.js PROGRAM.wasm LIST FOLDER
'use strict';
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

// What later.wasm takes from app.wasm is exported under names that begin with this; Emscripten's do not.
const prefix = '%';
const features = ['--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-sign-ext', '--enable-mutable-globals'];

// What Dear ImGui does in a frame depends on what the hands do just then: all of it is wanted at the start.
const always = /^(Im[A-Z]|stb)/;

// A function's name as Binaryen writes it, without what stands in brackets and without the numbers that a compiler
// gives to its copies of static functions and to lambdas: it counts the lambdas of all files that it compiles as one.
function shortName(name) {
  let depth = 0, short = '';
  for (const character of name.replace(/\\([0-9a-f]{2})/g, (all, code) => String.fromCharCode(parseInt(code, 16)))) {
    if ('<({['.includes(character)) depth++;
    else if ('>)}]'.includes(character)) depth--;
    else if (depth === 0) short += character;
  }
  return short.replace(/\.\d+$/, '').replace(/\$_\d+/g, '$_');
}

// The same, told from others of the same short name.
const exactName = (name) => `${shortName(name)} #${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;

// The names of all functions of the program, in Binaryen's spelling.
function functionNames(program) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-split-'));
  try {
    const map = path.join(folder, 'names');
    execFileSync('wasm-opt', [program, ...features, `--symbolmap=${map}`, '-o', path.join(folder, 'same.wasm')]);
    return fs.readFileSync(map, 'utf8').split('\n').filter(Boolean).map((line) => line.slice(line.indexOf(':') + 1));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function split(program, list, target) {
  const wanted = new Set(fs.readFileSync(list, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')));
  const kept = path.join(target, '.kept');
  fs.writeFileSync(kept, functionNames(program).filter((name) => always.test(name) || wanted.has(shortName(name)) || wanted.has(exactName(name))).join('\n'));
  execFileSync('wasm-split', ['--split', program, ...features, `--keep-funcs=@${kept}`, `--export-prefix=${prefix}`,
    '-o1', path.join(target, 'app.wasm'), '-o2', path.join(target, 'later.wasm')]);
  fs.rmSync(kept);
}

module.exports = { always, exactName, features, functionNames, shortName };
if (require.main === module) {
  const [program, list, target] = process.argv.slice(2);
  if (!target) throw new Error('usage: split_program.js PROGRAM.wasm LIST FOLDER');
  split(program, list, target);
}
