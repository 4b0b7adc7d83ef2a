// Every screen and every state that looks different, by name, and how to reach it. The accessibility checks
// and the approved pictures use these.
'use strict';
const { Servers, makePng, withoutWebGl } = require('./world.js');

// The servers that the states need, created when a state first asks for them.
const prepared = {
  empty: async () => Servers.make(),
  unconfigured: async () => Servers.make({ env: { PINTEREST_APP_ID: '', PINTEREST_APP_SECRET: '' } }),
  one: async () => {
    const servers = await Servers.make();
    const account = await servers.connect();
    const pin = (title, more = {}) => ({ title, description: 'Poppies along a wall, in June.', link: 'https://example.com/garden',
      alt_text: 'Red poppies before a wall', picture: makePng(600, 900, 3), ...more });
    const published = await servers.publish(account, pin('A garden in June'));
    await servers.control('fail', { method: 'POST', path: '/pins', times: 1, status: 400, code: 1,
      message: 'Sorry! We blocked this link because it may lead to spam.' });
    const failed = await servers.publish(account, pin('A blocked link'), ['failed']);
    await servers.control('trial', { on: true });
    const held = await servers.publish(account, pin('Held on trial'), ['held']);
    // Waits for the read-back, because the picture shows it.
    await servers.reach(published.id, (now) => now.confirmed_at);
    servers.pins = { published: published.id, failed: failed.id, held: held.id };
    return servers;
  },
  planned: async () => {
    const servers = await Servers.make();
    const account = await servers.connect();
    const pin = (title, more) => ({ title, description: '', link: '', alt_text: '', picture: makePng(600, 900, 3), ...more });
    // Far enough away that neither the name of their day nor their state changes meanwhile.
    const at = (publish_at) => ({ publish_at, time_zone: 'UTC' });
    const planned = await servers.publish(account, pin('Tulips', at('2036-03-03T09:00:00Z')), ['scheduled']);
    await servers.publish(account, pin('Poppies', at('2036-03-03T15:30:00Z')), ['scheduled']);
    await servers.publish(account, pin('Asters', at('2036-09-08T09:00:00Z')), ['scheduled']);
    await servers.publish(account, pin('Half an idea', { state: 'draft' }), ['draft']);
    servers.pins = { planned: planned.id };
    return servers;
  },
  calendar: async () => {
    const servers = await Servers.make();
    const account = await servers.connect();
    const days = [['03-03T08:00', 'Tulips by the gate'], ['03-04T09:30', 'Linen apron in three colours'],
      ['03-04T12:00', 'Stoneware, second firing'], ['03-04T18:15', 'A chair for the balcony'], ['03-06T07:45', 'Poppies along a wall, in June'],
      ['03-08T16:00', 'Asters'], ['03-12T09:00', 'Bread in a cast-iron pot'], ['03-12T17:30', ''], ['03-19T10:00', 'Paper lanterns'],
      ['03-27T20:00', 'Moss and fern'], ['04-02T08:00', 'April, first sowing']];
    for (const [index, [at, title]] of days.entries()) {
      await servers.publish(account, { title, description: '', link: '', alt_text: '', picture: makePng(600, 900, 3 + 7 * index),
        publish_at: `2036-${at}:00Z`, time_zone: 'UTC' }, ['scheduled']);
    }
    return servers;
  },
  several: async () => {
    const servers = await Servers.make();
    await servers.control('boards', { account: 'harbourprint', count: 0 });
    await servers.connect('willowandclay');
    await servers.connect('harbourprint', { untick: ['pins:write'] });
    await servers.connect('mikalind');
    return servers;
  },
};

const fill = async (world) => {
  await world.chooseImage(makePng(600, 900, 3));
  await world.page.getByText(/^Uploaded/).first().waitFor({ state: 'attached' });
  await world.chooseBoard(/.+/);
  await world.type('Title', 'A garden in June');
  await world.type('Description', 'Poppies along a wall, in June. They came by themselves, and stayed.');
  await world.type('Link', 'https://example.com/garden');
  await world.type('Alt text', 'Red poppies before a wall');
};

