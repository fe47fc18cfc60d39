// Mappings written in tests, compiled.
import { compileMappings } from '../../src/compiler/compile-mappings.ts';
import { formatText } from '../../src/diagnostics/report/text.ts';
import type { Plan } from '../../src/runtime/plan.ts';

export interface SmallMapping {
  readonly mapping: string;
  readonly vendor: object;
  readonly canonical: object;
}

const HEAD = `mapping: marketo/thing
version: 1.0.0
vendor: { system: marketo, object: thing }
canonical: item
key: id
policies:
  unmapped: { fromVendor: collect, toVendor: error }
  absent: { toVendor: leave }
  null: { fromVendor: omit, toVendor: clear }
  onError: { fromVendor: omit, toVendor: omit }
`;

/** Renames of untyped fields, constants, and all else collected. */
export const SMALL: SmallMapping = {
  mapping: `${HEAD}fields:
  id: id
  name: label
  note: note
  odd: toString
  kind: { const: thing }
  tags: { const: [a] }
`,
  vendor: {
    type: 'object',
    additionalProperties: true,
    properties: {
      id: { type: 'string' },
      label: { type: ['string', 'null'] },
      note: {},
      toString: { type: ['string', 'null'] },
    },
  },
  canonical: {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string' },
      name: { type: 'string' },
      note: {},
      odd: { type: 'string' },
      kind: { type: 'string' },
      tags: { type: 'array', items: { type: 'string' } },
      custom: { type: 'object' },
    },
  },
};

/** The plan of a small mapping; what is wrong with it is thrown. */
export const planOf = ({ mapping, vendor, canonical }: SmallMapping): Plan => {
  const { mappings, diagnostics } = compileMappings({
    mappings: [{ path: 'mappings/thing.yaml', text: mapping }],
    schemas: [
      { path: 'schemas/marketo/thing.json', text: JSON.stringify(vendor) },
      { path: 'schemas/canonical/item.json', text: JSON.stringify(canonical) },
    ],
  });
  const plan = mappings[0]?.plan;
  if (plan === undefined) throw new Error(formatText(diagnostics));
  return plan;
};
