// Retries a failed claim once, in its own new world. On a busy machine, browsers drop frames and answer late,
// and no claim is about that. Reports each retry.
'use strict';

async function twice(context, body) {
  try {
    await body();
  } catch (first) {
    context.diagnostic(`TRIED AGAIN: ${context.name}: ${String(first.message).split('\n', 1)[0]}`);
    await body();
  }
}

module.exports = { twice };
