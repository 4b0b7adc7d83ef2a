// One child process, ended by its ID. Its output goes to a file, and tests can wait for it.
'use strict';

const {spawn} = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');

class Child {
    constructor(program, flags, environment, log) {
        this.log = log;
        this.text = '';
        this.waiting = [];
        this.ended = null;
        // The caller's own settings must not leak in.
        const inherited = Object.fromEntries(
            Object.entries(process.env).filter(([name]) => !/^(PINWRIGHT|PINTEREST)_/.test(name)));
        this.process = spawn(program, flags, {env: {...inherited, ...environment}, stdio: ['ignore', 'pipe', 'pipe']});
        for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', (bytes) => this.#read(bytes));
        this.exit = new Promise((resolve) => {
            this.process.on('error', (error) => this.#end(error.message, resolve));
            this.process.on('exit', (code, signal) => this.#end(signal ?? `status ${code}`, resolve));
        });
    }

    #read(bytes) {
        fs.appendFileSync(this.log, bytes);
        this.text = (this.text + bytes).slice(-65_536);
        for (const wait of this.waiting) wait();
    }

    #end(how, resolve) {
        this.ended ??= how;
        for (const wait of this.waiting) wait();
        resolve();
    }

    // Resolves with the first match in past or future output.
    line(pattern, milliseconds) {
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`no ${pattern} from the child: ${this.tail()}`)), milliseconds);
            const look = () => {
                const match = pattern.exec(this.text);
                if (!match && !this.ended) return;
                clearTimeout(timer);
                this.waiting = this.waiting.filter((one) => one !== look);
                if (match) resolve(match);
                else reject(new Error(`the child ended (${this.ended}): ${this.tail()}`));
            };
            this.waiting.push(look);
            look();
        });
    }

    tail() {
        return this.text.slice(-1500);
    }

    // Sends SIGKILL and waits until the process has ended.
    async kill() {
        if (!this.ended) this.process.kill('SIGKILL');
        await this.exit;
    }
}

function freePort() {
    return new Promise((resolve, reject) => {
        const server = net.createServer();
        server.on('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const {port} = server.address();
            server.close(() => resolve(port));
        });
    });
}

module.exports = {Child, freePort};
