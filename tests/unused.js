#!/usr/bin/env node
// Finds dead code: functions, types and constants that nothing uses, or only tests.
//
//   tests/unused.js              reads the sources, which takes a second
//   tests/unused.js build/dev    reads the object files, too
//
// The text of the sources shows that a name is unused only if nothing else has the same name. clang-format makes it easy
// to read: in a .cpp, the definition of a function starts its line, and whatever uses a name is indented. The object
// files show which functions no other one refers to, whatever their names. Code that only the browser runs has none
// here, so a function whose name appears in that code counts as used.
'use strict';
const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');

// Only tests use these, for a reason.
const forTests = {
  ApiUrl: 'tests run the stand-in in their own process',
  Catalog: 'tests check all entries',
  OauthUrl: 'tests run the stand-in in their own process',
  SandboxApiUrl: 'tests run the stand-in in their own process',
  ZoneAliases: 'tests check all entries',
  'Notifier::RunOnce': 'tests run it without its thread',
};

const build = process.argv[2] && path.resolve(process.argv[2]);
process.chdir(path.join(__dirname, '..'));
const unused = new Map();  // Name to place.

// ---- Text ----
function filesBelow(folder, ending) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(name, ending) : name.endsWith(ending) ? [name] : [];
  });
}

const quotedOrComment = /R"(\w*)\([^]*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|\/\/.*|\/\*[^]*?\*\//g;

// Whether a line declares or defines the name that stands between `before` and `after`.
function isDeclared(file, before, after) {
  if (file.endsWith('.cpp')) return /^(|\w.*([\w>&*] |::))$/.test(before) && after.startsWith('(');
  if (after.startsWith('('))
    return /[\w>][&*]{0,2} $/.test(before) && !/\b(define|return|throw|else|new|case) $/.test(before) && !/\boverride\b/.test(after);
  return /^inline constexpr .* $/.test(before) ? /^( = |\[|\{)/.test(after) : /^(struct|class|enum class|using) $/.test(before);
}

const declared = new Map();
const usedIn = new Map();  // For each file, the names it uses.
for (const file of ['shared', 'proxy', 'client'].flatMap((folder) => filesBelow(folder, 'pp'))) {
  const names = new Set();
  usedIn.set(file, names);
  const text = fs.readFileSync(file, 'utf8').replace(quotedOrComment, (aside) => aside.replace(/[^\n]+/g, ' '));
  text.split('\n').forEach((line, i) => {
    for (const { 0: name, index } of line.matchAll(/[A-Za-z_]\w*/g)) {
      if (!isDeclared(file, line.slice(0, index), line.slice(index + name.length))) names.add(name);
      else if (file.endsWith('.hpp')) declared.set(name, `${file}:${i + 1}`);
    }
  });
}
const used = new Set([...usedIn.values()].flatMap((names) => [...names]));
for (const [name, where] of declared) if (!used.has(name)) unused.set(name, where);

// ---- Object files ----
function run(command, options, input) {
  const { status, stdout, stderr, error } = spawnSync(command, options, { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status === 0) return stdout;
  console.error(`${command} failed: ${error ? error.message : stderr}`);
  process.exit(2);
}

// The lines that a command prints about all objects. Asks for a few at a time: what it prints about all objects of the
// sanitizer build is longer than a string can be.
function* linesAbout(objects, command, options) {
  const atOnce = 16;
  for (let at = 0; at < objects.length; at += atOnce) yield* run(command, [...options, ...objects.slice(at, at + atOnce)]).split('\n');
}

// pinwright::store::Pins::Find(std::string const&) const -> pinwright::store::Pins::Find
function withoutParameters(symbol) {
  let name = '', depth = 0;
  for (const letter of symbol.replaceAll('(anonymous namespace)', '').replaceAll('[abi:cxx11]', '')) {
    if (letter === '(' && depth === 0) break;
    if (letter === '<') depth++;
    if (depth === 0) name += letter;
    if (letter === '>') depth--;
  }
  return name.replace(/^.* /, '');
}

function readObjects() {
  const sourceOf = (object) => path.relative(build, object).replace(/CMakeFiles\/[^/]+\.dir\//, '').slice(0, -2);
  const objects = ['shared', 'proxy', 'client'].flatMap((folder) => filesBelow(`${build}/${folder}`, '.cpp.o'))
    .filter((object) => usedIn.has(sourceOf(object)));  // An object file can be older than its source's removal.
  const native = new Set(objects.map(sourceOf));
  const inBrowser = new Set();
  for (const [file, names] of usedIn)
    if (file.startsWith('client/') && !native.has(file)) names.forEach((name) => inBrowser.add(name));

  const defined = [], referred = new Set();
  for (const line of linesAbout(objects, 'nm', ['--print-file-name', '--extern-only'])) {
    const [, object, kind, symbol] = /^(.*?):\s*\S*\s+(\w) (_Z\S+)$/.exec(line) || [];
    if (kind === 'U') referred.add(symbol);
    if (kind === 'T' && symbol.includes('9pinwright')) defined.push([symbol, sourceOf(object)]);
  }
  let debugging = false;  // The relocations also show calls within a file, and addresses in tables.
  for (const line of linesAbout(objects, 'readelf', ['--relocs', '--wide'])) {
    if (line.startsWith('Relocation section')) debugging = /debug|eh_frame/.test(line);
    const [, symbol] = /^[0-9a-f]{16} .* (_Z\S+)/.exec(line) || [];
    if (symbol && !debugging) referred.add(symbol);
  }
  const symbols = [...defined.map(([symbol]) => symbol), ...referred];
  const names = run('c++filt', [], symbols.join('\n')).split('\n').map(withoutParameters);
  const referredNames = new Set(names.slice(defined.length));
  defined.forEach(([, source], i) => {
    const name = names[i], last = name.replace(/^.*::~?/, '');
    if (!name.startsWith('pinwright::') || last.startsWith('operator') || referredNames.has(name)) return;
    if (inBrowser.has(last) || usedIn.get(source)?.has(last) || unused.has(last)) return;  // A call that was inlined leaves no trace.
    unused.set(name.replace('pinwright::', ''), source);
  });
  return objects.length;
}
const count = build ? readObjects() : 0;

let findings = 0;
for (const [name, where] of unused) {
  if (Object.keys(forTests).some((known) => name === known || name.endsWith(`::${known}`))) continue;
  console.log(`${where}: ${name} is unused, except perhaps by tests`);
  findings++;
}
console.log(`unused: ${declared.size} names${build ? `, ${count} object files` : ''}, ${findings} unused`);
process.exit(findings ? 1 : 0);
