// Codes about JSON Schemas: the canonical resources and the vendor objects. Code: `schema/kebab-name`, never reused. Entries stand in alphabetical order.
import { didYouMean, quote } from '../quote.ts';
import { define } from './define.ts';

export const schemaDiagnostics = {
  'schema/duplicate-key': define<{ key: string }>({
    severity: 'error',
    title: 'A key of a schema stands twice',
    message: ({ key }) => `the key ${quote(key)} stands twice in one object, and only the last would count`,
    label: () => 'again here',
    help: () => 'remove or rename one of the two',
  }),
  'schema/duplicate-name': define<{ name: string; file: string; other: string }>({
    severity: 'error',
    title: 'Two schemas have one name',
    message: ({ name, file, other }) =>
      `${quote(file)} and ${quote(other)} are both the schema ${quote(name)}; the first is used`,
    help: () => 'rename one of the files',
  }),
  'schema/forbidden-name': define<{ name: string }>({
    severity: 'error',
    title: 'A field name that no record may have',
    message: ({ name }) =>
      `${quote(name)} cannot be a field: in JavaScript the name reaches an object's prototype`,
    help: () => 'rename the property',
  }),
  'schema/invalid': define<{ reason: string }>({
    severity: 'error',
    title: 'A schema is not valid JSON Schema',
    message: ({ reason }) => `this is not valid JSON Schema 2020-12: ${reason}`,
  }),
  'schema/invalid-json': define<{ reason: string }>({
    severity: 'error',
    title: 'A schema is not JSON',
    message: ({ reason }) => `this is not JSON: ${reason}`,
    label: () => 'here',
  }),
  'schema/not-an-object': define<{ file: string }>({
    severity: 'error',
    title: 'A schema is not an object',
    message: ({ file }) => `${quote(file)} holds JSON that is no object, so it states no fields`,
    help: () => 'a schema file begins with { "type": "object", "properties": …',
  }),
  'schema/unresolved-ref': define<{ ref: string; near: readonly string[] }>({
    severity: 'error',
    title: 'A reference names nothing',
    message: ({ ref }) =>
      ref.startsWith('#')
        ? `the reference ${quote(ref)} names nothing in this file`
        : `no schema of the project or the package has the $id ${quote(ref)}`,
    help: ({ near }) =>
      didYouMean(
        near,
        'refer to a place in the same file, such as "#/$defs/address", or to the $id of another schema',
      ),
  }),
};
