// A path from the browser to the servers that can be cut in the middle of a request, as a lost network does.
// The server keeps what arrived before, and neither side learns that no more will come.
'use strict';
const http = require('node:http');

class Gate {
  static async open() {
    const gate = new Gate();
    gate.sockets = new Set();
    gate.most = Infinity;  // Bytes of a request's body that pass; the rest waits.
    gate.closed = false;
    gate.server = http.createServer((request, response) => gate.pass(request, response));
    gate.server.on('connection', (socket) => {
      gate.sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => gate.sockets.delete(socket));
      if (gate.closed) socket.destroy();
    });
    await new Promise((resolve) => { gate.server.listen(0, '127.0.0.1', resolve); });
    return gate;
  }

  // Options for the browser's context.
  get context() {
    return { proxy: { server: `http://127.0.0.1:${this.server.address().port}`, bypass: '<-loopback>' } };
  }

  pass(request, response) {
    const { hostname, port, pathname, search } = new URL(request.url);
    const onward = http.request({ host: hostname, port, path: pathname + search, method: request.method,
      headers: request.headers, agent: false });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => request.socket.destroy());
    onward.on('socket', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    let passed = 0;
    request.on('data', (bytes) => {
      const part = bytes.subarray(0, Math.max(0, this.most - passed));
      passed += part.length;
      const full = passed >= this.most;
      // Bytes still unwritten when the path is cut never arrive, so this waits for the write.
      const arrived = () => { if (full && this.held) this.held(); };
      if (full) request.pause();
      if (part.length > 0) onward.write(part, arrived);
      else arrived();
    });
    request.on('end', () => onward.end());
    request.on('error', () => onward.destroy());
  }

  // From now on, only `most` bytes of a body pass. Resolves when the first body reaches that.
  hold(most) {
    this.most = most;
    return new Promise((resolve) => { this.held = resolve; });
  }

  cut() {
    this.closed = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend() {
    this.closed = false;
    this.most = Infinity;
  }

  close() {
    this.cut();
    return new Promise((resolve) => { this.server.close(resolve); });
  }
}

module.exports = { Gate };
