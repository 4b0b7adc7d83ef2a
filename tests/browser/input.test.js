// What a person enters arrives at Pinterest exactly: through an input method, dead keys, the clipboard, a
// phone's keyboard, at once or letter by letter, and after undo. The stand-in's ledger shows what arrived.
'use strict';
const assert = require('node:assert/strict');
const { scenario, share } = require('./scenario.js');
const { makePng } = require('./world.js');

const shared = share(async (servers) => { await servers.connect(); });
const claim = (name, size, body, options = {}) => scenario(name, size, body, { shared, ...options });

// Opens the form with image and board, ready for text.
async function form(world) {
  await world.compose();
  await world.chooseImage(makePng(400, 600));
  await world.chooseBoard(/.+/);
}

const focus = async (world, field) => {
  const box = world.get('textbox', field);
  await world.press(box);
  await box.evaluate((element) => { if (document.activeElement !== element) throw new Error('the field has no focus'); });
  return box;
};

// Composes like an input method: provisional text, step by step, then the accepted text.
async function composed(cdp, steps, result) {
  for (const step of steps) {
    await cdp.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length });
  }
  await cdp.send('Input.insertText', { text: result });
}

claim('an input method writes Japanese, Korean and Chinese', 'phone', async (world) => {
  await form(world);
  const cdp = await world.context.newCDPSession(world.page);
  const title = await focus(world, 'Title');
  await composed(cdp, ['ｈ', 'は', 'はｒ', 'はる', 'はるの', 'はるのｎ', 'はるのに', 'はるのにｗ', 'はるのにわ', '春の庭'], '春の庭');
  await composed(cdp, ['ｆ', 'ふ', 'ふじ', '藤'], '藤');
  assert.equal(await title.inputValue(), '春の庭藤');
  const description = await focus(world, 'Description');
  await composed(cdp, ['ㅎ', '하', '한'], '한');
  await composed(cdp, ['ㄱ', '그', '글'], '글');
  await world.page.keyboard.press('Enter');
  await composed(cdp, ['n', 'ni', 'ni h', 'ni ha', 'ni hao'], '你好');
  assert.equal(await description.inputValue(), '한글\n你好');
  const pin = await world.publish();
  assert.equal(pin.title, '春の庭藤');
  assert.equal(pin.description, '한글\n你好');
});

claim('what is being composed is not written over, and can be given up', 'phone', async (world) => {
  await form(world);
  const cdp = await world.context.newCDPSession(world.page);
  const title = await focus(world, 'Title');
  await world.page.keyboard.insertText('Garten ');
  await cdp.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  // The program draws meanwhile, and has reason to: a counter changes, a picture arrives, the window is
  // resized.
  const { width, height } = world.page.viewportSize();
  await world.page.setViewportSize({ width: width - 8, height });
  await world.drawn();
  await cdp.send('Input.imeSetComposition', { text: 'にわ', selectionStart: 2, selectionEnd: 2 });
  await world.drawn();
  assert.equal(await title.inputValue(), 'Garten にわ');
  await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await world.drawn();
  assert.equal(await title.inputValue(), 'Garten ');
  await composed(cdp, ['に', 'にわ'], '庭');
  const pin = await world.publish();
  assert.equal(pin.title, 'Garten 庭');
});

claim('dead keys make one letter of two', 'phone', async (world) => {
  await form(world);
  const cdp = await world.context.newCDPSession(world.page);
  await focus(world, 'Title');
  await world.page.keyboard.insertText('Caf');
  await composed(cdp, ['´'], 'é');
  await world.page.keyboard.insertText(' ');
  await composed(cdp, ['¨'], 'ü');
  await composed(cdp, ['`'], '`');  // The dead key, then a space, produce the accent itself.
  await composed(cdp, ['^'], 'â');
  const pin = await world.publish();
  assert.equal(pin.title, 'Café ü`â');
});

claim('text is pasted as it was copied', 'desktop', async (world) => {
  await world.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await form(world);
  const paste = async (field, text) => {
    await world.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    const box = world.get('textbox', field);
    await box.focus();
    await world.until((element) => element === document.activeElement, await box.elementHandle());
    await world.page.keyboard.press('Control+v');
  };
  const description = 'Zeile eins\n\tmit Tabulator\n\n“Zitat” — مرحبا 👩‍🍳 e\u0301 \\ \u00a0Ende';
  await paste('Title', '  Grüße aus Łódź  ');
  await paste('Description', description);
  await paste('Link', 'https://example.com/a?b=c&d=%C3%A9#f');
  await paste('Alt text', 'Bild\nmit zwei Zeilen');
  const pin = await world.publish();
  assert.equal(pin.title, '  Grüße aus Łódź  ');
  assert.equal(pin.description, description);
  assert.equal(pin.link, 'https://example.com/a?b=c&d=%C3%A9#f');
  assert.equal(pin.alt_text, 'Bild\nmit zwei Zeilen');
});

