// What a mapping states besides its rules: value maps, references, parameters, policies, constants that are written.
import type { Policies, ResolvedMapping } from '../../compiler/resolved.ts';
import type { ShapeNode, ValueMapNode } from '../../mapping/tree.ts';
import { phraseOf } from '../../schema/phrase-of.ts';
import { isNullScalar, type YamlNode } from '../../yaml/node.ts';
import { code, joined, prose, table, valueCode } from './markdown.ts';

const scalarText = (node: YamlNode): string => {
  if (node.kind !== 'scalar') return code(node.kind);
  return isNullScalar(node) ? 'null' : code(node.text);
};

const mapTable = ({ rows }: ValueMapNode, canonical: string, vendor: string): string => {
  const why = rows.some(({ because, only }) => because !== undefined || only !== undefined);
  return table(
    [canonical, '', vendor, ...(why ? ['Why'] : [])],
    rows.map((row) => [
      scalarText(row.canonical),
      row.only === undefined ? '↔' : row.only.value === 'fromVendor' ? '←' : '→',
      scalarText(row.vendor),
      ...(why ? [prose(row.because?.value ?? '')] : []),
    ]),
  );
};

/** Each value map of the file under its name. */
export const valueMapTables = ({ document, canonical }: ResolvedMapping, vendor: string): string =>
  joined(
    document.valueMaps.map((map) =>
      joined([`### ${code(map.name?.value ?? '')}`, mapTable(map, prose(canonical.name), vendor)]),
    ),
  );

const shapeText = (node: ShapeNode): string => {
  if (node.kind === 'const')
    return node.value.kind === 'scalar' ? code(node.value.text) : code(node.value.kind);
  return node.kind === 'param'
    ? `the parameter ${code(node.name.value)}`
    : `template ${code(node.template.text)}`;
};

/** Each reference as the members of its object. */
export const refTables = ({ document }: ResolvedMapping): string =>
  joined(
    document.refs.map(({ name, value, shape }) =>
      joined([
        `### ${code(name.value)}`,
        table(
          ['Member', 'Value'],
          [
            [code(value.value), 'the id'],
            ...shape.map(({ key, value: member }) => [code(key.value), shapeText(member)]),
          ],
        ),
      ]),
    ),
  );

export const parametersTable = ({ parameters, document }: ResolvedMapping): string =>
  table(
    ['Parameter', 'Value', 'Meaning'],
    parameters.map(({ name, domain, required, default: fill }) => {
      const [pattern] = domain.patterns;
      const type = phraseOf({ ...domain, patterns: [] }).replace(/^an? /, '');
      const words = [
        pattern === undefined ? type : `${type} of the form ${code(pattern)}`,
        required ? 'required' : 'optional',
        ...(fill === undefined ? [] : [`${valueCode(fill)} if not given`]),
      ];
      const description = document.parameters.find((each) => each.name.value === name)?.description;
      return [code(name), words.join(', '), prose(description ?? '')];
    }),
  );

const UNMAPPED = {
  drop: 'left out',
  keep: 'kept beside the others',
  collect: 'collected under `custom`, and written back from there',
  error: 'an issue',
} as const;
const NULL_READ = { omit: 'left out', keep: 'kept', error: 'an issue' } as const;
const NULL_WRITTEN = {
  clear: 'clears the field',
  leave: 'leaves the field as it is',
  error: 'an issue',
} as const;
const FAILED = {
  omit: 'left out, with an issue',
  null: 'null, with an issue',
  reject: 'the record is rejected, with its issues',
} as const;
const MISSING = { leave: 'leaves the field as it is', clear: 'clears the field' } as const;

/** What becomes of what no rule decides. */
export const policiesTable = (policies: Policies, isWritten: boolean): string =>
  table(
    ['What', 'when read', ...(isWritten ? ['when written'] : [])],
    [
      [
        'a field that no rule knows',
        UNMAPPED[policies.unmapped.fromVendor],
        UNMAPPED[policies.unmapped.toVendor],
      ],
      ['a field that is missing', 'left out', MISSING[policies.absent]],
      ['null', NULL_READ[policies.null.fromVendor], NULL_WRITTEN[policies.null.toVendor]],
      [
        'a value that cannot be converted',
        FAILED[policies.onError.fromVendor],
        FAILED[policies.onError.toVendor],
      ],
    ].map((row) => (isWritten ? row : row.slice(0, 2))),
  );

/** Constants that are written beside the record's own values. */
export const writeTable = ({ write }: ResolvedMapping, vendor: string): string =>
  table(
    [vendor, 'is always written as'],
    write.map(({ place, value }) => [
      code(place.name),
      typeof value === 'object' && value !== null && 'param' in value && typeof value.param === 'string'
        ? `the parameter ${code(value.param)}`
        : valueCode(value),
    ]),
  );
