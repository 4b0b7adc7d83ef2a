// Pinterest's bad days: one random disturbance at a time, beside the faults that the stand-in makes itself.
// Each passes, or is fixed as a person would fix it.
'use strict';

const HOUR_MS = 3_600_000;
const POST = {method: 'POST', path: '/pins', times: 1};
const both = (fault) => ['before', 'after'].map((when) => [`${fault.name} ${when}`, [['fail', {...POST, ...fault.body, when}]]]);

const texts = (field, change) => [`${field} that is ${change}`, [['texts', {field, change}]]];
const machine = (name, act) => [name, act];

// Each kind, by the calls to the stand-in that cause it, or by what happens to the round's machine.
const KINDS = new Map([
    ...both({name: 'rubbish', body: {status: 200, body: '<html>busy</html>', content_type: 'text/html'}}),
    ...both({name: 'a page that is no JSON with a bad status', body: {status: 502, body: 'Bad Gateway', content_type: 'text/plain'}}),
    ...both({name: 'code 2786', body: {status: 400, code: 2786, message: 'Could not save the pin.'}}),
    ...both({name: 'code 2787', body: {status: 400, code: 2787, message: 'Could not save the pin.'}}),
    ['a rate limit that names its end', [['fail', {...POST, when: 'before', status: 429, code: 8,
        message: 'This request exceeded a rate limit.', headers: {'x-ratelimit-reset': '1'}}]]],
    ['lists that cannot be read', [['fail', {method: 'GET', path: '/boards/*/pins', times: 2, status: 503, code: 503, message: 'Busy.'}]]],
    ['an access token that is over', [['expire', {what: 'access'}]]],
    ['a refresh whose answer is lost', [['token', {lose_refresh_answer: 1}], ['expire', {what: 'access'}]]],
    ['access that was revoked', [['revoke', {}]]],
    ['a clock ahead', [['clock', {skew_s: 90}]]],
    ['a clock behind', [['clock', {skew_s: -90}]]],
    ['a clock that is right', [['clock', {skew_s: 0}]]],
    texts('title', 'upper'), texts('description', 'append'), texts('link', 'utm'), texts('alt_text', 'append'),
    ['texts as they are sent', ['title', 'description', 'link', 'alt_text'].map((field) => ['texts', {field, change: null}])],
    machine('our clock ahead', (round) => round.machine.setClock(10 * 60_000)),
    machine('our clock behind', (round) => round.machine.setClock(-10 * 60_000)),
    machine('our clock hours ahead', (round) => round.machine.setClock(3 * HOUR_MS)),
    machine('our clock hours behind', (round) => round.machine.setClock(-3 * HOUR_MS)),
    machine('our clock right', (round) => round.machine.setClock(0)),
    // Until the next kill: the next server has room again.
    machine('a full disk', (round) => round.machine.room(round.proxy, false)),
    machine('a locked database', (round) => round.machine.lock(round.database(), 0.2 + round.chance.below(1))),
]);

class Weather {
    constructor(round, person, usernames) {
        Object.assign(this, {round, person, usernames});
        this.seen = new Set();
    }

    async change() {
        const names = [...KINDS.keys()];
        const name = names[this.round.chance.index(names.length)];
        this.seen.add(name);
        const kind = KINDS.get(name);
        if (typeof kind === 'function') await kind(this.round);
        else for (const call of kind) await this.round.control(...call);
    }

    // Ends every disturbance.
    async clear() {
        await this.round.control('clear', {});
        await this.round.control('lag', {seconds: 0});
        for (const name of ['a clock that is right', 'texts as they are sent'])
            for (const call of KINDS.get(name)) await this.round.control(...call);
        this.round.machine.setClock(0);
        this.round.machine.room(this.round.proxy, true);
    }

    // The person reconnects accounts that Pinterest has cut off. REQUIRES: the proxy answers. If that fails,
    // as on a full disk, the next call tries again. An account that can't be reconnected at all shows at the
    // end, because its pins wait.
    async mend() {
        const {items} = await this.person.read('/accounts');
        for (const account of items) {
            if (account.state !== 'needs_reconnection' || !this.usernames.includes(account.username)) continue;
            await this.person.connect(account.username).catch((error) => { this.unmended = `${account.username}: ${error.message}`; });
        }
    }
}

module.exports = {Weather};
