// What a resource consists of: each field with its type and meaning, from the canonical schema alone.
import type { Field, SchemaDocument } from '../../schema/domain.ts';
import { elementFields, fieldsOf } from '../../schema/fields.ts';
import type { Path } from '../../schema/path.ts';
import { code, prose, table, valueCode } from './markdown.ts';
import { typePhrase } from './type-phrase.ts';

interface NamedField {
  readonly name: string;
  readonly field: Field;
}

/** The leaves; those of an array's elements as `emails[].type`. An element that holds its own kind is not told again. */
const namedFields = (document: SchemaDocument): readonly NamedField[] => {
  const divide = (
    fields: readonly Field[],
    path: Path,
    prefix: string,
    above: ReadonlySet<string>,
  ): readonly NamedField[] =>
    fields.flatMap((field) => {
      const name = `${prefix}${field.name}`;
      const whole: Path = [...path, ...field.path];
      const inner = elementFields(document, whole);
      const own = new Set([...above, ...inner.map(({ pointer }) => pointer)]);
      const recurs = own.size < above.size + inner.length;
      const element: Path = [...whole, { kind: 'index', index: 0 }];
      return [{ name, field }, ...(recurs ? [] : divide(inner, element, `${name}[].`, own))];
    });
  const leaves = fieldsOf(document);
  return divide(leaves, [], '', new Set(leaves.map(({ pointer }) => pointer)));
};

const exampleOf = ({ schema }: Field): string => {
  const examples: readonly unknown[] = Array.isArray(schema.examples) ? schema.examples : [];
  return examples.length === 0 ? '' : valueCode(examples[0]);
};

const wordsOf = ({ required, domain }: Field): string =>
  [required ? ', required' : '', domain.readOnly ? ', read only' : ''].join('');

/** A table of all fields. */
export const fieldsTable = (document: SchemaDocument): string =>
  table(
    ['Field', 'Type', 'Meaning', 'Example'],
    namedFields(document).map(({ name, field }) => [
      code(name),
      `${typePhrase(field.domain)}${wordsOf(field)}`,
      prose(field.domain.description ?? ''),
      exampleOf(field),
    ]),
  );
