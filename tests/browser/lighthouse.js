// Runs Lighthouse on a page of the running product and names what it finds.
'use strict';
const { freePort, launch } = require('./world.js');

// Scores from 0 to 100 for these categories, and everything that costs points. `prepare(port)` may use the
// browser on that port before the page loads.
async function lighthouse(url, categories, { phone = false, throttle = false } = {}) {
  const { default: run } = await import('lighthouse');
  const port = await freePort();
  const browser = await launch({ args: [`--remote-debugging-port=${port}`] });
  try {
    const result = await run(url, { port, output: 'json', logLevel: 'error', onlyCategories: categories,
      ...(throttle ? {} : { throttlingMethod: 'provided' }),
      // Lighthouse's own desktop preset.
      ...(phone ? {} : { formFactor: 'desktop', screenEmulation: { mobile: false, width: 1350, height: 940, deviceScaleFactor: 1, disabled: false },
        ...(throttle ? { throttling: { rttMs: 40, throughputKbps: 10240, cpuSlowdownMultiplier: 1, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0 } } : {}) }) });
    if (result.lhr.runtimeError) throw new Error(result.lhr.runtimeError.message);
    const { audits } = result.lhr;
    return Object.fromEntries(Object.values(result.lhr.categories).map((category) => [category.id, {
      score: Math.round(category.score * 100),
      faults: category.auditRefs.filter((one) => one.weight > 0 && audits[one.id].score !== null && audits[one.id].score < 1)
        .map((one) => `${one.id}: ${audits[one.id].title} ${audits[one.id].displayValue || ''} ${
          JSON.stringify(((audits[one.id].details || {}).items || []).slice(0, 5).map((item) => (item.node ? item.node.snippet : item.description || item.url || item.source || '')))}` ),
    }]));
  } finally {
    await browser.close();
  }
}

module.exports = { lighthouse };