const compose = async (world) => { await world.compose(); };
const dialog = async (world, name) => { await world.page.getByRole('dialog', { name, exact: true }).waitFor(); };
const heading = async (world, name) => { await world.page.getByRole('heading', { name }).first().waitFor(); };
const connecting = async (world) => {
  await world.open('/integrations');
  await world.press(world.get('button', 'Connect Account'));
  await dialog(world, 'Choose what to connect');
};
const pin = (kind, title) => async (world) => {
  await world.open(`/pins/${world.servers.pins[kind]}`);
  await heading(world, title);
};

// Shows some pins of a list in states that the server reaches only in its own time.
const dressed = { 'Linen apron in three colours': 'published', 'Stoneware, second firing': 'failed', 'Paper lanterns': 'held', Asters: 'draft' };
const calendar = (view, date, warnings = []) => async (world) => {
  await world.page.clock.setFixedTime(new Date('2036-03-05T09:00:00Z'));
  await world.page.route(/\/api\/v1\/pins\?/, async (route) => {
    const answer = await route.fetch(), list = await answer.json();
    for (const one of list.items) {
      one.state = dressed[one.title] || one.state;
      if (one.title.startsWith('Bread')) one.warnings = warnings;
    }
    await route.fulfill({ response: answer, json: list });
  });
  await world.open(`/schedule?view=${view}&date=${date}`);
  await world.get('button', 'Today').waitFor();
};

