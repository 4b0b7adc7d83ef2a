// Pinterest's bad days: one disturbance at a time, chosen by chance, beside the faults that the stand-in
// makes by itself. Each passes, or is mended as a person would mend it.
'use strict';

const POST = {method: 'POST', path: '/pins', times: 1};
const both = (fault) => ['before', 'after'].map((when) => [`${fault.name} ${when}`, [['fail', {...POST, ...fault.body, when}]]]);

// Each kind by the calls to the stand-in that bring it about.
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
        for (const call of KINDS.get(name)) await this.round.control(...call);
    }

    // The person reconnects what Pinterest has cut off. REQUIRES: the proxy answers.
    async mend() {
        const {items} = await this.person.read('/accounts');
        for (const account of items)
            if (account.state === 'needs_reconnection' && this.usernames.includes(account.username)) await this.person.connect(account.username);
    }
}

module.exports = {Weather};
