// Records which functions of the client run until the main screens work and a pin's texts are typed: on phone
// and desktop, in both themes, before and after an account is connected. Writes their names to
// assets/packaging/at_start.txt: app.wasm contains these, later.wasm the others. Run it when the start has
// changed. It needs the built client and a server that serves it.
//
//   node tests/bench/record_start.js && cmake --build build/web && cmake --build build/dev
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { always, exactName, features, functionNames, shortName } = require('../../assets/packaging/split_program.js');
const { sizes } = require('../browser/matrix.js');
const { World, Servers, launch, root } = require('../browser/world.js');

const program = path.join(root, 'build/web/client/app.wasm');
const list = path.join(root, 'assets/packaging/at_start.txt');
const screens = ['/schedule', '/pins', '/integrations', '/compose'];  // The test types into the last one.
const pageBytes = 65536;

// The profile as wasm-split writes it, copied from the end of the program's memory.
function writtenProfile(size) {
  const { exports } = window.pinwrightProgram;
  const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
  const at = memory.grow(Math.ceil(size / 65536)) * 65536;
  return Array.from(new Uint8Array(memory.buffer, at, exports.__write_profile(at, size)));
}

// Opens the screens one after another as one person, first without a draft, then with one. Returns a profile
// for each.
async function visit(browser, servers, size, colorScheme, places, instrumented) {
  const world = await World.make(browser, size, { servers, context: { colorScheme } }), profiles = [];
  try {
    await world.page.addInitScript(() => {
      const make = WebAssembly.instantiate;
      WebAssembly.instantiate = async (...given) => (window.pinwrightProgram = await make.apply(WebAssembly, given));
    });
    await world.page.route('**/assets/app.*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: instrumented }));
    await world.page.route('**/assets/later.*.wasm', (route) => route.abort());
    for (const where of [...screens, ...places, ...screens]) {
      await world.open(where);
      await world.page.getByRole('navigation').waitFor({ state: 'attached' });
      await world.settled();
      if (profiles.length === screens.length - 1 && await world.get('textbox', 'Title').isVisible()) {
        for (const field of ['Title', 'Description', 'Link', 'Alt text']) await world.type(field, 'https://example.com');
        await world.settled();
        await world.until(() => Object.keys(localStorage).some((key) => localStorage[key].includes('https://example.com')));
      }
      profiles.push(Buffer.from(await world.page.evaluate(writtenProfile, 4 * pageBytes)));
    }
    return profiles;
  } finally {
    await world.close();
  }
}

async function record(folder) {
  const instrumented = path.join(folder, 'app.wasm');
  execFileSync('wasm-split', ['--instrument', program, ...features, '--profile-export=__write_profile', '-o', instrumented]);
  const browser = await launch(), profiles = [];
  for (const connected of [false, true]) {
    const servers = await Servers.make();
    const places = ['/troubleshoot'];
    if (connected) places.push(`/pins/${(await servers.publish(await servers.connect(), { title: 'A garden in June' })).id}`);
    for (const size of Object.keys(sizes)) {
      for (const scheme of ['light', 'dark']) {
        for (const profile of await visit(browser, servers, size, scheme, places, fs.readFileSync(instrumented))) {
          profiles.push(path.join(folder, `${profiles.length}.profile`));
          fs.writeFileSync(profiles.at(-1), profile);
        }
      }
    }
    await servers.close();
  }
  await browser.close();
  const merged = path.join(folder, 'merged.profile');
  execFileSync('wasm-split', ['--merge-profiles', ...profiles, '-o', merged]);
  const said = execFileSync('wasm-split', ['--split', program, ...features, `--profile=${merged}`, '--verbose',
    '-o1', path.join(folder, 'first.wasm'), '-o2', path.join(folder, 'second.wasm')], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return new Set(/^Keeping functions: (.*)$/m.exec(said)[1].split(', '));
}

(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-start-'));
  try {
    const ran = await record(folder);
    const all = functionNames(program);
    // If all functions with a short name ran, the short name is enough.
    const idle = new Set(all.filter((name) => !ran.has(name)).map(shortName));
    const names = [...new Set(all.filter((name) => ran.has(name) && !always.test(name))
      .map((name) => (idle.has(shortName(name)) ? exactName(name) : shortName(name))))].sort();
    fs.writeFileSync(list, '# The functions that run until the main screens stand: written by tests/bench/record_start.js.\n' +
      `${names.join('\n')}\n`);
    console.log(`${ran.size} of ${all.length} functions run at the start, under ${names.length} names`);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
})();