// `fine`: also in this theme with two device pixels per CSS pixel. `main`: a screen shown in every size,
// theme and direction. `canvas`: false if the program has not begun to draw; `answers`: false if an awaited
// answer never comes.
const states = [
  { name: 'loading', servers: 'empty', canvas: false, open: async (world) => {
    await world.page.route('**/*.wasm', () => {});  // It never comes.
    await world.page.goto(world.url, { waitUntil: 'commit' });
    await world.page.getByText('Loading Pinwright').waitFor();
  } },
  { name: 'no-network', servers: 'empty', canvas: false, open: async (world) => {
    await world.page.route('**/*.wasm', (route) => route.abort());
    await world.open();
    await world.page.getByText('Pinwright couldn’t load').waitFor();
  } },
  { name: 'no-drawing', servers: 'empty', canvas: false, open: async (world) => {
    await world.page.addInitScript(withoutWebGl);
    await world.open();
    await world.page.getByText('This browser can’t show Pinwright').waitFor();
  } },
  { name: 'waiting', servers: 'empty', answers: false, open: async (world) => {
    await world.page.route('**/api/v1/status', () => {});
    await world.open('/integrations');
    await world.page.getByRole('navigation').waitFor({ state: 'attached' });
  } },
  { name: 'unreachable', servers: 'empty', open: async (world) => {
    await world.page.route('**/api/v1/status', (route) => route.abort());
    await world.open('/integrations');
    await world.page.getByText('The server can’t be reached.').first().waitFor();
  } },
  { name: 'unknown', servers: 'empty', open: async (world) => {
    await world.open('/pins/nothing');
    await heading(world, 'There’s nothing at this address.');
  } },
  { name: 'unconfigured', servers: 'unconfigured', open: async (world) => {
    await world.open('/integrations');
    await world.page.getByText('This server has no Pinterest app yet.').first().waitFor();
  } },
  { name: 'integrations-none', servers: 'empty', open: async (world) => {
    await world.open('/integrations');
    await heading(world, 'No account is connected yet.');
  } },
  { name: 'connect-choose', servers: 'empty', open: connecting },
  { name: 'connect-explain', servers: 'empty', open: async (world) => {
    await connecting(world);
    await world.press(world.get('button', 'Pinterest'));
    await dialog(world, 'Connect Pinterest');
  } },
  { name: 'connect-declined', servers: 'empty', open: async (world) => {
    await world.open('/integrations?problem=consent_declined');
    await world.page.getByText('The connection was canceled on Pinterest.').first().waitFor();
  } },
  { name: 'compose-unconnected', servers: 'empty', open: compose },
  { name: 'integrations', servers: 'one', main: true, open: async (world) => {
    await world.open('/integrations');
    await world.get('button', 'Disconnect').waitFor();
  } },
  { name: 'disconnect', servers: 'one', open: async (world) => {
    await world.open('/integrations');
    await world.press(world.get('button', 'Disconnect'));
    await world.page.getByRole('dialog').waitFor();
  } },
  { name: 'accounts', servers: 'several', open: async (world) => {
    await world.open('/integrations');
    await world.get('button', 'Disconnect').nth(2).waitFor();
  } },
  { name: 'compose', servers: 'one', open: compose },
  { name: 'compose-filled', servers: 'one', main: true, fine: 'light', open: async (world) => {
    await compose(world);
    await fill(world);
    await heading(world, 'New pin');
  } },
  { name: 'compose-problems', servers: 'one', open: async (world) => {
    await compose(world);
    await world.type('Title', 'x'.repeat(101));
    await world.type('Link', 'not a link');
    await world.press(world.get('button', 'Publish now'));
    await world.page.getByText(/Add an image to publish/i).first().waitFor({ state: 'attached' });
  } },
  { name: 'compose-refused-image', servers: 'one', open: async (world) => {
    await compose(world);
    await world.chooseImage(Buffer.from('\x00\x00\x00\x18ftypmp42 no image', 'latin1'), 'clip.png');
    await world.page.getByText('This file is not a JPEG or PNG image.').first().waitFor({ state: 'attached' });
  } },
  { name: 'compose-boards', servers: 'one', open: async (world) => {
    await compose(world);
    await world.press(world.get('combobox', 'Board'));
    await world.page.getByRole('option').first().waitFor();
  } },
  { name: 'compose-create-board', servers: 'one', open: async (world) => {
    await compose(world);
    await world.press(world.get('button', 'Create board').first());
    await dialog(world, 'Create board');
    await world.until(() => document.activeElement.tagName === 'INPUT');
  } },
  { name: 'compose-accounts', servers: 'several', open: async (world) => {
    await compose(world);
    await world.press(world.get('combobox', 'Account'));
    await world.page.getByRole('option').first().waitFor();
  } },
  { name: 'pin-published', servers: 'one', main: true, open: pin('published', 'Your pin is published.') },
  { name: 'pins', servers: 'one', main: true, fine: 'light', open: async (world) => {
    await world.open('/pins');
    await world.page.getByRole('link', { name: /Held on trial/ }).waitFor();
  } },
  { name: 'pins-menu', servers: 'one', open: async (world) => {
    await world.open('/pins');
    await world.press(world.page.getByRole('button', { name: /^More/ }).first());
    await world.page.getByRole('menu').waitFor();
  } },
  { name: 'pins-none', servers: 'empty', open: async (world) => {
    await world.open('/pins');
    await world.page.getByRole('tab').first().waitFor();
  } },
  // Set up by posting drafts and pins of a far day (`planned`). Other states of the schedule (paused, a
  // decision) need their own servers: add a row with those here.
  { name: 'schedule', servers: 'planned', main: true, fine: 'dark', open: async (world) => {
    await world.open('/schedule');
    await world.page.getByRole('link', { name: /Asters/ }).waitFor();
  } },
  { name: 'schedule-clock', servers: 'empty', open: async (world) => {
    await world.page.addInitScript(() => { window.serverDate = 'Fri, 13 Mar 2026 09:00:00 GMT'; });
    await world.open('/schedule?view=week');
    await world.page.getByText("This device’s clock is 24 hours ahead").first().waitFor({ state: 'attached' });
  } },
  { name: 'calendar-week', servers: 'calendar', open: calendar('week', '2036-03-05') },
  { name: 'calendar-month', servers: 'calendar', open: calendar('month', '2036-03-05') },
  { name: 'calendar-day', servers: 'calendar', open: calendar('day', '2036-03-04') },
  { name: 'schedule-warnings', servers: 'calendar', open: async (world) => {
    await calendar('day', '2036-03-12', [{ id: 'duplicate_link', title: 'Another pin takes the same link to this board.',
      detail: '', fix: 'Change the link, or take another board.', action: 'edit_pin' }])(world);
    await world.page.getByRole('link', { name: /^Bread/ }).waitFor();
  } },
  { name: 'schedule-select', servers: 'calendar', open: async (world) => {
    await calendar('day', '2036-03-12')(world);
    await world.page.getByRole('link', { name: /^Bread/ }).waitFor();
    await world.press(world.page.getByRole('button', { name: /^More: Bread/ }));
    await world.press(world.get('menuitem', 'Select'));
    await world.page.getByRole('checkbox', { name: /^Bread/ }).waitFor();
  } },
  { name: 'move', servers: 'calendar', open: async (world) => {
    await calendar('day', '2036-03-12')(world);
    await world.press(world.page.getByRole('button', { name: /^More: Bread/ }));
    await world.press(world.get('menuitem', 'Move to another day…'));
    await dialog(world, 'Move to another day');
  } },
  { name: 'move-several', servers: 'calendar', open: async (world) => {
    await calendar('day', '2036-03-12')(world);
    await world.press(world.page.getByRole('button', { name: /^More: Bread/ }));
    await world.press(world.get('menuitem', 'Select'));
    await world.press(world.get('button', 'Select all'));
    await world.press(world.get('button', 'Move…'));
    await dialog(world, 'Move to another day');
  } },
  { name: 'publishing-times', servers: 'one', open: async (world) => {
    await world.open('/integrations');
    await world.press(world.get('button', 'Publishing times'));
    await dialog(world, 'Publishing times');
    await world.settled();
    // Waits for each time to be added before entering the next: no person is as fast as a program.
    for (const time of ['09:00', '12:30', '18:00']) {
      await world.page.getByLabel('Time', { exact: true }).fill(time);
      await world.settled();
      await world.press(world.get('button', 'Add'));
      await world.get('button', `Remove Wed ${time}`).waitFor();
    }
    await world.press(world.get('button', 'Remove Wed 12:30'));
  } },
  { name: 'overdue', servers: 'one', open: async (world) => {
    await world.open('/schedule');
    await world.press(world.get('button', 'Overdue settings'));
    await world.get('radio', 'Skip').waitFor();
  } },
  { name: 'schedule-menu', servers: 'planned', open: async (world) => {
    await world.open('/schedule?show=scheduled');
    await world.press(world.page.getByRole('button', { name: /^More/ }).first());
    await world.page.getByRole('menu').waitFor();
  } },
  { name: 'schedule-none', servers: 'empty', open: async (world) => {
    await world.open('/schedule');
    await heading(world, 'Nothing is planned.');
  } },
  { name: 'pin-scheduled', servers: 'planned', open: pin('planned', 'Your pin is scheduled.') },
  { name: 'pin-cancel', servers: 'planned', open: async (world) => {
    await pin('planned', 'Your pin is scheduled.')(world);
    await world.press(world.get('button', 'Cancel pin'));
    await dialog(world, 'Cancel this pin?');
  } },
  { name: 'pin-edit', servers: 'planned', open: async (world) => {
    await pin('planned', 'Your pin is scheduled.')(world);
    await world.press(world.get('button', 'Edit'));
    await heading(world, 'Edit pin');
  } },
  { name: 'compose-past', servers: 'one', open: async (world) => {
    await compose(world);
    await world.press(world.get('radio', 'At a date and time'));
    await world.page.getByLabel('Date', { exact: true }).fill('2020-01-01');
    await world.page.getByLabel('Time', { exact: true }).fill('09:00');
    await world.page.getByText(/^This time has passed/).first().waitFor({ state: 'attached' });
  } },
  { name: 'appearance', servers: 'one', open: async (world) => {
    await world.open('/integrations');
    await world.press(world.get('button', 'Appearance'));
    await dialog(world, 'Appearance');
  } },
  { name: 'shortcuts', servers: 'one', open: async (world) => {
    await world.open('/integrations');
    await world.get('button', 'Disconnect').waitFor();
    await world.page.keyboard.press('?');
    await dialog(world, 'Keyboard shortcuts');
  } },
  { name: 'compose-close-up', servers: 'one', open: async (world) => {
    await compose(world);
    await fill(world);
    const show = world.get('button', 'Show preview');
    if (await show.count()) await world.press(show);
    await world.press(world.get('radio', 'Close-up'));
  } },
  { name: 'compose-discard', servers: 'one', open: async (world) => {
    await compose(world);
    await world.type('Title', 'A garden in June');
    await world.press(world.get('button', 'Discard draft'));
    await dialog(world, 'Discard this draft?');
  } },
  { name: 'troubleshoot', servers: 'several', main: true, open: async (world) => {
    // A live machine's checks vary, so these are fixed.
    const check = (id, severity, title, detail, more = {}) =>
      ({ id, severity, title, detail, fix: '', action: null, cause: null, account_id: null, ...more });
    const accounts = (await world.servers.status()).accounts;
    const of = (username) => ({ account_id: accounts.find((one) => one.username === username).id });
    const checks = [check('page', 'ok', 'The server answers.', 'Pinwright 0.1.0, at http://localhost:8080.'),
      check('credentials', 'ok', 'Pinterest accepts the app ID and secret.', 'The app is 1234567.'),
      check('redirect', 'ok', 'The redirect address matches the public address.',
        'It must be registered with Pinterest exactly as shown: http://localhost:8080/oauth/callback', { action: 'copy_redirect_uri' }),
      check('pinterest', 'broken', 'Pinterest cannot be reached from this server.', 'The address of Pinterest could not be looked up.',
        { fix: 'Check the server’s internet connection, then try again.', action: 'retry' }),
      check('token', 'ok', 'The connection to Pinterest works.', 'It works until 2027-02-13 08:00 UTC and renews automatically before that.', of('willowandclay')),
      check('scopes', 'broken', 'A permission is missing.', 'Pinterest didn’t grant pins:write (to publish your pins when they are due).',
        { fix: 'Reconnect, and leave every permission on.', action: 'reconnect', ...of('harbourprint') }),
      check('kind', 'attention', 'This is a personal Pinterest account.', 'Pinterest may refuse pins from personal accounts.',
        { fix: 'Convert it on Pinterest, then reconnect.', action: 'open_pinterest_settings', ...of('harbourprint') }),
      check('scheduler', 'ok', 'The scheduler works.', 'It last ran 3 s ago.'),
      check('queue', 'unreached', 'Held and failed pins could not be counted.', 'The database did not answer in time.')];
    await world.page.route('**/api/v1/diagnosis', (route) => route.fulfill({ contentType: 'text/event-stream',
      body: checks.map((one) => `event: check\ndata: ${JSON.stringify(one)}\n\n`).join('') }));
    await world.open('/troubleshoot');
    await world.page.getByText('2 broken').first().waitFor({ state: 'attached' });
  } },
  { name: 'standard-access', servers: 'one', open: async (world) => {
    await world.open('/standard-access');
    await world.get('heading', 'Ask for Standard access').waitFor();
  } },
  { name: 'wrong-account', servers: 'one', open: async (world) => {
    const [account] = (await world.servers.status()).accounts;
    await world.open(`/integrations?problem=wrong_account&account=${account.id}&signed_in_as=harbourprint`);
    await world.get('button', 'Add as another account').waitFor();
  } },
  { name: 'pin-failed', servers: 'one', open: pin('failed', 'Your pin was not published.') },
  { name: 'pin-held', servers: 'one', open: pin('held', 'Your pin is on hold.') },
  { name: 'pin-missing', servers: 'one', open: async (world) => {
    await world.open('/pins/00000000-0000-4000-8000-000000000000');
    await world.page.getByText("There’s nothing here.").first().waitFor({ state: 'attached' });
  } },
];

// What the console may say in these states: they show a request that was answered with an error.
const allowed = /Failed to load resource|status of 4\d\d|net::ERR_FAILED/;

class Stage {
  constructor() { this.made = {}; }
  async servers(name) { return this.made[name] = this.made[name] || await prepared[name](); }
  async close() { for (const servers of Object.values(this.made)) await servers.close(); }
}

module.exports = { states, Stage, allowed };
