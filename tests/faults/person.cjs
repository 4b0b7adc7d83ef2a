// A person with a browser: keeps the cookie, follows the sign-in's forms, and calls the API as the composer
// does.
'use strict';

const http = require('node:http');

const PATIENCE_MS = 60_000;

class Person {
    constructor(round) {
        this.round = round;
        this.cookies = new Map();
    }

    async #ask(url, options = {}) {
        const headers = {...options.headers};
        if (this.cookies.size > 0) headers.Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        if (options.method && options.method !== 'GET') headers.Origin = this.round.address;
        const answer = await fetch(url, {...options, headers, redirect: 'manual', signal: AbortSignal.timeout(10_000)});
        const cookie = answer.headers.get('set-cookie');  // The proxy sets at most one.
        if (cookie) this.#keep(cookie);
        return answer;
    }

    api(path, options) {
        return this.#ask(`${this.round.address}/api/v1${path}`, options);
    }

    // Reads, and retries while the proxy is down.
    async read(path) {
        const deadline = Date.now() + PATIENCE_MS;
        for (;;) {
            try {
                const answer = await this.api(path);
                if (answer.ok) return await answer.json();
                if (answer.status < 500) throw Object.assign(new Error(`${answer.status} for ${path}: ${await answer.text()}`), {final: true});
            } catch (error) {
                if (error.final || Date.now() > deadline) throw error;
            }
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }

    // Gets a session like a script. fetch sends Sec-Fetch-Mode, and with that only a document gets one.
    async open() {
        const deadline = Date.now() + PATIENCE_MS;
        while (this.cookies.size === 0) {
            const lines = await new Promise((resolve, reject) => {
                const request = http.get(`${this.round.address}/api/v1/status`, {timeout: 10_000}, (answer) => {
                    answer.resume();
                    answer.once('error', reject).once('end', () => resolve(answer.headers['set-cookie'] || []));
                });
                request.once('timeout', () => request.destroy(new Error('no answer'))).once('error', reject);
            }).catch(() => []);
            for (const line of lines) this.#keep(line);
            if (this.cookies.size === 0 && Date.now() > deadline) throw new Error('the proxy gave no session cookie');
            if (this.cookies.size === 0) await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }

    #keep(line) {
        const [name, value] = line.split(';')[0].split('=');
        this.cookies.set(name, value);
    }

    // Signs in at the stand-in's consent page as that user, with every permission; returns the account's ID.
    async connect(username) {
        const start = await this.api('/oauth/start');
        const consent = start.headers.get('location') ?? '';
        if (start.status !== 302 || !consent.startsWith(this.round.standinUrl))
            throw new Error(`the sign-in began with ${start.status}, ${consent.split('?')[0]}`);
        const page = await (await fetch(consent)).text();
        const form = new URLSearchParams();
        for (const tag of page.match(/<input[^>]*>/g) ?? []) {
            const [name, value] = [attribute(tag, 'name'), attribute(tag, 'value')];
            if (attribute(tag, 'type') === 'radio' && attribute(tag, 'id') !== `account-${username}`) continue;
            if (name) form.append(name, value);
        }
        form.append('decision', 'authorize');
        const action = new URL(attribute(page.match(/<form[^>]*>/)?.[0] ?? '', 'action'), consent);
        const decided = await fetch(action, {
            method: 'POST', body: form, redirect: 'manual', headers: {Origin: this.round.standinUrl},
        });
        const back = decided.headers.get('location') ?? '';
        if (!back.startsWith(`${this.round.address}/oauth/callback?`))
            throw new Error(`the consent page answered ${decided.status}, ${back.split('?')[0]}`);
        const finished = await this.#ask(back);
        if (finished.status !== 200) throw new Error(`the callback answered ${finished.status}`);
        const account = (await this.read('/accounts')).items.find((one) => one.username === username);
        if (!account) throw new Error(`${username} is not connected after the sign-in`);
        return account.id;
    }

    async boards(account) {
        const boards = await this.read(`/accounts/${account}/boards?refresh=1`);
        return boards.items.map((board) => board.id);
    }

    async upload(bytes) {
        const answer = await this.api('/media', {method: 'POST', body: bytes, headers: {'Content-Type': 'image/png'}});
        if (!answer.ok) throw new Error(`the image was refused: ${answer.status} ${await answer.text()}`);
        return (await answer.json()).id;
    }

    // Every pin, through all pages.
    async pins() {
        const all = new Map();
        let cursor = '';
        do {
            const page = await this.read(`/pins${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`);
            for (const pin of page.items) all.set(pin.id, pin);
            cursor = page.cursor ?? '';
        } while (cursor);
        return [...all.values()];
    }
}

function attribute(tag, name) {
    const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag);
    return (found?.[1] ?? '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
}

module.exports = {Person};
