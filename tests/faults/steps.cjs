// Kills the process at each named step of the protocol, once for each fault that matters there, and starts it
// again. The pin must be published, and only once; the comparison at the end counts.
'use strict';

const {settled} = require('./composer.cjs');

const PATIENCE_MS = 30_000;
const POST = {method: 'POST', path: '/pins', times: 1};

// How the stand-in treats the one request meanwhile.
const FAULTS = {
    'a good answer': null,
    'the connection cut before': ['drop', {...POST, when: 'before'}],
    'the connection cut after': ['drop', {...POST, when: 'after'}],
    'a server error after': ['fail', {...POST, when: 'after', status: 500, code: 500, message: 'An error occurred.'}],
    'code 2787 without the pin': ['fail', {...POST, when: 'before', status: 400, code: 2787, message: 'Could not save the pin.'}],
    'code 2786 with the pin': ['fail', {...POST, when: 'after', status: 400, code: 2786, message: 'Could not save the pin.'}],
    'rubbish with the pin': ['fail', {...POST, when: 'after', status: 200, body: '<html>busy</html>', content_type: 'text/html'}],
};

const CASES = [
    ['claimed', 'a good answer'], ['fence', 'a good answer'], ['sending', 'a good answer'],
    ['answered', 'a good answer'], ['answered', 'the connection cut after'],
    ['settled', 'a good answer'], ['settled', 'code 2787 without the pin'],
    ['looked', 'the connection cut before'], ['looked', 'the connection cut after'], ['looked', 'a server error after'],
    ['looked', 'code 2786 with the pin'], ['looked', 'rubbish with the pin'],
];

async function until(what, found) {
    for (const deadline = Date.now() + PATIENCE_MS; ;) {
        const it = await found();
        if (it) return it;
        if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

// Returns how often the process was killed.
async function strikeAtEachStep(round, composer, place) {
    for (const [step, fault] of CASES) {
        await round.proxy.kill();
        await round.startProxy({PINWRIGHT_TEST_KILL_AT: step});
        await round.waitForProxy();
        if (FAULTS[fault]) await round.control(...FAULTS[fault]);
        const pin = await composer.postOne(place, `step ${step}, ${fault}`);
        await until(`the end at step ${step} with ${fault}`, () => round.proxy.ended);
        if (round.proxy.ended !== 'SIGKILL') throw new Error(`at step ${step} it ended by ${round.proxy.ended}`);
        round.kills++;
        await round.startProxy();
        await round.waitForProxy();
        await until(`the pin of step ${step} with ${fault}`,
            async () => settled(await composer.person.read(`/pins/${pin.id}`)));
        await round.control('clear', {});
    }
    return CASES.length;
}

module.exports = {strikeAtEachStep};
