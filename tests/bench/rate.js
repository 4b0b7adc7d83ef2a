// Requests per second, against a bare cpp-httplib server in the same minute; nginx's figure beside it.
'use strict';
const { execFile, spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { build, start, end, freePort } = require('../browser/world.js');
const { line, median, pause } = require('./figures.js');
const { ask, makeProxy } = require('./proxy.js');

module.exports = async function rate() {
  const proxy = await makeProxy();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-bench-'));
  let bare, nginx;
  try {
    const page = (await ask(proxy.port, '/')).body.toString();
    const wasm = /\/assets\/app\.[0-9a-f]+\.wasm/.exec(page)[0];
    const packed = await ask(proxy.port, wasm, { headers: { 'accept-encoding': 'br' } });
    const status = await proxy.call('/api/v1/status');
    fs.chmodSync(folder, 0o755);  // When started by root, nginx reads as another user.
    fs.mkdirSync(path.join(folder, 'www'));
    fs.writeFileSync(path.join(folder, 'www/file'), packed.body);
    fs.writeFileSync(path.join(folder, 'www/small'), status.body);
    bare = await start(path.join(build, 'tests/bench/bench_bare_server'), [path.join(folder, 'www')], {}, /listening on (\d+)/);
    const port = await freePort();
    fs.writeFileSync(path.join(folder, 'nginx.conf'), `daemon off; worker_processes 2; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 1024; }
http { access_log off; sendfile on; keepalive_requests 1000000; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p;
 fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
 server { listen 127.0.0.1:${port}; root ${folder}/www; default_type application/octet-stream; } }`);
    nginx = spawn('nginx', ['-c', path.join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
    await pause(700);
    const wrk = (where, headers = {}) => new Promise((resolve, reject) => execFile('wrk',
      ['-t1', '-c8', '-d2s', ...Object.entries(headers).flatMap(([key, value]) => ['-H', `${key}: ${value}`]), where], (error, out) => {
        if (error || /Non-2xx/.test(out)) return reject(error || new Error(out));
        resolve(Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1]));
      }));
    for (const [what, ours, file, headers] of [
      ['static file', `http://127.0.0.1:${proxy.port}${wasm}`, 'file', { Host: `localhost:${proxy.port}`, 'accept-encoding': 'br' }],
      ['small JSON', `http://127.0.0.1:${proxy.port}/api/v1/status`, 'small', { Host: `localhost:${proxy.port}`, cookie: proxy.cookie }]]) {
      const ratios = [], rates = [], nginxRates = [];
      for (let round = 0; round < 5; round++) {
        const own = await wrk(ours, headers);
        const theirs = await wrk(`http://127.0.0.1:${bare.found[1]}/${file}`);
        rates.push(own);
        ratios.push(own / theirs);
        nginxRates.push(await wrk(`http://127.0.0.1:${port}/${file}`));
      }
      line(`${what}, requests/s against the bare server`, `${median(ratios).toFixed(2)} (${median(rates).toFixed(0)}/s; nginx ${median(nginxRates).toFixed(0)}/s)`,
        '0.8', median(ratios) >= 0.8);
    }
  } finally {
    if (nginx) nginx.kill('SIGTERM');
    if (bare) await end(bare.child);
    await proxy.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
};
