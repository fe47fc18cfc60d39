// One schema in two states: fields, their domains, what is required, and whether other names are refused.
import isEqual from 'lodash/isEqual.js';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import { isJsonObject, type JsonValue } from '../json/json.ts';
import { acceptsAll } from '../schema/compare.ts';
import type { Domain, Field, SchemaDocument } from '../schema/domain.ts';
import { elementFields, fieldsOf, isClosedAt } from '../schema/fields.ts';
import { locateJson } from '../schema/locate-json.ts';
import type { Path } from '../schema/path.ts';
import { phraseOf } from '../schema/phrase-of.ts';
import type { Both, Party, Tell } from './change.ts';
import { shownValue } from './written.ts';

/** Words for people only: no record is valid or not because of them. */
const NOTES: ReadonlySet<string> = new Set([
  'title',
  'description',
  '$comment',
  'examples',
  '$id',
  'deprecated',
  'x-version',
]);
const DEEPEST = 8;

interface Sides {
  readonly readers: Party;
  readonly writers: Party;
}

/** Records of a canonical schema are what `fromVendor` gives and `toVendor` takes; those of a vendor's, the other way round. */
const sidesOf = (isVendor: boolean): Sides =>
  isVendor
    ? { readers: 'vendor readers', writers: 'vendor writers' }
    : { readers: 'canonical readers', writers: 'canonical writers' };

/** The fields with those of the elements of arrays, by name: `tags[0].label`. */
const allFields = (document: SchemaDocument): ReadonlyMap<string, Field> => {
  const found = new Map<string, Field>();
  const add = (fields: readonly Field[], name: string, path: Path, depth: number): void => {
    for (const field of fields) {
      const own = `${name}${field.name}`;
      found.set(own, field);
      const whole: Path = [...path, ...field.path];
      if (field.domain.types.has('array') && depth < DEEPEST)
        add(elementFields(document, whole), `${own}[].`, [...whole, { kind: 'index', index: 0 }], depth + 1);
    }
  };
  add(fieldsOf(document), '', [], 0);
  return found;
};

const spanIn = (file: SourceFile | undefined, pointer: string): Span | undefined => {
  if (file === undefined) return undefined;
  const place = locateJson(file.text).values.get(pointer);
  return { file, start: place?.start ?? 0, end: place?.end ?? 0 };
};

/** A schema without words for people. */
const bare = (value: JsonValue, isNames = false): JsonValue => {
  if (Array.isArray(value)) return value.map((item) => bare(item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isNames || !NOTES.has(key))
      .map(([key, inner]) => [
        key,
        bare(inner ?? null, !isNames && (key === 'properties' || key === '$defs')),
      ]),
  );
};

/** Tells all that differs between two states of a schema. `files` are those that the documents were read from. */
export const compareSchema = (
  { base, now }: Both<SchemaDocument>,
  files: Both<SourceFile | undefined>,
  tell: Tell,
): void => {
  const sides = sidesOf(now.file.includes('/canonical/') === false && now.name.includes('/'));
  const both = [sides.readers, sides.writers];
  let told = 0;
  const say: Tell = (kind, level, parties, change) => {
    told += level === 'patch' ? 0 : 1;
    tell(kind, level, parties, change);
  };
  const old = new Map(allFields(base));
  for (const [at, field] of allFields(now)) {
    const other = old.get(at);
    old.delete(at);
    const span = spanIn(files.now, field.pointer);
    const where = { at, ...(span && { span }) };
    if (other !== undefined) {
      compareField({ base: other, now: field }, where, sides, say);
      continue;
    }
    const after = `${phraseOf(field.domain)}${field.required ? ', required' : ''}`;
    if (field.required) say('schema field added', 'major', [sides.writers], { ...where, after });
    else say('schema field added', 'minor', both, { ...where, after });
  }
  for (const [at, field] of old) {
    const span = spanIn(files.base, field.pointer);
    const before = phraseOf(field.domain);
    say('schema field removed', 'major', both, { at, before, ...(span && { span }), isGone: true });
  }
  const top = spanIn(files.now, '');
  const where = { at: now.name, ...(top && { span: top }) };
  const closed = { base: isClosedAt(base), now: isClosedAt(now) };
  if (closed.base !== closed.now)
    say(
      closed.now ? 'other names refused' : 'other names allowed',
      closed.now ? 'major' : 'minor',
      both,
      where,
    );
  const version = { base: base.root['x-version'], now: now.root['x-version'] };
  if (version.base !== version.now)
    say('version changed', 'patch', [], {
      ...where,
      before: String(version.base ?? 'none'),
      after: String(version.now ?? 'none'),
    });
  if (told > 0) return;
  // Nothing that is known differs: what is left is in keywords that the comparison does not read.
  if (!isEqual(bare(base.root), bare(now.root)) && hasUnread({ base, now }))
    say('schema changed', 'major', both, {
      ...where,
      why: 'in keywords that are not compared; the strictest level is taken',
    });
};

