// Lighthouse gives every screen the full score for accessibility and best practices, on phone and desktop.
// Its performance score is noisy; tests/bench prints it.
'use strict';
const assert = require('node:assert/strict');
const { test, before, after } = require('node:test');
const { lighthouse } = require('./lighthouse.js');
const { twice } = require('./twice.js');
const { Servers } = require('./world.js');

let servers, pin;
before(async () => {
  servers = await Servers.make();
  pin = await servers.publish(await servers.connect(), { title: 'A garden in June' });
});
after(async () => { await servers.close(); });

const screens = { compose: () => '/compose', integrations: () => '/integrations', pin: () => `/pins/${pin.id}` };
for (const [name, where] of Object.entries(screens)) {
  for (const phone of [true, false]) {
    test(`Lighthouse gives ${name} the full score (${phone ? 'phone' : 'desktop'})`, (context) => twice(context, async () => {
      const found = await lighthouse(servers.url + where(), ['accessibility', 'best-practices'], { phone });
      for (const [category, { score, faults }] of Object.entries(found)) assert.equal(score, 100, `${category}: ${faults.join('\n')}`);
    }));
  }
}
