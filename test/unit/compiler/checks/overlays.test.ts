// What checks say of a mapping that overlays were merged into.
import { expect, it } from 'vitest';
import { compileMappings } from '../../../../src/compiler/compile-mappings.ts';

const VENDOR = {
  type: 'object',
  properties: { id: { type: 'integer', minimum: 0 }, state: { type: 'string' } },
};
const CANONICAL = {
  type: 'object',
  additionalProperties: false,
  properties: { id: { type: 'string' }, state: { type: 'string' } },
};
const BASE = `mapping: demo/thing
vendor: { system: demo, object: thing }
canonical: thing
key: id
policies:
  unmapped: { fromVendor: drop, toVendor: error }
  absent: { toVendor: leave }
  "null": { fromVendor: omit, toVendor: clear }
  onError: { fromVendor: omit, toVendor: reject }
valueMaps:
  states: { N: new, O: old }
fields:
  id: { from: id, as: idString }
  state: { from: state, map: states, unknown: error, because: other codes are told }
`;

const codesWith = (overlay: string): readonly string[] =>
  compileMappings({
    mappings: [
      { path: 'thing.yaml', text: BASE },
      { path: 'acme.yaml', text: overlay },
    ],
    schemas: [
      { path: 'schemas/demo/thing.json', text: JSON.stringify(VENDOR) },
      { path: 'schemas/canonical/thing.json', text: JSON.stringify(CANONICAL) },
    ],
  }).diagnostics.map(({ code, span }) => `${code} in ${span?.file.path}`);

const HEAD = 'overlay: acme\nextends: demo/thing\nlevel: account\n';

it('leaves alone what an overlay no longer uses of its base', () => {
  expect(codesWith(`${HEAD}fields:\n  state: state\n`)).toEqual([]);
});

it('tells what the overlay itself defines and does not use', () => {
  expect(codesWith(`${HEAD}parameters:\n  extra: { type: string }\nfields:\n  state: state\n`)).toEqual([
    'rule/unused-definition in acme.yaml',
  ]);
});

it('does not ask for the conversion that a misspelt codec was meant to be', () => {
  const misspelt = codesWith(`${HEAD}fields:\n  state: { from: id, as: idstring }\n`);
  expect(misspelt).toContain('mapping/unknown-word in acme.yaml');
  expect(misspelt.filter((text) => text.includes('-clash'))).toEqual([]);
  // Without any codec the clash is the mistake.
  expect(codesWith(`${HEAD}fields:\n  state: { from: id }\n`)).toContain('rule/type-clash in acme.yaml');
});

const IGNORING = {
  vendor: {
    type: 'object',
    properties: {
      ...VENDOR.properties,
      list: { type: 'object', properties: { Rate: { type: 'string' }, Colour: { type: 'string' } } },
    },
  },
  canonical: { ...CANONICAL, properties: { ...CANONICAL.properties, rate: { type: 'string' } } },
};

const codesWhereIgnored = (ignored: string, rule: string): readonly string[] =>
  compileMappings({
    mappings: [
      {
        path: 'thing.yaml',
        text: `${BASE}ignore:\n  vendor: [{ fields: [${ignored}], because: nobody asked }]\n  canonical: [{ field: rate, because: nobody asked }]\n`,
      },
      { path: 'acme.yaml', text: `${HEAD}fields:\n  rate: ${rule}\n` },
    ],
    schemas: [
      { path: 'schemas/demo/thing.json', text: JSON.stringify(IGNORING.vendor) },
      { path: 'schemas/canonical/thing.json', text: JSON.stringify(IGNORING.canonical) },
    ],
  }).diagnostics.map(({ code, span }) => `${code} in ${span?.file.path}`);

it.each([
  ['list.Rate, list.Colour', '{ from: list.Rate }'],
  ['list.Rate, list.Colour', '{ pair: Rate, in: list }'],
  ['list.Rate, list.Colour', '{ jsonata: { fromVendor: "list.Rate" }, because: odd }'],
  [
    'list.Rate, list.Colour',
    '{ firstOf: [{ pair: Rate, in: list }, { pair: Colour, in: list }], only: fromVendor, because: odd }',
  ],
  ['list.Rate, list.Colour', '{ join: [list.Rate, list.Colour], with: " ", only: fromVendor, because: odd }'],
  // The rest of what the base ignores stays ignored.
  ['list', '{ pair: Rate, in: list }'],
  ['list', '{ from: list.Rate }'],
])('what an overlay maps is no longer ignored: %s, %s', (ignored, rule) => {
  expect(codesWhereIgnored(ignored, rule)).toEqual([]);
});
