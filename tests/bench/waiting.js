// How long a new request waits among hundreds of half-sent and idle ones.
'use strict';
const http = require('node:http');
const net = require('node:net');
const { line, pause } = require('./figures.js');
const { makeProxy } = require('./proxy.js');

module.exports = async function waiting() {
  const proxy = await makeProxy();
  const sockets = [];
  try {
    const opened = (text) => new Promise((resolve, reject) => {
      const socket = net.connect(proxy.port, '127.0.0.1', () => socket.write(text, resolve));
      socket.on('error', reject);
      socket.on('data', () => {});
      sockets.push(socket);
    });
    const host = `Host: localhost:${proxy.port}\r\n`;
    for (let i = 0; i < 100; i++) await opened(`GET /api/v1/status HTTP/1.1\r\n${host}X-Half:`);
    for (let i = 0; i < 100; i++) {
      await opened(`POST /api/v1/pins HTTP/1.1\r\n${host}Cookie: ${proxy.cookie}\r\nOrigin: http://localhost:${proxy.port}\r\n`
        + 'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"half');
    }
    for (let i = 0; i < 200; i++) await opened(`GET /healthz HTTP/1.1\r\n${host}\r\n`);
    await pause(300);
    const waits = [];
    for (let i = 0; i < 20; i++) {
      const begun = process.hrtime.bigint();
      const answer = await proxy.call('/api/v1/status', { agent: new http.Agent() });
      if (answer.status !== 200) throw new Error(`status: ${answer.status}`);
      waits.push(Number(process.hrtime.bigint() - begun) / 1e6);
    }
    line('a new request beside 200 half-sent and 200 idle ones, worst of 20, ms', Math.max(...waits).toFixed(1), '50', Math.max(...waits) <= 50);
  } finally {
    for (const socket of sockets) socket.destroy();
    await proxy.close();
  }
};
