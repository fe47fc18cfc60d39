// The smallest mapping around one rule: a vendor schema with `v`, a canonical schema with `c`, and a key.
import { type Compilation, compileMappings } from '../../src/compiler/compile-mappings.ts';
import type { JsonObject } from '../../src/json/json.ts';

export interface SmallMapping {
  /** Properties of the vendor schema beside the key. */
  readonly vendor: JsonObject;
  /** Properties of the canonical schema beside the key. */
  readonly canonical: JsonObject;
  /** Lines under `fields:`. */
  readonly fields: readonly string[];
  /** Further top-level lines. */
  readonly more?: readonly string[];
  readonly policies?: readonly string[];
}

/** What a small mapping states where it states no policies of its own. */
export const POLICIES = [
  '  unmapped: { fromVendor: drop, toVendor: error }',
  '  absent: { toVendor: leave }',
  '  null: { fromVendor: omit, toVendor: clear }',
  '  onError: { fromVendor: omit, toVendor: omit }',
];

export const compileSmall = ({
  vendor,
  canonical,
  fields,
  more = [],
  policies = POLICIES,
}: SmallMapping): Compilation => {
  const schema = (id: string, properties: JsonObject): string =>
    JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:test:${id}`,
      type: 'object',
      properties: { id: { type: 'string' }, ...properties },
      additionalProperties: id === 'vendor',
    });
  const text = [
    'mapping: test/thing',
    'vendor: { system: test, object: thing }',
    'canonical: thing',
    'key: id',
    'policies:',
    ...policies,
    ...more,
    'fields:',
    '  id: id',
    ...fields.map((line) => `  ${line}`),
    '',
  ].join('\n');
  return compileMappings({
    mappings: [{ path: 'mappings/thing.yaml', text }],
    schemas: [
      { path: 'schemas/test/thing.json', text: schema('vendor', vendor) },
      { path: 'schemas/canonical/thing.json', text: schema('canonical', canonical) },
    ],
  });
};
