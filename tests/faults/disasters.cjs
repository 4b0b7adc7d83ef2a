// Disasters that happen once in every round and end while the server keeps running: a board is deleted under
// its pins, the disk is full, the database is locked for longer than the server waits.
'use strict';

const {settled} = require('./composer.cjs');

const PATIENCE_MS = 60_000;
const FULL_MS = 1_500;
const LOCKED_SECONDS = 6;  // The server waits for 5.

function pause(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function untilSettled(person, pins, what) {
    for (const deadline = Date.now() + PATIENCE_MS; ;) {
        const now = await Promise.all(pins.map((pin) => person.read(`/pins/${pin.id}`)));
        if (now.every(settled)) return now;
        if (Date.now() > deadline) throw new Error(`waited in vain for the pins of ${what}: ${JSON.stringify(now.map((pin) => [pin.state, pin.cause?.id]))}`);
        await pause(50);
    }
}

async function expectPublished(person, pins, what) {
    for (const pin of await untilSettled(person, pins, what))
        if (pin.state !== 'published') throw new Error(`${what}: a pin is ${pin.state}, ${pin.cause?.id}`);
}

// Deletes it at the stand-in, as its owner would at Pinterest.
async function deleteBoard(round, username, board) {
    const {access_token: token} = await round.control('grant', {account: username});
    const answer = await fetch(`${round.standinUrl}/v5/boards/${board}`, {method: 'DELETE', headers: {Authorization: `Bearer ${token}`}});
    if (answer.status !== 204) throw new Error(`the board was not deleted: ${answer.status}`);
}

// Its pins must end as failed, each with the cause; the server is killed in between.
async function loseBoard(round, composer, place, username) {
    const due = new Date(Date.now() + 2_500).toISOString().replace(/\.\d+Z$/, 'Z');
    const pins = [];
    for (let number = 0; number < 3; number++) pins.push(await composer.postOne(place, `the lost board, pin ${number}`, {publish_at: due}));
    await deleteBoard(round, username, place.board);
    await round.proxy.kill();
    round.kills++;
    await round.startProxy();
    await round.waitForProxy();
    for (const pin of await untilSettled(composer.person, pins, 'a lost board'))
        if (pin.state !== 'failed' || pin.cause?.id !== 'board_missing')
            throw new Error(`a pin of a lost board is ${pin.state}, ${pin.cause?.id}`);
}

// Posts are refused meanwhile and accepted when there is room again; publishing under way continues.
async function fillDisk(round, composer, place) {
    const before = await composer.postOne(place, 'the full disk, before');
    round.machine.room(round.proxy, false);
    const refused = await composer.tryOnce(place, 'the full disk, refused');
    if (refused < 500) throw new Error(`with a full disk a pin was answered ${refused}`);
    const meanwhile = composer.postOne(place, 'the full disk, meanwhile');
    await pause(FULL_MS);
    if (round.proxy.ended) throw new Error(`the server ended on a full disk: ${round.proxy.ended}`);
    round.machine.room(round.proxy, true);
    await expectPublished(composer.person, [before, await meanwhile], 'a full disk');
}

async function lockDatabase(round, composer, place) {
    const before = await composer.postOne(place, 'the locked database, before');
    const lock = await round.machine.lock(round.database(), LOCKED_SECONDS);
    const meanwhile = composer.postOne(place, 'the locked database, meanwhile');
    await lock.exit;
    await expectPublished(composer.person, [before, await meanwhile], 'a locked database');
}

// `place`: a board that stays; `doomed`: one that is deleted.
async function strike(round, composer, place, doomed, username) {
    await loseBoard(round, composer, doomed, username);
    await fillDisk(round, composer, place);
    await lockDatabase(round, composer, place);
}

module.exports = {strike};
