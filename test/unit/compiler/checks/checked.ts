// A small mapping between two small schemas, checked: what the tests of checks share.
import { compileMappings } from '../../../../src/compiler/compile-mappings.ts';
import type { Diagnostic } from '../../../../src/diagnostics/diagnostic.ts';
import type { JsonObject } from '../../../../src/json/json.ts';

export interface Thing {
  /** Vendor fields beside `id`. */
  readonly vendor?: JsonObject;
  /** Canonical fields beside `id`. */
  readonly canonical?: JsonObject;
  /** Lines under `fields:` beside `id`. */
  readonly fields?: string;
  /** Whole sections, such as `ignore: …`. */
  readonly sections?: string;
  readonly policies?: { readonly unmapped?: string; readonly null?: string };
  readonly required?: readonly string[];
  /** Is the vendor schema closed to names that it does not list? */
  readonly closed?: boolean;
}

export const TEXT: JsonObject = { type: 'string', maxLength: 100 };
export const NULLABLE: JsonObject = { type: ['string', 'null'], maxLength: 100, 'x-emptyIsNull': true };

const indented = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');

export const mappingText = ({ fields = '', sections = '', policies = {} }: Thing): string =>
  `mapping: demo/thing
vendor: { system: demo, object: thing }
canonical: thing
key: id
policies:
  unmapped: { fromVendor: ${policies.unmapped ?? 'drop'}, toVendor: drop }
  absent: { toVendor: leave }
  null: { fromVendor: ${policies.null ?? 'omit'}, toVendor: clear }
  onError: { fromVendor: omit, toVendor: reject }
fields:
  id: { from: id, as: idString }
${indented(fields)}
${sections.trim()}
`;

/** Everything that is reported. */
export const diagnosticsOf = (thing: Thing): readonly Diagnostic[] => {
  const vendor = {
    type: 'object',
    ...(thing.closed && { additionalProperties: false }),
    properties: { id: { type: 'integer', readOnly: true }, ...thing.vendor },
  };
  const canonical = {
    type: 'object',
    additionalProperties: false,
    required: ['id', ...(thing.required ?? [])],
    properties: { id: { type: 'string', minLength: 1 }, ...thing.canonical },
  };
  return compileMappings({
    mappings: [{ path: 'thing.yaml', text: mappingText(thing) }],
    schemas: [
      { path: 'schemas/demo/thing.json', text: JSON.stringify(vendor) },
      { path: 'schemas/canonical/thing.json', text: JSON.stringify(canonical) },
    ],
  }).diagnostics;
};

/** `code at the text that is underlined`, in the order of the file. */
export const told = (thing: Thing): readonly string[] =>
  diagnosticsOf(thing).map(({ code, span }) =>
    span === undefined ? code : `${code} at ${span.file.text.slice(span.start, span.end)}`,
  );
