// Compares the stand-in's ledger with the proxy's pins.
'use strict';

const {settled} = require('./composer.cjs');

// Pins with the same board and texts can't be told apart at Pinterest, so they are counted together.
function key(pin) {
    return JSON.stringify([pin.board_id, pin.title ?? '', pin.description ?? '', pin.alt_text ?? '', pin.link ?? '']);
}

function grouped(pins) {
    const groups = new Map();
    for (const pin of pins) groups.set(key(pin), [...(groups.get(key(pin)) ?? []), pin]);
    return groups;
}

function compare(posted, pins, ledger) {
    const findings = [];
    let lost = 0;
    let doubled = 0;
    const known = new Map(pins.map((pin) => [pin.id, pin]));
    const made = new Map(ledger.map((entry) => [entry.id, entry]));

    for (const pin of posted) {
        if (known.has(pin.id)) continue;
        lost++;
        findings.push(`lost: ${pin.id} was taken and is not known any more`);
    }

    const adopted = new Map();
    for (const pin of pins.filter((one) => one.state === 'published')) {
        const entry = made.get(pin.pinterest_pin_id);
        if (!entry || key(entry) !== key(pin) || adopted.has(pin.pinterest_pin_id)) {
            lost++;
            findings.push(`lost: ${pin.id} is said to be ${pin.pinterest_pin_id}, which is ${!entry ? 'not there' : 'another pin'}`);
        }
        adopted.set(pin.pinterest_pin_id, pin.id);
    }

    const byTexts = grouped(pins);
    for (const [texts, entries] of grouped(ledger)) {
        const own = byTexts.get(texts) ?? [];
        // A pin that waits for a person may have been made; a failed or held one must not have been.
        const allowed = own.filter((pin) => pin.state !== 'failed' && pin.state !== 'held').length;
        if (entries.length > allowed) {
            doubled += entries.length - allowed;
            findings.push(`doubled: ${entries.map((entry) => entry.id).join(', ')} for ${own.map((pin) => `${pin.id} (${pin.state})`).join(', ')}`);
        }
    }

    const unsettled = pins.filter((pin) => !settled(pin));
    const silent = pins.filter((pin) => pin.state !== 'published' && !pin.cause);
    for (const pin of unsettled) findings.push(`unsettled: ${pin.id} is ${pin.state}, ${pin.cause?.id ?? 'no cause'}: ${pin.cause?.detail ?? ''}`);
    for (const pin of pins.filter((one) => one.state === 'failed' && one.cause?.id !== 'board_missing')) findings.push(`failed: ${pin.id}, ${pin.cause?.id}: ${pin.cause?.detail}`);
    return {
        findings,
        counts: {
            pins: pins.length,
            published: pins.filter((pin) => pin.state === 'published').length,
            failed: pins.filter((pin) => pin.state === 'failed').length,
            attempts: pins.reduce((sum, pin) => sum + pin.attempts, 0),
            made: ledger.length,
            lost,
            doubled,
            // In these rounds, only a deleted board may make a pin fail.
            wronglyFailed: pins.filter((pin) => pin.state === 'failed' && pin.cause?.id !== 'board_missing').length,
            unsettled: new Set([...unsettled, ...silent]).size,
        },
    };
}

module.exports = {compare, key};
