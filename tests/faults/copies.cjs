// A copy of the data folder, restored after its server has continued. It publishes nothing until it is told
// to take over, and then nothing that the other server published already.
'use strict';

const path = require('node:path');

const {Child} = require('./child.cjs');
const {settled} = require('./composer.cjs');

const PATIENCE_MS = 60_000;

async function run(round, ...words) {
    const child = new Child(round.programs.proxy, words, {}, path.join(round.folder, 'copies.log'));
    await child.exit;
    return {ended: child.ended, says: child.tail()};
}

async function must(round, ...words) {
    const {ended, says} = await run(round, ...words);
    if (ended !== 'status 0') throw new Error(`${words[0]} ended by ${ended}: ${says}`);
}

async function until(what, holds) {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await holds())) {
        if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

async function patch(person, call, body) {
    const answer = await person.api(call, {
        method: 'PATCH', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${call} was answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
}

// Pins that wait while the backup is made, and are published after it. Leaves the round with the copy as its
// proxy; `composer` has what was posted.
async function restoreCopy(round, person, composer, place) {
    const file = path.join(round.folder, 'backup.tar');
    const data = path.join(round.folder, 'data');
    await patch(person, '/settings', {paused: true});
    for (let number = 0; number < 3; number++) await composer.postOne(place, `the copy, pin ${number}`);
    await must(round, 'backup', file, '--data', data);
    const busy = await run(round, 'restore', file, '--data', data);
    if (busy.ended !== 'status 1') throw new Error(`restoring over a running server ended by ${busy.ended}: ${busy.says}`);
    await patch(person, '/settings', {paused: false});
    await until('the pins of the backup go out', async () => (await person.pins()).every(settled));
    const made = async () => (await round.control('ledger?environment=production')).items.length;
    const before = await made();
    await round.proxy.kill();

    await must(round, 'restore', file, '--data', path.join(round.folder, 'copy'));
    await round.startProxy({PINWRIGHT_DATA: path.join(round.folder, 'copy')});
    await round.waitForProxy();
    const settings = await (await person.api('/settings')).json();
    if (!settings.restored || !settings.paused) throw new Error(`a restored copy says ${JSON.stringify(settings)}`);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    if ((await made()) !== before) throw new Error('a restored copy published before it took over');
    await patch(person, '/settings', {restored: false});
    await until('the copy settles its pins', async () => (await person.pins()).every(settled));
    return (await made()) - before;  // Each of these is one too many.
}

module.exports = {restoreCopy};
