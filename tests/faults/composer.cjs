// Several clients that post pins at a steady pace, and repeat each pin until they learn that it was accepted.
// A share of the pins comes in pairs with identical texts.
'use strict';

const CLIENTS = 4;
const PACE_MS = 400;
const PAIRS = 0.15;
const PATIENCE_MS = 60_000;

class Composer {
    constructor(person, chance, places, media) {
        Object.assign(this, {person, chance, places, media});
        this.posted = [];  // The pins that the proxy said it accepted.
        this.stopping = false;
    }

    start() {
        this.clients = Array.from({length: CLIENTS}, (_, number) => this.#compose(number));
    }

    async finish() {
        this.stopping = true;
        await Promise.all(this.clients);
    }

    #make(place, name) {
        return {
            id: this.chance.uuid(), account_id: place.account, board_id: place.board, media: [this.media], publish_at: null,
            title: `Lamp of ${name}`,
            description: `Ein Licht für ${name}: café, ランプ, مصباح, 💡`,
            alt_text: `A picture of ${name}`,
            link: `https://shop.example/lamp?of=${encodeURIComponent(name)}`,
        };
    }

    // Posts one pin with its own texts; returns it once the proxy accepted it. `more`: further fields.
    async postOne(place, name, more = {}) {
        const pin = {...this.#make(place, name), ...more};
        await this.#post(pin);
        return pin;
    }

    // Posts a pin only once; returns the answer's status.
    async tryOnce(place, name) {
        const pin = this.#make(place, name);
        const answer = await this.#send(pin);
        if (answer.ok) this.posted.push(pin);
        return answer.status;
    }

    #send(pin) {
        return this.person.api('/pins', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(pin)});
    }

    async #compose(client) {
        for (let number = 0; !this.stopping; number++) {
            const place = this.places[this.chance.index(this.places.length)];
            const copies = this.chance.below(1) < PAIRS ? 2 : 1;
            const pins = Array.from({length: copies}, () => this.#make(place, `client ${client}, pin ${number}`));
            await Promise.all(pins.map((pin) => this.#post(pin)));
            await new Promise((resolve) => setTimeout(resolve, this.chance.below(2 * PACE_MS)));
        }
    }

    // Repeats the same ID: a broken connection doesn't tell whether the first try arrived.
    async #post(pin) {
        const deadline = Date.now() + PATIENCE_MS;
        while (Date.now() < deadline) {
            try {
                const answer = await this.#send(pin);
                const text = await answer.text();
                if (answer.status === 200 || answer.status === 201) {
                    this.posted.push(pin);
                    return;
                }
                if (answer.status < 500) throw Object.assign(new Error(`a pin was refused: ${answer.status} ${text}`), {final: true});
            } catch (error) {
                if (error.final) throw error;
            }
            await new Promise((resolve) => setTimeout(resolve, 30));
        }
        throw new Error('the proxy took no pin for a minute');
    }
}

// Whether the pin has reached a final state, or needs a person.
function settled(pin) {
    if (pin.state === 'published' || pin.state === 'failed') return true;
    return pin.state === 'unconfirmed' && pin.cause?.id === 'needs_decision';
}

module.exports = {Composer, settled};
