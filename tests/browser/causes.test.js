// Each cause that a person may meet, triggered at the stand-in and seen through the real server: its ID, its
// words, the action it offers, and what that action does. Also checks that no answer and no log line contains
// a token, the secret or a sign-in code. Needs no browser.
'use strict';
const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { test } = require('node:test');
const { Servers } = require('./servers.js');
const { twice } = require('./twice.js');

const secrets = /pina_|pinr_|standin-secret|[?&]code=/;

// Records the proxy's answers and checks them for secrets.
class Case {
  static async make(options) {
    const one = new Case();
    one.servers = await Servers.make(options);
    return one;
  }

  // Connects an account and remembers its boards before anything goes wrong.
  async connect(username) {
    const account = await this.servers.connect(username);
    this.boards = await this.servers.boards(account);
    return account;
  }

  get proxy() { return this.servers; }
  control(name, body) { return this.servers.control(name, body); }

  async ask(method, where, body, type) {
    if (!this.servers.cookie) await this.servers.ask('GET', '/api/v1/status');
    const answer = await this.servers.ask(method, where, { type,
      body: body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body) });
    assert.doesNotMatch(answer.text, secrets, `${method} ${where}`);
    return answer;
  }

  async error(method, where, body, type) {
    const answer = await this.ask(method, where, body, type);
    assert.ok(answer.status >= 400, `${method} ${where}: ${answer.status}`);
    return JSON.parse(answer.text).error;
  }

  async account(username = 'willowandclay') {
    return JSON.parse((await this.ask('GET', '/api/v1/status')).text).accounts.find((one) => one.username === username);
  }

  async check(id) {
    const { items } = JSON.parse((await this.ask('GET', '/api/v1/diagnosis')).text);
    return items.find((one) => one.id === id);
  }

  // Posts a pin and waits until it is in one of these states and, if requested, has a cause.
  async pin(change = {}, states = ['held', 'failed'], caused = true) {
    const account = await this.account(), media = await this.servers.upload();
    const boards = this.boards || await this.servers.boards(account);
    const id = randomUUID();
    await this.servers.json('POST', '/api/v1/pins', { id, account_id: account.id, board_id: boards.length ? boards[0].id : '',
      board_section_id: '', title: 'A pin', description: '', alt_text: '', link: '', media: [media.id], publish_at: null, ...change });
    return this.reach(id, states, caused);
  }

  async reach(id, states, caused = false) {
    for (const until = Date.now() + 30000; ;) {
      const now = JSON.parse((await this.ask('GET', `/api/v1/pins/${id}`)).text);
      if (states.includes(now.state) && (!caused || now.cause)) return now;
      if (Date.now() > until) throw new Error(`the pin is ${now.state} (${now.cause && now.cause.id}), not ${states}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async published(id) { return this.reach(id, ['published']); }
  async retry(id) {
    assert.equal((await this.ask('POST', `/api/v1/pins/${id}/retry`)).status, 200);
    return this.published(id);
  }
  async change(id, body) { assert.equal((await this.ask('PATCH', `/api/v1/pins/${id}`, body)).status, 200); }

  // Goes to the consent page and comes back with these choices, as the browser would; returns the resulting
  // page.
  async comeBack({ account, decision = 'authorize', untick = [], as = 'willowandclay', query } = {}) {
    const start = await this.ask('GET', `/api/v1/oauth/start${account ? `?account=${account}` : ''}`);
    const consent = new URL(start.headers.location);
    if (query) return this.ask('GET', `/oauth/callback?${query(consent.searchParams.get('state'))}`);
    const form = new URLSearchParams(consent.search);
    for (const scope of form.get('scope').split(/[ ,]+/)) if (!untick.includes(scope)) form.append('allowed', scope);
    form.append('account', await this.servers.accountId(as));
    form.append('decision', decision);
    const back = await fetch(consent.origin + consent.pathname, { method: 'POST', body: form, redirect: 'manual' });
    const landed = new URL(back.headers.get('location'));
    this.landed = landed.pathname + landed.search;
    return this.ask('GET', this.landed);
  }

  async close() {
    const log = this.servers.proxy.output;
    await this.servers.close();
    assert.doesNotMatch(log, secrets, 'the log');
  }
}

const refuse = (status, code, message, more = {}) => ({ method: 'POST', path: '/pins', status, code, message, ...more });
const told = (problem, id, words, action) => {
  assert.equal(problem.id, id);
  assert.match(`${problem.title} ${problem.detail} ${problem.fix}`, words);
  assert.equal(problem.action, action);
  assert.ok(problem.title.length > 5 && problem.detail.length > 5);
};

// How Pinterest refuses a pin, the cause that follows, and its fix.
const refusals = [
  ['the image is too small', refuse(403, 233, 'The image is too small.'), 'image_too_small', /Choose a larger image/, 'choose_image'],
  ['the image is broken', refuse(403, 235, 'The image is broken.'), 'image_broken', /Save the image again/, 'choose_image'],
  ['the image is too large', refuse(413, 413, 'Too large.'), 'image_too_large', /20 MB/, 'choose_image'],
  ['the link is blocked', refuse(400, 1, 'Sorry! We blocked this link because it may lead to spam.'), 'link_refused', /change or remove/, 'edit_pin'],
  ['the link cannot be reached', refuse(400, 1, 'Unable to reach the URL.'), 'link_refused', /change or remove/, 'edit_pin'],
  ['the section is gone', refuse(404, 2031, 'Board section not found.'), 'section_missing', /Choose another section/, 'choose_board'],
  ['the board is gone', refuse(404, 40, 'Board not found.'), 'board_missing', /Choose another board/, 'choose_board'],
  ['a reason that nobody knows', refuse(400, 4711, 'The moon is in the wrong phase.'), 'refused_by_pinterest', /moon is in the wrong phase/, 'retry'],
];

const cases = {
  'no boards: one is created here, and the pin goes there': async (one) => {
    await one.control('boards', { account: 'willowandclay', count: 0 });
    const account = await one.proxy.connect();
    assert.deepEqual(await one.proxy.boards(account), []);
    const check = await one.check('boards');
    assert.equal(check.cause, 'no_boards');
    assert.equal(check.action, 'create_board');
    assert.match(check.fix, /Create a board here, or create one on Pinterest and refresh/);
    assert.equal((await one.ask('POST', `/api/v1/accounts/${account.id}/boards`, { name: 'First', privacy: 'PUBLIC' })).status, 201);
    await one.pin({}, ['published'], false);
  },
  'no board was chosen: the form says so, and nothing is sent': async (one) => {
    const account = await one.proxy.connect(), media = await one.proxy.upload();
    const problem = await one.error('POST', '/api/v1/pins', { id: randomUUID(), account_id: account.id, board_id: '', board_section_id: '',
      title: 'x', description: '', alt_text: '', link: '', media: [media.id], publish_at: null });
    assert.equal(problem.id, 'invalid_pin');
    assert.ok(problem.problems.some((field) => field.field === 'board_id' && field.fix.length > 5), JSON.stringify(problem));
    assert.equal((await one.proxy.ledger()).length, 0);
  },
  'the access was revoked: the pin is held, and goes out once the account is back': async (one) => {
    await one.connect();
    await one.control('revoke', { account: 'willowandclay' });
    const pin = await one.pin();
    assert.equal(pin.state, 'held');
    told(pin.cause, 'session_expired', /Reconnect the account/, 'reconnect');
    const account = await one.account();
    assert.equal(account.state, 'needs_reconnection');
    told(account.cause, 'session_expired', /password or username/, 'reconnect');
    assert.equal((await one.check('token')).severity, 'broken');
    await one.comeBack({ account: account.id });
    assert.equal((await one.account()).state, 'connected');
    await one.published(pin.id);
  },
  'the session expired, and its refresh too': async (one) => {
    await one.connect();
    await one.control('expire', { what: 'all', account: 'willowandclay' });
    told((await one.pin()).cause, 'session_expired', /sign in to Pinterest again/, 'reconnect');
  },
  'an access token that expired alone is renewed without a word': async (one) => {
    await one.connect();
    await one.control('expire', { what: 'access', account: 'willowandclay' });
    await one.pin({}, ['published'], false);
    assert.equal((await one.account()).cause, null);
  },
  'another account signed in: both are named, and nothing changes': async (one) => {
    const mine = await one.proxy.connect();
    const page = await one.comeBack({ account: mine.id, as: 'harbourprint' });
    assert.equal(page.status, 200);
    assert.match(page.text, /harbourprint[\s\S]*willowandclay/);
    assert.match(page.text, /problem=wrong_account&amp;account=[^"]*&amp;signed_in_as=harbourprint/);
    assert.deepEqual(await one.account(), mine);
  },
  'a personal account is connected, with attention': async (one) => {
    const account = await one.proxy.connect('mikalind');
    assert.equal(account.state, 'connected');
    told(account.cause, 'personal_account', /Convert to a business account/, 'open_pinterest_settings');
    assert.equal((await one.check('kind')).severity, 'attention');
  },
  'the app is not active yet': async (one) => {
    await one.connect();
    await one.control('app', { active: false });
    const pin = await one.pin();
    assert.equal(pin.state, 'held');
    told(pin.cause, 'app_not_active', /has not activated your app/, 'reconnect');
    assert.equal((await one.check('access')).cause, 'app_not_active');
    await one.control('app', { active: true });
    await one.retry(pin.id);
  },
  'trial access holds the pin and leads to the sandbox': async (one) => {
    await one.proxy.connect();
    await one.control('trial', { on: true });
    const pin = await one.pin();
    assert.equal(pin.state, 'held');
    told(pin.cause, 'trial_access', /sandbox/, 'connect_sandbox');
    await one.control('trial', { on: false });
    await one.retry(pin.id);
  },
  'the secret was reset: pins are held, the account stays connected': async (one) => {
    await one.connect();
    await one.control('app', { secret: 'another' });
    await one.control('expire', { what: 'access', account: 'willowandclay' });
    const pin = await one.pin();
    assert.equal(pin.state, 'held');
    told(pin.cause, 'app_credentials', /Copy both from/, 'troubleshoot');
    assert.equal((await one.account()).state, 'connected');
    assert.equal((await one.check('credentials')).cause, 'app_credentials');
  },
  'declining changes nothing': async (one) => {
    const page = await one.comeBack({ decision: 'cancel' });
    assert.equal(page.status, 200);
    assert.match(page.text, /canceled on Pinterest/);
    assert.match(page.text, /problem=consent_declined/);
    assert.equal(await one.account(), undefined);
  },
  'a state that is made up, used twice or of another browser is refused': async (one) => {
    const made = await one.comeBack({ query: () => 'state=made-up&code=x' });
    assert.equal(made.status, 400);
    assert.match(made.text, /started here/);
    assert.equal((await one.comeBack()).status, 200);
    const again = await one.ask('GET', one.landed);
    assert.equal(again.status, 400);
    const elsewhere = await one.comeBack({ query: (state) => { one.proxy.cookie = 'other=1'; return `state=${state}&code=x`; } });
    assert.equal(elsewhere.status, 400);
    assert.match(elsewhere.text, /cookies/);
  },
  'a code that was used or is too old': async (one) => {
    const page = await one.comeBack({ query: (state) => `state=${state}&code=made-up` });
    assert.equal(page.status, 200);
    assert.match(page.text, /did not accept the sign-in/);
    assert.match(page.text, /problem=grant_refused/);
  },
  'a rate limit passes by itself': async (one) => {
    await one.proxy.connect();
    await one.control('fail', refuse(429, 8, 'This request exceeded a rate limit.', { headers: { 'x-ratelimit-reset': '1' } }));
    const pin = await one.pin({}, ['scheduled']);
    told(pin.cause, 'rate_limited', /No action needed/, 'wait');
    await one.published(pin.id);
  },
  'the spam block is told for what it is': async (one) => {
    await one.proxy.connect();
    await one.control('fail', refuse(429, 8, 'Slow down.', { message_detail: 'Blocked to combat spam.' }));
    told((await one.pin({}, ['scheduled'])).cause, 'spam_block', /Wait a day/, 'wait');
  },
  'a file that is no image, and one that is none any more': async (one) => {
    await one.proxy.connect();
    told(await one.error('POST', '/api/v1/media', Buffer.from('GIF89a'.padEnd(64, 'x')), 'image/gif'), 'image_unsupported', /JPEG or PNG/, 'choose_image');
    const cut = require('./pictures.js').makePng(100, 100).subarray(0, 60);
    told(await one.error('POST', '/api/v1/media', cut, 'image/png'), 'image_broken', /damaged/, 'choose_image');
  },
  'a board name that is taken': async (one) => {
    const account = await one.proxy.connect();
    const [board] = await one.proxy.boards(account);
    told(await one.error('POST', `/api/v1/accounts/${account.id}/boards`, { name: board.name, privacy: 'PUBLIC' }), 'board_name_taken', /Choose another name/, 'create_board');
  },
  'Pinterest is down, and up again': async (one) => {
    const account = await one.proxy.connect();
    const boards = `/api/v1/accounts/${account.id}/boards?refresh=1`;
    await one.control('fail', { method: 'GET', path: '/boards', times: -1, status: 503, code: 503, message: 'Busy.' });
    told(await one.error('GET', boards), 'pinterest_down', /Nothing is lost|Busy/, 'retry');
    await one.control('clear');
    assert.equal((await one.ask('GET', boards)).status, 200);
    assert.equal((await one.account()).state, 'connected');
  },
  'there is no way to Pinterest': async (one) => {
    const account = await one.proxy.connect();
    await require('./processes.js').end(one.proxy.standin);
    told(await one.error('GET', `/api/v1/accounts/${account.id}/boards?refresh=1`), 'pinterest_unreachable', /internet connection/, 'retry');
    assert.equal((await one.account()).state, 'connected');
    assert.equal((await one.check('pinterest')).severity, 'broken');
  },
  'the clock is wrong': async (one) => {
    await one.proxy.connect();
    await one.control('clock', { skew_s: 3600 });
    const { items } = JSON.parse((await one.ask('GET', '/api/v1/diagnosis')).text);
    const clock = items.find((check) => check.cause === 'clock_wrong');
    assert.ok(clock, JSON.stringify(items.map((check) => [check.id, check.cause])));
    assert.match(clock.fix, /time synchronization/);
  },
  'an account of another environment is held, and its tokens stay here': async (one) => {
    await one.proxy.connect();
    await one.proxy.stopProxy();
    one.proxy.env = { PINTEREST_API_URL: `${one.proxy.pinterest}/v5`, PINTEREST_OAUTH_URL: `${one.proxy.pinterest}/oauth/`, ...one.proxy.env };
    const asked = (await (await fetch(`${one.proxy.pinterest}/_standin/requests?limit=1000`)).json()).length;
    // Real app IDs are numbers, so the stand-in's name is refused here.
    one.proxy.env = { PINTEREST_API_URL: undefined, PINTEREST_OAUTH_URL: undefined, PINTEREST_APP_ID: '1234567' };
    await one.proxy.startProxy();
    const pins = randomUUID();
    const account = await one.account();
    assert.equal(account.environment, 'standin');
    const media = await one.proxy.upload();
    await one.proxy.json('POST', '/api/v1/pins', { id: pins, account_id: account.id, board_id: '1', board_section_id: '', title: 'x',
      description: '', alt_text: '', link: '', media: [media.id], publish_at: null });
    told((await one.reach(pins, ['held'], true)).cause, 'other_environment', /Its pins wait/, 'connect');
    assert.equal((await (await fetch(`${one.proxy.pinterest}/_standin/requests?limit=1000`)).json()).length, asked);
  },
};
for (const scope of ['boards:read', 'boards:write', 'pins:read', 'pins:write']) {
  cases[`${scope} was left off: it is named, and reconnecting restores it`] = async (one) => {
    const page = await one.comeBack({ untick: [scope] });
    assert.equal(page.status, 200);
    const account = await one.account();
    assert.equal(account.state, 'needs_reconnection');
    told(account.cause, 'scope_missing', new RegExp(`“.*” \\(${scope}\\)`), 'reconnect');
    assert.match((await one.check('scopes')).detail, new RegExp(scope));
    await one.comeBack({ account: account.id });
    assert.equal((await one.account()).state, 'connected');
    await one.pin({}, ['published'], false);
  };
}
cases['user_accounts:read was left off: nobody is connected, and it is named'] = async (one) => {
  const page = await one.comeBack({ untick: ['user_accounts:read'] });
  assert.match(page.text, /A permission is missing[\s\S]*user_accounts:read/);
  assert.equal(await one.account(), undefined);
};
for (const [name, fault, id, words, action] of refusals) {
  cases[`${name}: the pin fails with it, and is published once it is fixed`] = async (one) => {
    await one.proxy.connect();
    await one.control('fail', fault);
    const pin = await one.pin({ link: 'https://example.com/a' });
    assert.equal(pin.state, 'failed');
    told(pin.cause, id, words, action);
    if (action === 'choose_image') await one.change(pin.id, { media: [(await one.proxy.upload(require('./pictures.js').makePng(900, 900, 5))).id] });
    if (action === 'edit_pin') await one.change(pin.id, { link: '' });
    if (action === 'choose_board') await one.change(pin.id, { board_id: (await one.proxy.boards(await one.account()))[1].id });
    await one.retry(pin.id);
  };
}

for (const [name, prove] of Object.entries(cases)) {
  test(name, (context) => twice(context, async () => {
    const one = await Case.make();
    try {
      await prove(one);
    } catch (error) {
      error.message += `\nproxy:\n${one.servers.proxy.output.slice(-1500)}`;
      throw error;
    } finally {
      await one.close();
    }
  }));
}
