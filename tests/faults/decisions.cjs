// The person decides what the server left open, truthfully by the stand-in's ledger.
'use strict';

const {key} = require('./comparison.cjs');

// False if the server changed the pin since it was read: a person would reload the page and look again.
async function decide(person, pin, made) {
    const answer = await person.api(`/pins/${pin.id}/decision`, {
        method: 'POST', headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({...(made ? {pinterest_pin_id: made} : {again: true}), revision: pin.revision}),
    });
    if (answer.ok) return true;
    const text = await answer.text();
    if (answer.status === 409 && JSON.parse(text).error.id === 'conflict') return false;
    throw new Error(`a decision was answered ${answer.status}: ${text}`);
}

// Decides each of these pins, because they may keep others with the same texts waiting. Notes in `decided`
// why each was needed. Leaves pins that the server changed meanwhile to the next call.
async function decideAll(person, pins, ledger, decided) {
    const taken = new Set(pins.map((pin) => pin.pinterest_pin_id).filter(Boolean));
    for (const {id} of pins.filter((one) => one.state === 'unconfirmed' && one.cause?.id === 'needs_decision')) {
        const pin = await person.read(`/pins/${id}`);
        if (pin.cause?.id !== 'needs_decision') continue;
        const truth = ledger.filter((entry) => key(entry) === key(pin) && !taken.has(entry.id));
        const offered = truth.find((entry) => pin.candidates?.some((one) => one.pinterest_pin_id === entry.id));
        if (truth.length > 0 && !offered) throw new Error(`pin ${id} was made, as ${truth[0].id}, and the person is not shown it`);
        if (offered) taken.add(offered.id);
        if (!await decide(person, pin, offered?.id)) continue;
        const reason = `${pin.cause.detail.split(':')[0]}: ${offered ? 'it was' : 'it was not'}`;
        decided.set(reason, (decided.get(reason) ?? 0) + 1);
    }
}

module.exports = {decideAll};
