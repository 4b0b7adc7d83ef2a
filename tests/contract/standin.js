// Starts the stand-in for a test, on a free port, and ends its process.
'use strict';
const { spawn } = require('node:child_process');
const http = require('node:http');
const path = require('node:path');

const BINARY = process.env.PINWRIGHT_STANDIN ||
  path.join(__dirname, '..', '..', 'build', 'dev', 'proxy', 'standin', 'pinwright-standin');

class Standin {
  static async start(...flags) {
    const standin = new Standin();
    standin.process = spawn(BINARY, ['--listen', '127.0.0.1:0', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
    // Also if the test ends without stop(), for example by an exception.
    process.on('exit', () => standin.process.kill('SIGTERM'));
    standin.ended = new Promise((resolve) => standin.process.on('exit', resolve));
    standin.origin = await new Promise((resolve, reject) => {
      let said = '';
      standin.process.on('error', reject);
      standin.process.on('exit', (status) => reject(new Error(`${BINARY} ended with status ${status}`)));
      standin.process.stdout.on('data', (bytes) => {
        said += bytes;
        const found = said.match(/listening on (http:\S+)\n/);
        if (found) resolve(found[1]);
      });
    });
    return standin;
  }

  async stop() {
    this.process.kill('SIGTERM');
    return this.ended;
  }

  // Returns {status, headers, body}, with the body as text. Follows no redirect.
  request(method, target, { headers = {}, body = null } = {}) {
    return new Promise((resolve, reject) => {
      const sent = body === null ? headers : { 'Content-Length': Buffer.byteLength(body), ...headers };
      const request = http.request(this.origin + target, { method, headers: sent }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => resolve({
          status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString('utf8'),
        }));
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  async control(call, body = {}) {
    const answer = await this.request('POST', `/_standin/${call}`, { body: JSON.stringify(body) });
    if (answer.status !== 200) throw new Error(`${call}: ${answer.body}`);
    return JSON.parse(answer.body);
  }

  async report(name) {
    return JSON.parse((await this.request('GET', `/_standin/${name}`)).body);
  }
}

module.exports = { Standin };
