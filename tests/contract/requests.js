// Checks recorded requests (pinwright-standin --record FILE) against Pinterest's OpenAPI document: known
// operations, parameters and bodies, including the token forms.
//
//   PINTEREST_OPENAPI=... node tests/contract/requests.js FILE
'use strict';
const fs = require('node:fs');
const { load } = require('./document');

const GRANTS = {
  authorization_code: { schema: 'OauthAccessTokenRequestCode', more: ['continuous_refresh'] },
  refresh_token: { schema: 'OauthAccessTokenRequestRefresh', more: [] },
  client_credentials: { schema: 'OauthAccessTokenRequestClientCredentials', more: [] },
};

// The properties that a schema names, including those of its parts.
function propertiesOf(document, name) {
  const names = new Set();
  const walk = (schema) => {
    if (!schema) return;
    if (schema.$ref) walk(document.json.components.schemas[schema.$ref.split('/').pop()]);
    Object.keys(schema.properties || {}).forEach((key) => names.add(key));
    (schema.allOf || []).forEach(walk);
  };
  walk(document.json.components.schemas[name]);
  return names;
}

function formFaults(document, request) {
  if (request.authorization !== 'Basic') return ['no Basic credentials'];
  const form = Object.fromEntries(Object.entries(request.form || {}).map(([name, value]) => [name, value ?? 'secret']));
  if (request.path === '/oauth/token/revoke') return document.schemaFaults('TokenRevocationRequest', form);
  const grant = GRANTS[form.grant_type];
  if (!grant) return [`unknown grant_type ${form.grant_type}`];
  const known = propertiesOf(document, grant.schema);
  const extra = Object.keys(form).filter((name) => !known.has(name) && !grant.more.includes(name));
  return [...document.schemaFaults(grant.schema, form), ...extra.map((name) => `the form has ${name}, which is not documented`)];
}

function bodyFaults(document, request, found) {
  const content = found.operation.requestBody?.content || {};
  if (content['application/x-www-form-urlencoded']) {
    if (request.content_type !== 'application/x-www-form-urlencoded') return [`sent as ${request.content_type}`];
    return formFaults(document, request);
  }
  if (!content['application/json']) return 'body' in request ? ['a body where there is none'] : [];
  if (request.content_type !== 'application/json') return [`sent as ${request.content_type}`];
  if (!('body' in request)) return ['the body is not JSON'];
  const steps = ['paths', found.template, request.method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'];
  const faults = document.faults(steps, request.body);
  const name = content['application/json'].schema.$ref?.split('/').pop();
  const known = name ? propertiesOf(document, name) : null;
  const extra = known ? Object.keys(request.body).filter((key) => !known.has(key)) : [];
  return [...faults, ...extra.map((key) => `the body has ${key}, which is not documented`)];
}

// Faults of a recorded request; empty: none.
function requestFaults(document, request) {
  const found = document.operation(request.method, request.path);
  if (!found) return ['the document has no such operation'];
  const faults = [
    ...document.queryFaults(found.template, request.method, request.query || {}),
    ...document.pathFaults(found.template, request.method, request.path),
    ...bodyFaults(document, request, found),
  ];
  const isForm = request.path.startsWith('/oauth/token');
  if (!isForm && request.authorization !== 'Bearer') faults.push('no Bearer token');
  return faults;
}

function main(file) {
  const document = load();
  if (!document) {
    console.log('skipped: PINTEREST_OPENAPI names no document');
    return 0;
  }
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  let passed = 0;
  let failed = 0;
  for (const [at, line] of lines.entries()) {
    const request = JSON.parse(line);
    const faults = requestFaults(document, request);
    if (faults.length === 0) {
      passed += 1;
      continue;
    }
    failed += 1;
    console.log(`line ${at + 1}: ${request.method} ${request.path}`);
    faults.forEach((fault) => console.log(`    ${fault}`));
  }
  if (lines.length === 0) {
    console.log('nothing was recorded');
    failed += 1;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

module.exports = { requestFaults };
if (require.main === module) {
  if (process.argv.length !== 3) {
    console.error('usage: requests.js FILE');
    process.exit(2);
  }
  process.exit(main(process.argv[2]));
}
