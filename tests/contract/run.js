// Checks the stand-in's answers, good and bad, against Pinterest's OpenAPI document: calls each operation of
// the document, and validates the status and body of each answer. The stand-in records the requests, and the
// good ones are checked against the document too.
//
//   PINTEREST_OPENAPI=... node tests/contract/run.js
'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { load } = require('./document');
const { requestFaults } = require('./requests');
const { Standin } = require('./standin');

const BASIC = `Basic ${Buffer.from('standin-app:standin-secret').toString('base64')}`;
const CALLBACK = 'http://localhost:8080/oauth/callback';
const ALL = ['boards:read', 'boards:write', 'boards:read_secret', 'boards:write_secret', 'pins:read', 'pins:write',
  'pins:read_secret', 'pins:write_secret', 'user_accounts:read'];

const document = load();
if (!document) {
  console.log('skipped: PINTEREST_OPENAPI names no document');
  process.exit(0);
}

let standin;
let token;
let passed = 0;
let failed = 0;
const asked = new Set();
// The statuses seen for each operation.
const seen = new Map();

function judge(name, faults) {
  if (faults.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAILED ${name}`);
  faults.forEach((fault) => console.log(`    ${fault}`));
}

// Calls an operation, expects a status (and a code), validates the answer and returns its JSON.
async function call(name, method, target, want, { body = null, form = null, as = token, code = null, side = '/v5' } = {}) {
  const headers = {};
  let text = null;
  if (form) {
    headers['Content-Type'] = 'application/x-www-form-urlencoded';
    headers.Authorization = BASIC;
    text = new URLSearchParams(form).toString();
  } else {
    if (as) headers.Authorization = `Bearer ${as}`;
    if (body !== null) {
      headers['Content-Type'] = 'application/json';
      text = JSON.stringify(body);
    }
  }
  const answer = await standin.request(method, side + target, { headers, body: text });
  const bare = target.split('?')[0];
  const faults = document.answerFaults(method, bare, answer.status, answer.body);
  if (answer.status !== want) faults.unshift(`status ${answer.status}, expected ${want}: ${answer.body.slice(0, 300)}`);
  const json = answer.body === '' ? null : JSON.parse(answer.body);
  if (code !== null && json?.code !== code) faults.push(`code ${json?.code}, expected ${code}`);
  for (const header of ['x-pinterest-rid', 'date']) {
    if (!answer.headers[header]) faults.push(`no header ${header}`);
  }
  const operation = `${method} ${document.template(bare)}`;
  asked.add(operation);
  seen.set(operation, (seen.get(operation) || new Set()).add(answer.status));
  judge(name, faults);
  return json;
}

const grant = async (wish) => (await standin.control('grant', wish)).access_token;

async function image(width, height) {
  const url = `${standin.origin}/images/pins/contract/${width}x${height}.png`;
  return Buffer.from(await (await fetch(url)).arrayBuffer()).toString('base64');
}

async function oauth() {
  const { code } = await standin.control('code', { redirect_uri: CALLBACK });
  const first = await call('token by code', 'POST', '/oauth/token', 200,
    { form: { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, continuous_refresh: 'true' } });
  judge('token by code has the answer of a code grant', document.schemaFaults('OauthAccessTokenResponseCode', first));
  await call('the code again', 'POST', '/oauth/token', 401,
    { form: { grant_type: 'authorization_code', code, redirect_uri: CALLBACK }, code: 283 });
  const second = await call('token by refresh', 'POST', '/oauth/token', 200,
    { form: { grant_type: 'refresh_token', refresh_token: first.refresh_token } });
  judge('token by refresh has the answer of a refresh', document.schemaFaults('OauthAccessTokenResponseRefresh', second));
  const owner = await call('token by credentials', 'POST', '/oauth/token', 200,
    { form: { grant_type: 'client_credentials', scope: 'boards:read' } });
  judge('token by credentials has its answer', document.schemaFaults('OauthAccessTokenResponseClientCredentials', owner));
  await call('an undocumented field', 'POST', '/oauth/token', 400,
    { form: { grant_type: 'refresh_token', refresh_token: 'x', client_id: 'y' }, code: 1 });
  await call('revoking a person\'s token', 'POST', '/oauth/token/revoke', 403, { form: { token: second.access_token }, code: 29 });
  await call('revoking a system token', 'POST', '/oauth/token/revoke', 200, { form: { token: owner.access_token } });
}

async function accounts() {
  for (const account of ['willowandclay', 'harbourprint', 'mikalind']) {
    await call(`the account ${account}`, 'GET', '/user_account', 200, { as: await grant({ account }) });
  }
  await call('no token', 'GET', '/user_account', 401, { as: null, code: 2 });
  await call('a scope missing', 'GET', '/user_account', 401, { as: await grant({ scopes: ['pins:read'] }), code: 3 });
  await call('linked businesses', 'GET', '/user_account/businesses', 200);
  await call('linked businesses without a token', 'GET', '/user_account/businesses', 401, { as: null, code: 2 });
  await call('an advertiser that is no id', 'GET', '/user_account?ad_account_id=x', 400, { code: 1 });
}

async function boards() {
  const page = await call('a page of boards', 'GET', '/boards?page_size=2', 200);
  await call('the next page', 'GET', `/boards?page_size=2&bookmark=${encodeURIComponent(page.bookmark)}`, 200);
  await call('a page too large', 'GET', '/boards?page_size=500', 400, { code: 1 });
  const made = await call('a new board', 'POST', '/boards', 201, { body: { name: 'Contract', description: null } });
  await call('its name again', 'POST', '/boards', 400, { body: { name: 'Contract' }, code: 58 });
  await call('a secret board', 'POST', '/boards', 201, { body: { name: 'Hush', privacy: 'SECRET' } });
  await call('a board for ads', 'POST', '/boards', 201, { body: { name: 'x', is_ads_only: true } });
  await call('a board without a name', 'POST', '/boards', 400, { body: {}, code: 1 });
  await call('one board', 'GET', `/boards/${made.id}`, 200);
  await call('no such board', 'GET', '/boards/7', 404, { code: 40 });
  await call('no id', 'GET', '/boards/abc', 400, { code: 1 });
  await call('a board renamed', 'PATCH', `/boards/${made.id}`, 200, { body: { name: 'Contract 2', privacy: 'SECRET' } });
  await call('another\'s board', 'PATCH', `/boards/${made.id}`, 404, { body: { name: 'Mine' }, as: await grant({ account: 'mikalind' }) });
  await call('a board deleted', 'DELETE', `/boards/${made.id}`, 204);
  await call('a board deleted twice', 'DELETE', `/boards/${made.id}`, 404, { code: 40 });
  return page.items[0].id;
}

async function sections(board) {
  const made = await call('a new section', 'POST', `/boards/${board}/sections`, 201, { body: { name: 'One' } });
  await call('a section without a name', 'POST', `/boards/${board}/sections`, 400, { body: { name: '' } });
  await call('the sections', 'GET', `/boards/${board}/sections?page_size=1`, 200);
  await call('the sections of no board', 'GET', '/boards/7/sections', 404, { code: 40 });
  await call('no section renamed', 'PATCH', `/boards/${board}/sections/7`, 404, { body: { name: 'Uno' }, code: 2031 });
  await call('a section renamed', 'PATCH', `/boards/${board}/sections/${made.id}`, 200, { body: { name: 'Uno' } });
  await call('the pins of a section', 'GET', `/boards/${board}/sections/${made.id}/pins`, 200);
  await call('the pins of no section', 'GET', `/boards/${board}/sections/7/pins`, 404);
  await call('a section deleted', 'DELETE', `/boards/${board}/sections/${made.id}`, 204);
  await call('a section deleted twice', 'DELETE', `/boards/${board}/sections/${made.id}`, 404);
}

async function pins(board) {
  const png = await image(60, 90);
  const base64 = (data, type = 'image/png') => ({ source_type: 'image_base64', content_type: type, data });
  const pin = (media_source, more = {}) => ({ board_id: board, media_source, ...more });
  const made = await call('a pin of an image', 'POST', '/pins', 201, {
    body: pin(base64(png), { title: '日本語 مرحبا 🌿', description: 'd', alt_text: 'a', link: 'https://example.com/?a=b', board_section_id: null }),
  });
  await call('a pin of a URL', 'POST', '/pins', 201, { body: pin({ source_type: 'image_url', url: 'https://example.com/a.png' }) });
  await call('a carousel', 'POST', '/pins', 201, {
    body: pin({ source_type: 'multiple_image_base64', items: [{ content_type: 'image/png', data: png, title: 't' }, { content_type: 'image/png', data: png }] }),
  });
  await call('a carousel of URLs', 'POST', '/pins', 201, {
    body: pin({ source_type: 'multiple_image_urls', items: [{ url: 'https://example.com/a.png' }, { url: 'https://example.com/b.png' }] }),
  });
  await call('an empty pin', 'POST', '/pins', 400, { body: {}, code: 1 });
  await call('no such board', 'POST', '/pins', 404, { body: { ...pin(base64(png)), board_id: '7' }, code: 40 });
  await call('no such section', 'POST', '/pins', 404, { body: pin(base64(png), { board_section_id: '7' }), code: 2031 });
  await call('a broken image', 'POST', '/pins', 403, { body: pin(base64('AAAA')), code: 235 });
  await call('an image too small', 'POST', '/pins', 403, { body: pin(base64(await image(9, 9))), code: 233 });
  await call('a title too long', 'POST', '/pins', 400, { body: pin(base64(png), { title: 'x'.repeat(101) }), code: 1 });
  await standin.control('trial', { on: true });
  await call('trial access', 'POST', '/pins', 403, { body: pin(base64(png)), code: 29 });
  await standin.control('trial', { on: false });
  await call('the pins', 'GET', '/pins?page_size=2&pin_metrics=true', 200);
  await call('the pins of a board', 'GET', `/boards/${board}/pins?page_size=250`, 200);
  await call('the pins of no board', 'GET', '/boards/7/pins', 404);
  await call('a wrong filter', 'GET', '/pins?pin_filter=all', 400, { code: 1 });
  await call('one pin', 'GET', `/pins/${made.id}`, 200);
  await call('one pin with figures', 'GET', `/pins/${made.id}?pin_metrics=true`, 200);
  await call('no such pin', 'GET', '/pins/7', 404, { code: 50 });
  await call('an edit that is restricted', 'PATCH', `/pins/${made.id}`, 401, { body: { title: 'New' }, code: 3 });
  await standin.control('app', { pin_edit: true });
  await call('an edit', 'PATCH', `/pins/${made.id}`, 200, { body: { title: 'New', link: null } });
  await call('an edit of nothing', 'PATCH', '/pins/7', 404, { body: { title: 'New' }, code: 50 });
  await call('a pin saved', 'POST', `/pins/${made.id}/save`, 201, { body: { board_id: board } });
  await call('no pin saved', 'POST', '/pins/7/save', 404, { body: { board_id: board }, code: 50 });
  return made.id;
}

async function figures(pin) {
  const today = new Date().toISOString().slice(0, 10);
  const span = `start_date=${today}&end_date=${today}&metric_types=IMPRESSION,SAVE`;
  await call('a pin\'s figures', 'GET', `/pins/${pin}/analytics?${span}`, 200);
  await call('figures of no span', 'GET', `/pins/${pin}/analytics`, 400);
  await call('figures of no pin', 'GET', `/pins/7/analytics?${span}`, 404);
  await call('figures of another\'s pin', 'GET', `/pins/${pin}/analytics?${span}`, 403, { as: await grant({ account: 'mikalind' }) });
  await call('figures of many', 'GET', `/pins/analytics?${span}&pin_ids=${pin}`, 200);
  await call('figures of none', 'GET', `/pins/analytics?${span}`, 400, { code: 1 });
  await call('many of another\'s', 'GET', `/pins/analytics?${span}&pin_ids=${pin}`, 401, { as: await grant({ account: 'mikalind' }), code: 7 });
  await call('a pin deleted', 'DELETE', `/pins/${pin}`, 204);
  await call('a pin deleted twice', 'DELETE', `/pins/${pin}`, 404, { code: 50 });
}

async function media(board) {
  const made = await call('a video registered', 'POST', '/media', 201, { body: { media_type: 'video' } });
  await call('another kind', 'POST', '/media', 400, { body: { media_type: 'image' }, code: 1 });
  await call('it waits for its file', 'GET', `/media/${made.media_id}`, 200);
  const form = new FormData();
  Object.entries(made.upload_parameters).forEach(([name, value]) => form.append(name, value));
  form.append('file', new Blob([Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(100)])]), 'a.mp4');
  // Read completely first, so that it has a Content-Length.
  const whole = new Response(form);
  const uploaded = await fetch(made.upload_url, {
    method: 'POST', body: await whole.arrayBuffer(), headers: { 'Content-Type': whole.headers.get('content-type') },
  });
  judge('the file sent', uploaded.status === 204 ? [] : [`status ${uploaded.status}`]);
  for (const status of ['processing', 'succeeded']) {
    const now = await call(`it is ${status}`, 'GET', `/media/${made.media_id}`, 200);
    judge(`the status ${status}`, now.status === status ? [] : [`it is ${now.status}`]);
  }
  await call('all media', 'GET', '/media', 200);
  await call('a wrong bookmark', 'GET', '/media?bookmark=x', 400, { code: 1 });
  await call('no such media', 'GET', '/media/7', 404, { code: 404 });
  await call('a pin of a video', 'POST', '/pins', 201, {
    body: { board_id: board, media_source: { source_type: 'video_id', media_id: made.media_id, cover_image_key_frame_time: 1 } },
  });
  await call('a video without a cover', 'POST', '/pins', 400, {
    body: { board_id: board, media_source: { source_type: 'video_id', media_id: made.media_id } }, code: 1,
  });
}

async function limitsAndSandbox() {
  const sandbox = await grant({ environment: 'sandbox' });
  const side = '/sandbox/v5';
  const made = await call('a board of the sandbox', 'POST', '/boards', 201, { body: { name: 'Sand' }, as: sandbox, side });
  await call('a pin of the sandbox', 'POST', '/pins', 201, {
    body: { board_id: made.id, media_source: { source_type: 'image_url', url: 'https://example.com/a.png' } }, as: sandbox, side,
  });
  await call('production\'s token at the sandbox', 'GET', '/boards', 401, { side, code: 2 });
  await standin.control('ratelimit', { org_read: 0, org_write: 0 });
  await call('too many reads', 'GET', '/boards', 429, { code: 8 });
  await call('too many writes', 'POST', '/pins', 429, { body: {}, code: 8 });
  await standin.control('ratelimit', {});
  await standin.control('app', { active: false });
  await call('an inactive app', 'GET', '/boards', 401, { code: 3 });
  await standin.control('app', { active: true });
  await standin.control('fail', { path: '/boards', status: 503 });
  await call('a fault on order', 'GET', '/boards', 503);
}

// The good requests made above, as the stand-in recorded them.
function recorded(file) {
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  const good = lines.filter((line) => line.path === '/boards' && line.query.page_size === '2' ||
    line.body?.title === '日本語 مرحبا 🌿' || line.form?.continuous_refresh || line.form?.grant_type === 'client_credentials');
  judge('good requests were recorded', good.length >= 4 ? [] : [`only ${good.length}`]);
  good.forEach((line) => judge(`the recorded ${line.method} ${line.path}`, requestFaults(document, line)));
  const wrong = { method: 'POST', path: '/pins', content_type: 'application/json', query: {}, authorization: 'Bearer', body: { board_id: 'x', color: 1 } };
  judge('a wrong request is found out', requestFaults(document, wrong).length >= 2 ? [] : ['it passed']);
}

async function main() {
  judge('a wrong answer is found out', document.answerFaults('GET', '/boards/7', 200, '{"id":7}').length >= 2 ? [] : ['it passed']);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pinwright-contract-'));
  const record = path.join(folder, 'requests');
  standin = await Standin.start('--record', record);
  try {
    token = await grant({ scopes: ALL });
    await oauth();
    await accounts();
    const board = await boards();
    await sections(board);
    const pin = await pins(board);
    await figures(pin);
    await media(board);
    await limitsAndSandbox();
    recorded(record);
  } finally {
    await standin.stop();
    fs.rmSync(folder, { recursive: true });
  }
  for (const operation of document.operations()) judge(`${operation} was called`, asked.has(operation) ? [] : ['it was not']);
  for (const [operation, statuses] of seen) {
    const good = [...statuses].some((status) => status < 300);
    const bad = [...statuses].some((status) => status >= 400);
    judge(`${operation} was seen to do it and to refuse it`, good && bad ? [] : [`only ${[...statuses].join(', ')}`]);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
