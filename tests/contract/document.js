// Pinterest's OpenAPI document, for checking answers and requests. It is read from PINTEREST_OPENAPI and
// isn't part of this project.
'use strict';
const fs = require('node:fs');
const Ajv = require('ajv');
const addFormats = require('ajv-formats');
const { fullFormats } = require('ajv-formats/dist/formats');

const NAME = 'openapi.json';
const METHODS = ['get', 'post', 'patch', 'delete', 'put'];

// One step of a JSON pointer in a URI fragment.
const step = (text) => encodeURIComponent(text.replace(/~/g, '~0').replace(/\//g, '~1'));

class Document {
  constructor(file) {
    this.json = JSON.parse(fs.readFileSync(file, 'utf8'));
    this.ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, coerceTypes: false });
    addFormats(this.ajv);
    // Pinterest writes times without a zone, even in its own samples: a looser RFC 3339.
    this.ajv.addFormat('date-time', fullFormats['iso-date-time']);
    this.ajv.addSchema(this.json, NAME);
    this.compiled = new Map();
  }

  // Faults of `value` against the schema at these steps; empty: none.
  faults(steps, value) {
    const pointer = `${NAME}#/${steps.map(step).join('/')}`;
    if (!this.compiled.has(pointer)) this.compiled.set(pointer, this.ajv.compile({ $ref: pointer }));
    const validate = this.compiled.get(pointer);
    if (validate(value)) return [];
    return validate.errors.map((error) => `${error.instancePath || '(whole)'} ${error.message}`);
  }

  schemaFaults(name, value) {
    return this.faults(['components', 'schemas', name], value);
  }

  // The document's path that a real path belongs to (the most literal wins), or null.
  template(path) {
    const parts = path.split('/');
    const fits = Object.keys(this.json.paths).filter((one) => {
      const wanted = one.split('/');
      return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('{') || part === parts[at]);
    });
    return fits.sort((one, other) => one.split('{').length - other.split('{').length)[0] || null;
  }

  operation(method, path) {
    const template = this.template(path);
    const operation = template && this.json.paths[template][method.toLowerCase()];
    return operation ? { template, operation } : null;
  }

  operations() {
    return Object.entries(this.json.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => `${method.toUpperCase()} ${path}`));
  }

  parameters(template, method) {
    const item = this.json.paths[template];
    const read = (list, steps) => (list || []).map((one, at) => {
      if (!one.$ref) return { ...one, steps: [...steps, String(at), 'schema'] };
      const name = one.$ref.split('/').pop();
      return { ...this.json.components.parameters[name], steps: ['components', 'parameters', name, 'schema'] };
    });
    return [...read(item.parameters, ['paths', template, 'parameters']),
      ...read(item[method.toLowerCase()].parameters, ['paths', template, method.toLowerCase(), 'parameters'])];
  }

  // Faults of an answer. A status that the document doesn't list is checked against its `default`.
  answerFaults(method, path, status, body) {
    const found = this.operation(method, path);
    if (!found) return [`the document has no ${method} ${path}`];
    const responses = found.operation.responses;
    const key = responses[status] ? String(status) : 'default';
    if (!responses[key]) return [`${method} ${found.template} has no answer ${status}`];
    if (key === 'default' && status < 400) return [`${method} ${found.template} lists no success ${status}`];
    if (!responses[key].content) return body === '' ? [] : [`a body where ${status} has none`];
    let json;
    try {
      json = JSON.parse(body);
    } catch {
      return ['the body is not JSON'];
    }
    const steps = ['paths', found.template, method.toLowerCase(), 'responses', key, 'content', 'application/json', 'schema'];
    return this.faults(steps, json);
  }

  // Faults of a query, whose parameters are all texts, as received.
  queryFaults(template, method, query) {
    const faults = [];
    const known = this.parameters(template, method).filter((one) => one.in === 'query');
    for (const name of Object.keys(query)) {
      if (!known.some((one) => one.name === name)) faults.push(`the query has ${name}, which the document does not know`);
    }
    for (const parameter of known) {
      if (!(parameter.name in query)) {
        if (parameter.required) faults.push(`the query lacks ${parameter.name}`);
        continue;
      }
      const text = query[parameter.name];
      const type = parameter.schema.type;
      const value = type === 'integer' || type === 'number' ? Number(text)
        : type === 'boolean' ? (text === 'true' ? true : text === 'false' ? false : text)
          : type === 'array' ? text.split(',') : text;
      faults.push(...this.faults(parameter.steps, value).map((fault) => `query ${parameter.name}: ${fault}`));
    }
    return faults;
  }

  pathFaults(template, method, path) {
    const given = path.split('/');
    return this.parameters(template, method).filter((one) => one.in === 'path').flatMap((parameter) => {
      const at = template.split('/').indexOf(`{${parameter.name}}`);
      return this.faults(parameter.steps, given[at]).map((fault) => `path ${parameter.name}: ${fault}`);
    });
  }
}

// The document that the environment names, or null.
function load() {
  const file = process.env.PINTEREST_OPENAPI;
  return file ? new Document(file) : null;
}

module.exports = { load };
