// Schemas that refer to others by their $id: extended, shared, circular, misspelt.
import { expect, it } from 'vitest';
import { withShippedSchemas } from '../../../src/compiler/shipped.ts';
import { fieldsOf } from '../../../src/schema/fields.ts';
import { createSchemaRegistry } from '../../../src/schema/registry.ts';
import { checkSchema } from '../../../src/schema/validate/check-schema.ts';
import { compileValidator } from '../../../src/schema/validate/compile-validator.ts';

const file = (path: string, schema: object) => ({
  path: `schemas/${path}.json`,
  text: JSON.stringify(schema),
});

const text = { type: 'string' };
const BASE = {
  $id: 'urn:demo:base',
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, home: { $ref: '#/$defs/place' }, above: { $ref: 'urn:demo:base' } },
  $defs: { place: { type: 'object', properties: { city: text } } },
};

const documentOf = (own: object, ...others: readonly object[]) => {
  const { registry, diagnostics } = createSchemaRegistry([
    file('demo/own', own),
    ...others.map((each, index) => file(`demo/other${index}`, each)),
  ]);
  const document = registry.get('demo/own');
  if (document === undefined) throw new Error('no document');
  return { document, told: diagnostics.map(({ code, message }) => `${code}: ${message}`) };
};

it.each([
  ['allOf', { allOf: [{ $ref: 'urn:demo:base' }] }],
  ['a reference beside its own', { $ref: 'urn:demo:base' }],
])('a schema is extended by %s', (_, extension) => {
  const { document, told } = documentOf(
    { $id: 'urn:demo:own', type: 'object', ...extension, properties: { code: text } },
    BASE,
  );
  expect(told).toEqual([]);
  expect(checkSchema(document)).toEqual([]);
  expect(fieldsOf(document).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['id', 'home.city', 'code']),
  );
  const check = compileValidator(document);
  expect(check({ id: 1, home: { city: 'Ulm' }, code: 'a' })).toEqual([]);
  expect(check({ id: 1, above: { id: 'no number' } })).not.toEqual([]);
  expect(check({ code: 'a' })).not.toEqual([]);
});

it('a part of another document can be referred to, and two documents may refer to each other', () => {
  const other = {
    $id: 'https://example.com/other%20one',
    $defs: { loop: { $ref: 'urn:demo:own#/$defs/node' } },
  };
  const { document, told } = documentOf(
    {
      $id: 'urn:demo:own',
      type: 'object',
      properties: { place: { $ref: 'urn:demo:base#/$defs/place' }, node: { $ref: '#/$defs/node' } },
      $defs: {
        node: {
          type: 'object',
          properties: { next: { $ref: 'https://example.com/other%20one#/$defs/loop' } },
        },
      },
    },
    BASE,
    other,
  );
  expect(told).toEqual([]);
  expect(checkSchema(document)).toEqual([]);
  const check = compileValidator(document);
  expect(check({ place: { city: 'Ulm' }, node: { next: { next: {} } } })).toEqual([]);
  expect(check({ node: { next: { next: 1 } } })).not.toEqual([]);
});

it('a misspelt $id is told with the ones that it probably means', () => {
  const { told } = documentOf({ $ref: 'urn:demo:bsae' }, BASE);
  expect(told).toEqual([
    'schema/unresolved-ref: no schema of the project or the package has the $id "urn:demo:bsae"',
  ]);
});

it('what looks like a reference inside values is none', () => {
  const { told } = documentOf({ const: { $ref: 'urn:demo:none' }, properties: { $ref: text } });
  expect(told).toEqual([]);
});

it('a project may extend the schema of the package that it replaces', () => {
  const own = file('marketo/program', {
    $id: 'urn:demo:program',
    type: 'object',
    allOf: [{ $ref: 'urn:crosswalk:marketo:program' }],
    properties: { budgetCode: { type: ['string', 'null'] } },
  });
  const { registry, diagnostics } = createSchemaRegistry(withShippedSchemas([own]));
  const document = registry.get('marketo/program');
  expect(diagnostics).toEqual([]);
  const names = document ? fieldsOf(document).map(({ name }) => name) : [];
  expect(names).toEqual(expect.arrayContaining(['id', 'name', 'channel', 'budgetCode']));
});
