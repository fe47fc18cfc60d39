// Names in the records of examples that no schema has and that look like one that it has.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import type { ExampleNode, Side } from '../../mapping/tree.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { fieldAt, fieldsOf } from '../../schema/fields.ts';
import type { Path } from '../../schema/path.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { ELEMENT, namesAbove, starName } from '../facts/paths.ts';
import { SIDES, schemaOf } from '../facts/side.ts';
import type { Check } from './check.ts';

/** An example with more of them was written for another schema. */
const MOST = 20;

/** The last names of the places directly below a path. */
const namesBelow = (document: SchemaDocument, path: Path): ReadonlySet<string> => {
  const above = path.length === 0 ? '' : `${starName(path)}.`;
  const names = fieldsOf(document).flatMap((leaf) => namesAbove(leaf.path));
  return new Set(
    names.flatMap((name) =>
      name.startsWith(above) && !/[.[]/.test(name.slice(above.length)) ? [name.slice(above.length)] : [],
    ),
  );
};

const unknownIn = (
  node: YamlNode,
  document: SchemaDocument,
  side: Side,
  path: Path,
): readonly Diagnostic[] => {
  if (node.kind === 'seq')
    return node.items.flatMap((item) => unknownIn(item, document, side, [...path, ELEMENT]));
  if (node.kind !== 'map') return [];
  const present = new Set(node.entries.map(({ key }) => key.text));
  return node.entries.flatMap(({ key: { text: name, span }, value }) => {
    const below: Path = [...path, { kind: 'key', key: name }];
    if (fieldAt(document, below) !== undefined) return unknownIn(value, document, side, below);
    // An instance's own fields are in no schema of ours: only what resembles a field is taken for a slip.
    const near = nearest(name, namesBelow(document, path)).filter((other) => !present.has(other));
    const args = { side, name, schema: document.file, near };
    return near.length === 0 ? [] : [createDiagnostic('example/unknown-field', args, { span })];
  });
};

/** Is the example there to show what becomes of such a name? */
const showsIt = ({ issues }: ExampleNode): boolean =>
  issues.some(({ code }) => /^(?:record\/|value\/(?:schema|custom-name))/.test(code.value));

/** A base's examples are looked at where the base stands alone: an account's schema may lack what they name. */
export const checkExampleFields: Check = {
  mapping: ({ mapping }) => {
    const { examples, overlays, name } = mapping.document;
    const stem = name.span.file.path.replace(/\.ya?ml$/i, '');
    const own = examples.filter(({ span }) => overlays.length === 0 || !span.file.path.startsWith(stem));
    return own
      .filter((example) => !showsIt(example))
      .flatMap((example) =>
        SIDES.flatMap((side) => {
          const document = schemaOf(mapping, side);
          const records = side === 'vendor' ? [example.vendor, example.onto] : [example.canonical];
          const found = records.flatMap((node) => (node ? unknownIn(node, document, side, []) : []));
          return found.length > MOST ? [] : found;
        }),
      );
  },
};
