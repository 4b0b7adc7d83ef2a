// The server's memory: idle, after its first HTTPS publication, and while it sends a large image.
'use strict';
const fs = require('node:fs');
const { line, pause } = require('./figures.js');
const { makeProxy, connect, heavyPng, publish, store } = require('./proxy.js');

const resident = (pid, key = 'VmRSS') =>
  Number(new RegExp(`${key}:\\s+(\\d+) kB`).exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/// Resets the peak. Only root can read or reset the server's memory figures.
function resetPeak(pid)
{
    try {
        fs.writeFileSync(`/proc/${pid}/clear_refs`, '5');
    } catch (error) {
        throw new Error(
            `Run this as root: only root can measure the peak of the server's memory, which is private (${
                error.code}).`);
    }
}

module.exports = async function memory() {
  const proxy = await makeProxy({ tls: true });
  try {
    await pause(1500);
    const idle = resident(proxy.pid);
    line('memory of the idle proxy, before, MB', idle.toFixed(1), '12', idle <= 12);
    const target = await connect(proxy);
    const small = await store(proxy, heavyPng(200_000));
    const large = await store(proxy, heavyPng(19_500_000));
    await publish(proxy, target, small, 'first over TLS');
    await pause(500);
    const after = resident(proxy.pid);
    line('memory after the first HTTPS publication, MB', after.toFixed(1), '16', after <= 16);
    resetPeak(proxy.pid);
    const before = resident(proxy.pid);
    await publish(proxy, target, large, 'a large one');
    const extra = resident(proxy.pid, 'VmHWM') - before;
    line('extra memory while 19.5 MB are published, MB', extra.toFixed(1), '4', extra <= 4);
  } finally {
    await proxy.close();
  }
};
