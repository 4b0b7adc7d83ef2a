// The server's machine on its bad days: its clock is set, its disk has no room, another program uses the
// database.
'use strict';

const {spawnSync} = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const {Child} = require('./child.cjs');

const LOCK = `
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)
database.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
time.sleep(float(sys.argv[2]))
database.execute("ROLLBACK")
`;

class Machine {
    constructor(folder, library) {
        Object.assign(this, {folder, library});
        this.clock = path.join(folder, 'clock');
        this.setClock(0);
    }

    // The environment that makes this the server's clock.
    environment() {
        return {LD_PRELOAD: this.library, PINWRIGHT_FAULT_CLOCK: this.clock};
    }

    // Sets how many milliseconds the server's clock is ahead of the real one.
    setClock(milliseconds) {
        const bytes = Buffer.alloc(8);
        bytes.writeBigInt64LE(BigInt(milliseconds));
        // In place, because running servers have this very file mapped.
        const file = fs.openSync(this.clock, fs.existsSync(this.clock) ? 'r+' : 'w');
        fs.writeSync(file, bytes, 0, 8, 0);
        fs.closeSync(file);
    }

    // Stops the process from writing to any file (each write fails with EFBIG), or allows it again.
    room(child, there) {
        const {status, stderr} = spawnSync('prlimit', ['--pid', String(child.process.pid), there ? '--fsize=unlimited' : '--fsize=0:unlimited']);
        if (status !== 0 && !child.ended) throw new Error(`prlimit failed: ${stderr}`);
    }

    // Another program holds the database's write lock for `seconds`. Returns its process once it has the
    // lock.
    async lock(database, seconds) {
        const child = new Child('python3', ['-c', LOCK, database, String(seconds)], {}, path.join(this.folder, 'locks.log'));
        await child.line(/locked/, 20_000);
        return child;
    }
}

module.exports = {Machine};
