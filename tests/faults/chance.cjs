// Repeatable randomness: the same seed gives the same numbers (mulberry32).
'use strict';

class Chance {
    constructor(seed) {
        this.state = seed >>> 0;
    }

    // At least 0, less than `limit`.
    below(limit) {
        this.state = (this.state + 0x6d2b79f5) >>> 0;
        let mixed = this.state;
        mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit;
    }

    index(count) {
        return Math.floor(this.below(count));
    }

    uuid() {
        const digits = Array.from({length: 32}, () => this.index(16).toString(16));
        digits[12] = '4';
        digits[16] = '89ab'[this.index(4)];
        const text = digits.join('');
        return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
    }
}

module.exports = {Chance};