/** Domains equal both ways prove sameness for scalars; objects, conditions and the like are not looked into. */
const hasUnread = ({ base, now }: Both<SchemaDocument>): boolean => {
  const own = (document: SchemaDocument): JsonValue => {
    const { properties: _, ...rest } = document.root;
    return bare(rest);
  };
  if (!isEqual(own(base), own(now))) return true;
  const old = allFields(base);
  return [...allFields(now)].some(([at, field]) => {
    const other = old.get(at);
    return (
      other === undefined || (isOpaque(field.domain) && !isEqual(bare(other.schema), bare(field.schema)))
    );
  });
};

const isOpaque = ({ types }: Domain): boolean =>
  types.size === 0 || types.has('object') || types.has('array');

const compareField = (
  { base, now }: Both<Field>,
  where: { readonly at: string; readonly span?: Span },
  { readers, writers }: Sides,
  tell: Tell,
): void => {
  if (base.required !== now.required)
    tell(
      now.required ? 'now required' : 'no longer required',
      'major',
      [now.required ? writers : readers],
      where,
    );
  if (base.domain.readOnly !== now.domain.readOnly)
    tell(
      now.domain.readOnly ? 'now read-only' : 'no longer read-only',
      now.domain.readOnly ? 'major' : 'minor',
      [writers],
      where,
    );
  if (base.domain.emptyIsNull !== now.domain.emptyIsNull)
    tell('empty text for null changed', 'major', [readers, writers], {
      ...where,
      before: String(base.domain.emptyIsNull),
      after: String(now.domain.emptyIsNull),
    });
  compareDomain({ base: base.domain, now: now.domain }, where, [readers, writers], tell);
  if (base.domain.description !== now.domain.description) tell('description changed', 'patch', [], where);
};

const hasMoreTypes = ({ base, now }: Both<Domain>): boolean =>
  (now.nullable && !base.nullable) ||
  (base.types.size > 0 &&
    (now.types.size === 0 ||
      [...now.types].some(
        (type) => !base.types.has(type) && !(type === 'integer' && base.types.has('number')),
      )));

const compareDomain = (
  { base, now }: Both<Domain>,
  where: { readonly at: string; readonly span?: Span },
  both: readonly Party[],
  tell: Tell,
): void => {
  const [readers = 'canonical readers', writers = 'canonical writers'] = both;
  const kept = acceptsAll(base, now);
  const back = acceptsAll(now, base);
  if (kept === true && back === true) {
    if (!isEqual(base.known, now.known)) tell('known values changed', 'patch', [], where);
    return;
  }
  const change = { ...where, before: phraseOf(base), after: phraseOf(now) };
  const rows = enumChanges({ base, now });
  if (rows !== undefined) {
    for (const value of rows.removed)
      tell('enum value removed', 'major', [writers], { ...where, before: value });
    for (const value of rows.added) tell('enum value added', 'minor', [readers], { ...where, after: value });
    return;
  }
  const undecided = [kept, back].some((each) => each !== true && each.unproven === true);
  const why = undecided
    ? { why: 'whether one holds the other could not be decided' }
    : kept !== true && kept.witness !== undefined
      ? { why: `${shownValue(kept.witness)} was allowed` }
      : {};
  if (kept === true && hasMoreTypes({ base, now }))
    tell('retyped', 'major', [readers], { ...change, ...why });
  else if (kept === true) tell('widened', 'minor', [readers], change);
  else if (back === true) tell('narrowed', 'major', [writers], { ...change, ...why });
  else tell('retyped', 'major', both, { ...change, ...why });
};

/** The rows of two lists of values, where nothing but the rows differs. */
const enumChanges = ({
  base,
  now,
}: Both<Domain>): { readonly added: readonly string[]; readonly removed: readonly string[] } | undefined => {
  if (base.values === undefined || now.values === undefined || base.nullable !== now.nullable)
    return undefined;
  const [old, current] = [base.values, now.values].map((values) =>
    values.map((value) => JSON.stringify(value)),
  );
  if (old === undefined || current === undefined) return undefined;
  return {
    added: current.filter((value) => !old.includes(value)),
    removed: old.filter((value) => !current.includes(value)),
  };
};
