// Stored pins in the form: what remains after an edit, and fixes that lead to the form.
'use strict';
const assert = require('node:assert/strict');
const { scenario } = require('./scenario.js');
const { makePng } = require('./world.js');
const seed = require('./seed.js');

// Opens the screen of one scheduled pin. `change`: overrides what the page is told about it.
async function atPin(world, change = {}) {
  await world.open();
  await world.connect();
  await world.get('button', 'Disconnect').waitFor();
  const where = await seed.target(world), media = await seed.upload(world);
  const [id] = await seed.post(world, where, media, 1, () => ({ title: 'Kiln', publish_at: '2031-03-05T09:00:00Z', time_zone: 'Europe/Berlin' }));
  await world.page.route(/\/api\/v1\/pins(\/|\?|$)/, async (route) => {
    const answer = await route.fetch(), body = await answer.json();
    for (const one of body.items || [body]) if (one.id === id) Object.assign(one, change);
    await route.fulfill({ response: answer, json: body });
  });
  await world.open(`/pins/${id}`);
  await world.get('heading', 'Kiln').waitFor();
  return id;
}

scenario('a new pin is new, whatever was edited before', 'phone', async (world) => {
  const id = await atPin(world);
  const title = world.get('textbox', 'Title');
  await world.press(world.get('button', 'Edit'));
  await world.get('heading', 'Edit pin').waitFor();
  await world.open(`/pins/${id}`);
  await world.get('heading', 'Kiln').waitFor();
  await world.press(world.get('link', 'Compose').first());
  await world.get('heading', 'New pin').waitFor();
  assert.equal(await title.inputValue(), '');
  // With a change, the page asks first.
  await world.open(`/pins/${id}`);
  await world.press(world.get('button', 'Edit'));
  await world.get('heading', 'Edit pin').waitFor();
  await world.type('Title', ' & Clay');
  await world.open(`/pins/${id}`);
  await world.get('heading', 'Kiln').waitFor();
  await world.press(world.get('link', 'Compose').first());
  const dialog = world.page.getByRole('dialog', { name: 'Discard these changes?' });
  await world.press(dialog.getByRole('button', { name: 'Keep' }));
  await dialog.waitFor({ state: 'detached' });
  assert.match(await title.inputValue(), / & Clay/);
  await world.press(world.get('link', 'Compose').first());
  await world.press(dialog.getByRole('button', { name: 'Discard', exact: true }));
  await world.get('heading', 'New pin').waitFor();
  assert.equal(await title.inputValue(), '');
});

scenario('choosing an image as a fix opens the picker, and the old image stays until then', 'phone', async (world) => {
  await atPin(world, { state: 'failed', cause: { id: 'image_too_small', title: 'The image is too small for Pinterest.', detail: '',
    fix: 'Choose a larger image.', action: 'choose_image' } });
  const picker = world.page.waitForEvent('filechooser');
  await world.press(world.get('button', 'Choose image'));
  const chooser = await picker;
  await world.get('heading', 'Edit pin').waitFor();
  await world.page.getByText('The image is too small for Pinterest.').first().waitFor({ state: 'attached' });
  await world.page.getByRole('img').first().waitFor();
  await world.until(() => document.querySelector('input[type=file][aria-invalid=true]'));
  await chooser.setFiles({ name: 'larger.png', mimeType: 'image/png', buffer: makePng(1000, 1500, 4) });
  await world.page.getByText(/^Uploaded/).first().waitFor({ state: 'attached' });
  await world.until(() => document.querySelector('input[type=file]') && !document.querySelector('input[type=file][aria-invalid=true]'));
});

scenario('of two files that are dropped the first is used, which is said', 'phone', async (world) => {
  await world.open();
  await world.connect();
  await world.compose();
  await world.page.evaluate((pictures) => {
    const data = new DataTransfer();
    pictures.forEach((bytes, at) => data.items.add(new File([new Uint8Array(bytes)], `${at}.png`, { type: 'image/png' })));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  }, [[...makePng(60, 90, 1)], [...makePng(60, 90, 2)]]);
  await world.page.getByText('A pin has one image. The first of 2 files is used.').first().waitFor({ state: 'attached' });
  await world.page.getByText(/^Uploaded/).first().waitFor({ state: 'attached' });
});
