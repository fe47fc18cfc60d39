// Drafts the overlay that gives an instance's custom activity types typed shapes: YAML to be read and renamed by its owner.
import type { JsonValue } from '../json/json.ts';
import type { SchemaDocument } from '../schema/domain.ts';
import { attributesOf } from '../schema/from-activity-types.ts';
import { isForbiddenName } from '../schema/parse-path.ts';
import { type RecordType, recordTypesOf } from '../schema/record-types.ts';

export interface OverlayDraftOptions {
  /** The name of the overlay: the account or the instance. */
  readonly overlay: string;
  readonly level?: 'organization' | 'account' | 'instance';
  /** The mapping or overlay that it extends; `marketo/activity` if absent. */
  readonly extends?: string;
}

/** Marketo numbers the types that an instance made itself from here on. */
const FIRST_CUSTOM = 100_001;
/** Beyond ASCII a name is quoted with escapes, so that nothing in it is invisible. */
const HIDDEN =
  /[\u007f-\u00a0\u00ad\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ud800-\udfff\ufeff]|\p{M}/gu;

/**
 * The text of an overlay with a branch for each custom type: `type` is `custom.<type>`, and its attributes stand under
 * `data.custom.<type>`, named in camel case and typed by what the schema says.
 * @param schema of the instance's activities, as `vendorSchemaFromActivityTypes` gives it
 * @returns undefined where the instance has no custom types
 */
export const activityOverlayDraft = (
  schema: SchemaDocument,
  { overlay, level = 'instance', extends: base = 'marketo/activity' }: OverlayDraftOptions,
): string | undefined => {
  const taken = new Set<string>();
  const types = recordTypesOf(schema, 'activityTypeId').flatMap((type) =>
    typeof type.code === 'number' && type.code >= FIRST_CUSTOM ? [drafted(type, taken)] : [],
  );
  if (types.length === 0) return undefined;
  const adds = types.flatMap((type) => type.adds);
  return [
    `# Activity types of ${quoted(overlay)}, drafted from its own list: read, rename, and add examples.`,
    `overlay: ${quoted(overlay)}`,
    `extends: ${quoted(base)}`,
    `level: ${level}`,
    `vendor: ${quoted(schema.name)}`,
    '',
    ...(adds.length === 0 ? [] : ['canonical:', '  adds:', ...adds, '']),
    'branches:',
    ...types.flatMap((type) => type.branch),
    '',
  ].join('\n');
};

interface Drafted {
  readonly adds: readonly string[];
  readonly branch: readonly string[];
}

/** What the vendor's format or type asks for; texts stay as they are. */
const CODECS: ReadonlyMap<JsonValue | undefined, readonly [codec: string, canonical: string]> = new Map([
  ['marketo-datetime', ['{ instant: { zone: UTC } }', '{ type: string, format: date-time }']],
  ['date', ['date', '{ type: string, format: date }']],
  ['integer', ['integer', '{ type: integer }']],
  ['number', ['number', '{ type: number }']],
  ['boolean', ['boolean', '{ type: boolean }']],
]);

const drafted = (type: RecordType, taken: Set<string>): Drafted => {
  const name = nameFor(type.name, 'type', taken);
  const inType = new Set<string>();
  const attributes = [...attributesOf(type)].map(([attribute, schema]) => {
    const [first] = Array.isArray(schema.type) ? schema.type : [schema.type];
    const reference = schema['x-dataType'] === 'reference';
    const [codec, canonical] = reference
      ? ['idString', '{ type: string, minLength: 1 }']
      : (CODECS.get(schema.format ?? first) ?? [undefined, '{ type: string, minLength: 1 }']);
    const path = `data.custom.${name}.${nameFor(attribute, 'attribute', inType)}`;
    const as = codec === undefined ? '' : `, as: ${codec}`;
    return { add: `    ${path}: ${canonical}`, rule: `      ${path}: { pair: ${quoted(attribute)}${as} }` };
  });
  return {
    adds: attributes.map(({ add }) => add),
    branch: [
      `  ${quoted(type.name)}:`,
      '    fields:',
      `      type: { const: custom.${name} }`,
      `      subject.kind: { const: ${name} }`,
      ...attributes.map(({ rule }) => rule),
    ],
  };
};

/** `Number of Attendees` → `numberOfAttendees`; a name that was given before, or that has no letter of ASCII, is numbered. */
const nameFor = (label: string, otherwise: string, taken: Set<string>): string => {
  const words = label
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words
    .map((word, index) => (index === 0 ? lowerFirst(word) : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  const isName = /^[A-Za-z]/.test(joined) && !isForbiddenName(joined);
  const wanted = isName ? joined : `${otherwise}${joined.charAt(0).toUpperCase()}${joined.slice(1)}`;
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
  taken.add(name);
  return name;
};

/** `URL` → `url`, `URLParameters` → `urlParameters`, `Seat` → `seat`. */
const lowerFirst = (word: string): string =>
  word.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());

/** JSON's quotation is YAML's, but for signs that YAML or its reader does not take as they are. */
const quoted = (text: string): string =>
  /^[A-Za-z][A-Za-z0-9_]*(?:[ /-][A-Za-z0-9_]+)*$/.test(text) &&
  !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text).replaceAll(
        HIDDEN,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
