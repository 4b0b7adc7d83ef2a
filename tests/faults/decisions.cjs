// The person decides what the server left to them, by what is true: the ledger of the stand-in.
'use strict';

const {key} = require('./comparison.cjs');

async function decide(person, pin, made) {
    const answer = await person.api(`/pins/${pin.id}/decision`, {
        method: 'POST', headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({...(made ? {pinterest_pin_id: made} : {again: true}), revision: pin.revision}),
    });
    if (!answer.ok) throw new Error(`a decision was answered ${answer.status}: ${await answer.text()}`);
}

// Each of these pins, and notes in `decided` why it had to be. They may keep others of the same texts waiting.
async function decideAll(person, pins, ledger, decided) {
    const taken = new Set(pins.map((pin) => pin.pinterest_pin_id).filter(Boolean));
    for (const {id} of pins.filter((one) => one.state === 'unconfirmed' && one.cause?.id === 'needs_decision')) {
        const pin = await person.read(`/pins/${id}`);
        const truth = ledger.filter((entry) => key(entry) === key(pin) && !taken.has(entry.id));
        const offered = truth.find((entry) => pin.candidates?.some((one) => one.pinterest_pin_id === entry.id));
        if (truth.length > 0 && !offered) throw new Error(`pin ${id} was made, as ${truth[0].id}, and the person is not shown it`);
        if (offered) taken.add(offered.id);
        await decide(person, pin, offered?.id);
        const reason = `${pin.cause.detail.split(':')[0]}: ${offered ? 'it was' : 'it was not'}`;
        decided.set(reason, (decided.get(reason) ?? 0) + 1);
    }
}

module.exports = {decideAll};