claim('text pasted from Word loses its controls alone, and the caret stays behind it', 'phone', async (world) => {
  await world.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await form(world);
  const paste = async (field, text) => {
    await world.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    const box = world.get('textbox', field);
    await box.focus();
    await world.until((element) => element === document.activeElement, await box.elementHandle());
    await world.page.keyboard.press('Control+v');
  };
  await world.type('Title', 'ab');
  await world.page.keyboard.press('ArrowLeft');
  await paste('Title', 'x\u001fy\u0002');
  await world.settled();
  await world.page.keyboard.type('!');
  await paste('Description', 'one\u000btwo\u0002');
  await paste('Link', '<https://exam\u200bple.com/a>');
  await focus(world, 'Alt text');
  await world.settled();
  assert.equal(await world.get('textbox', 'Title').inputValue(), 'axy!b');
  assert.equal(await world.get('textbox', 'Description').inputValue(), 'one\ntwo');
  assert.equal(await world.get('textbox', 'Link').inputValue(), 'https://example.com/a');
  const pin = await world.publish();
  assert.equal(pin.title, 'axy!b');
  assert.equal(pin.description, 'one\ntwo');
  assert.equal(pin.link, 'https://example.com/a');
});

claim('a copied image is pasted, wherever the focus is, and no field takes it for text', 'phone', async (world) => {
  await world.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await world.compose();
  await world.chooseBoard(/.+/);
  await world.type('Title', 'Aus der Zwischenablage');
  await world.page.evaluate(async (bytes) => {
    const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  }, [...makePng(120, 180, 5)]);
  const title = await focus(world, 'Title');
  await world.page.keyboard.press('Control+v');
  await world.page.getByText(/^Uploaded/).first().waitFor({ state: 'attached' });
  assert.equal(await title.inputValue(), 'Aus der Zwischenablage');
  const pin = await world.publish();
  assert.equal(pin.title, 'Aus der Zwischenablage');
});

// As long as the limits allow, in code points: letters of one to four bytes, including joined emoji.
const letters = ['a', 'é', '花', '🌷', ' ', 'م', 'Z', '\u0301'];
const long = (count) => Array.from({ length: count }, (_, at) => letters[at % letters.length]).join('').replace(/ $/, 'z');

claim('a long text comes in at one go', 'phone', async (world) => {
  await form(world);
  await world.type('Title', long(100));
  await world.type('Description', long(800));
  await world.type('Alt text', long(500));
  for (const count of ['100 of 100', '800 of 800', '500 of 500']) {
    await world.page.locator('#descriptions').getByText(`${count} characters`).waitFor({ state: 'attached' });
  }
  const pin = await world.publish();
  assert.equal(pin.title, long(100));
  assert.equal(pin.description, long(800));
  assert.equal(pin.alt_text, long(500));
});

claim('letter by letter, in every direction and with every mark', 'phone', async (world) => {
  await form(world);
  // Each letter is its own event: the program's echo must not overtake the next one.
  const title = 'שלום عالم Z̶͖a̴l⃝ 👨‍👩‍👧‍👦🇨🇭🏳️‍🌈';
  const description = 'नमस्ते दुनिया\nสวัสดีชาวโลก\nप्यार ❤️‍🔥 \u202bמימין לשמאל\u202c fi';
  await focus(world, 'Title');
  await world.page.keyboard.type(title);
  await focus(world, 'Description');
  await world.page.keyboard.type(description);
  const pin = await world.publish();
  assert.equal(pin.title, title);
  assert.equal(pin.description, description);
});

claim('a phone’s correction replaces the word it means', 'desktop', async (world) => {
  await form(world);
  const title = await focus(world, 'Title');
  await world.page.keyboard.insertText('Teh garden in Jnue');
  const correct = (from, to, word) => title.evaluate((field, [start, end, data]) => {
    if (!field.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertReplacementText', data, bubbles: true, cancelable: true }))) return;
    field.setRangeText(data, start, end, 'end');
    field.dispatchEvent(new InputEvent('input', { inputType: 'insertReplacementText', data, bubbles: true }));
  }, [from, to, word]);
  await correct(0, 3, 'The');
  await correct(14, 18, 'June');
  await world.drawn();
  assert.equal(await title.inputValue(), 'The garden in June');
  // The caret stays where the correction left it, and further text follows it.
  await world.page.keyboard.insertText('!');
  const pin = await world.publish();
  assert.equal(pin.title, 'The garden in June!');
});

claim('undo and redo are the browser’s own', 'desktop', async (world) => {
  await form(world);
  const description = await focus(world, 'Description');
  await world.page.keyboard.type('A first thought');
  await world.drawn();
  await world.page.keyboard.press('Control+a');
  await world.page.keyboard.insertText('Another one');
  await world.drawn();
  assert.equal(await description.inputValue(), 'Another one');
  await world.page.keyboard.press('Control+z');
  await world.drawn();
  assert.equal(await description.inputValue(), 'A first thought');
  await world.page.keyboard.press('Control+Shift+z');
  await world.drawn();
  assert.equal(await description.inputValue(), 'Another one');
  await world.page.keyboard.press('Control+z');
  // The program noticed it like any other input.
  await world.page.locator('#descriptions').getByText('15 of 800 characters').waitFor({ state: 'attached' });
  await world.type('Title', 'Undone');
  const pin = await world.publish();
  assert.equal(pin.description, 'A first thought');
});

claim('the caret stays where it is while the program answers', 'phone', async (world) => {
  await form(world);
  const title = await focus(world, 'Title');
  await world.page.keyboard.insertText('one three');
  await title.evaluate((field) => field.setSelectionRange(4, 4));
  for (const letter of 'two ') {
    await world.page.keyboard.type(letter);
    await world.drawn();
  }
  const pin = await world.publish();
  assert.equal(pin.title, 'one two three');
});
