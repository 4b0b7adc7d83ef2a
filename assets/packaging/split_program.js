// Splits the linked client into two files: app.wasm, with which the composer starts, and later.wasm, which
// web/boot.js loads after it. The patterns in a list name where the code of later.wasm begins. With it goes
// everything that only this code calls. Binaryen's wasm-split writes the files, and PROGRAM.wasm.placeholders: the
// names of the late functions that app.wasm calls, by number.
//
//   node split_program.js PROGRAM.wasm LIST FOLDER
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

// What later.wasm takes from app.wasm is exported under names that begin with this; Emscripten's do not.
const prefix = '%';
const features = ['--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-sign-ext', '--enable-mutable-globals'];

// The functions of the program by Binaryen's name: what each calls, and its name in C++. `table` holds those
// whose address is taken.
function readProgram(program) {
  const text = execFileSync('wasm-dis', [program, ...features], { encoding: 'latin1', maxBuffer: 1 << 28 });
  const functions = new Map(), roots = new Set(), table = new Set();
  let current = null;
  for (const line of text.split('\n')) {
    const names = line.match(/\$[^\s()]+/g) || [];
    if (line.startsWith(' (func ')) {
      const name = names[0].slice(1).replace(/\\([0-9a-f]{2})/g, (all, code) => String.fromCharCode(parseInt(code, 16)));
      functions.set(names[0], current = { name, calls: new Set() });
    } else if (/^ \((export .*\(func|start) /.test(line)) {
      roots.add(names[0]);
    } else if (line.startsWith(' (elem ')) {
      for (const name of names) table.add(name);
    } else if (/^ +\((return_)?call /.test(line)) {
      current.calls.add(names[0]);
    }
  }
  return { functions, roots, table };
}

// The functions that are called from `roots` without passing through `late`.
function reach(functions, roots, late) {
  const found = new Set(), open = [...roots];
  for (let name; (name = open.pop());) {
    if (found.has(name) || late.has(name) || !functions.has(name)) continue;
    found.add(name);
    open.push(...functions.get(name).calls);
  }
  return found;
}

// The functions of app.wasm. A lambda is late if the function around it is: the names of both begin alike.
function startOf({ functions, roots, table }, patterns) {
  const late = new Set();
  for (const pattern of patterns) {
    const before = late.size;
    for (const [id, { name }] of functions) if (pattern.test(name)) late.add(id);
    if (late.size === before) throw new Error(`no function is named ${pattern}`);
  }
  for (;;) {
    const start = reach(functions, [...roots, ...[...table].filter((id) => !late.has(id))], late);
    const around = [...functions].filter(([id]) => !start.has(id)).map(([, { name }]) => `${name}::`);
    const more = [...table].filter((id) => start.has(id) && around.some((name) => functions.get(id).name.includes(name)));
    if (!more.length) return start;
    for (const id of more) late.add(id);
  }
}

function readPatterns(list) {
  return fs.readFileSync(list, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => new RegExp(line));
}

function split(program, list, target) {
  const kept = path.join(target, '.kept');
  fs.writeFileSync(kept, [...startOf(readProgram(program), readPatterns(list))].map((id) => id.slice(1)).join('\n'));
  execFileSync('wasm-split', ['--split', program, ...features, `--keep-funcs=@${kept}`, `--export-prefix=${prefix}`, '--placeholdermap',
    '-o1', path.join(target, 'app.wasm'), '-o2', path.join(target, 'later.wasm')]);
  fs.renameSync(path.join(target, 'app.wasm.placeholders'), `${program}.placeholders`);
  fs.rmSync(kept);
}

const [program, list, target] = process.argv.slice(2);
if (!target) throw new Error('usage: split_program.js PROGRAM.wasm LIST FOLDER');
split(program, list, target);
