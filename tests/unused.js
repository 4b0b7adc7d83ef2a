// Finds the functions that nothing calls. What is compiled natively without inlining tells it by its relocations;
// what only the browser's build compiles, by whether its name occurs anywhere else.
//
//   node tests/unused.js    needs build/sanitize and build/web, built
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const native = path.join(root, 'build/sanitize'), web = path.join(root, 'build/web');
const rooms = ['shared', 'proxy', 'client'];

// For what must be there although no program of ours calls it, with the reason.
const allowed = new Map([
  ['main', 'the system calls it'],
]);

function objects(folder) {
  return fs.readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.o')).map((file) => path.join(folder, file));
}

function output(command, args, input) {
  return execFileSync(command, args, { encoding: 'utf8', input, maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'ignore'] });
}

// Without parameters, template arguments and the number of an ABI, so that two compilers agree.
function plain(name) {
  let depth = 0, short = '';
  for (const character of name.replace(/\[abi:[^\]]*\]| const$/g, '')) {
    if ('(<'.includes(character)) depth++;
    else if (')>'.includes(character)) depth--;
    else if (depth === 0) short += character;
  }
  return short;
}

function demangled(names) {
  const plainly = output('c++filt', [], names.join('\n')).split('\n');
  return new Map(names.map((name, at) => [name, plainly[at]]));
}

// Mangled names of the functions that these objects give to others.
function defined(files, nm) {
  const found = new Set();
  for (const line of output(nm, ['--defined-only', ...files]).split('\n')) {
    const [, name] = /^\S* T (\S+)$/.exec(line) || [];
    if (name) found.add(name);
  }
  return found;
}

// Mangled names of all that these objects refer to, in themselves or elsewhere.
function referred(files) {
  const found = new Set();
  for (const line of output('readelf', ['--relocs', '--wide', ...files]).split('\n')) {
    const [, name] = /^[0-9a-f]+ +[0-9a-f]+ +R_\S+ +[0-9a-f]+ (\S+)/.exec(line) || [];
    if (name) found.add(name);
  }
  return found;
}

const sources = rooms.flatMap((room) => fs.readdirSync(path.join(root, room), { recursive: true })
  .filter((file) => /\.[ch]pp$/.test(file)).map((file) => fs.readFileSync(path.join(root, room, file), 'utf8'))).join('\n');
// How often a name is written: once where it is declared, once where it is defined.
const written = (identifier) => sources.split(new RegExp(`(?<![A-Za-z0-9_~])${identifier.replace('~', '')}(?![A-Za-z0-9_])`)).length - 1;

function unused() {
  const ours = rooms.flatMap((room) => objects(path.join(native, room)));
  const used = referred(ours), browser = objects(path.join(web, 'client')).concat(objects(path.join(web, 'shared')));
  const nm = ['llvm-nm-14', 'llvm-nm'].find((one) => { try { output(one, ['--version']); return true; } catch { return false; } });
  const asked = output(nm, ['--undefined-only', ...browser]).split('\n').map((line) => line.replace(/^ *U /, '')).filter(Boolean);
  const usedThere = new Set([...demangled([...new Set(asked)]).values()].map(plain));

  const here = demangled([...defined(ours, 'nm')].filter((name) => !used.has(name)));
  const there = demangled([...defined(browser, nm)]);
  const names = new Set();
  for (const name of here.values()) if (!usedThere.has(plain(name))) names.add(plain(name));
  for (const name of there.values()) {
    const whole = plain(name);
    if (whole.includes('::') && !usedThere.has(whole) && written(whole.split('::').at(-1)) <= 2) names.add(whole);
  }
  return [...names].filter((name) => name.startsWith('pinwright') && !allowed.has(name)).sort();
}

const found = unused();
for (const name of found) console.log(`nothing calls ${name}`);
console.log(found.length ? `${found.length} functions that nothing calls` : 'every function is called');
process.exit(found.length ? 1 : 0);
