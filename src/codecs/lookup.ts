// `lookup`: texts as people write them ↔ the codes of a standard. What is not known never becomes a code.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { createLookups, type Lookups } from '../functions/index.ts';
import type { JsonValue } from '../json/json.ts';
import { stringText } from '../jsonata/parse/text.ts';
import type { CodecNode, LookupCountryNode, LookupName } from '../mapping/tree.ts';
import type { Domain } from '../schema/domain.ts';
import type { FieldText } from './codec.ts';
import type { CodecEnv } from './codec-env.ts';
import { type Gap, gapBetween } from './covers.ts';
import { type BoundCodec, defineCodec } from './define-codec.ts';
import { domainOfTypes, domainOfValues } from './domains.ts';
import { parameterText } from './template-text.ts';

type LookupNode = Extract<CodecNode, { kind: 'lookup' }>;

/** What is looked up: how messages call it, the form of its codes, texts that are known, and values that are none. */
interface Kind {
  readonly what: string;
  readonly codes: string;
  readonly known: readonly string[];
  readonly texts: readonly string[];
  readonly unknown: readonly string[];
  /** What two texts with one code differ in, where that is no loss. */
  readonly upTo?: string;
}

const KINDS: Readonly<Record<LookupName, Kind>> = {
  country: {
    what: 'a country of ISO 3166-1',
    codes: '^[A-Z]{2}$',
    known: ['DE', 'US', 'GB'],
    texts: ['Germany', 'USA', 'us', 'England'],
    unknown: ['Atlantis', 'ZZ', 'ZZZ'],
  },
  region: {
    what: 'a region of ISO 3166-2',
    codes: '^[A-Z]{2}-[A-Z0-9]{1,3}$',
    known: ['US-CA', 'DE-BY'],
    texts: ['California', 'CA', 'Bavaria'],
    unknown: ['Atlantis', 'ZZ', 'US-ZZ', 'ZZ-1'],
  },
  currency: {
    what: 'a currency of ISO 4217',
    codes: '^[A-Z]{3}$',
    known: ['USD', 'EUR'],
    texts: ['US Dollar', '€', 'usd'],
    unknown: ['XYZ', 'ZZZ', '$'],
    upTo: 'spelling',
  },
  phone: {
    what: 'a phone number',
    codes: '^\\+[1-9][0-9]{1,14}$',
    known: ['+14155552671', '+4930901820'],
    texts: ['+1 (415) 555-2671', '0049 30 901820'],
    unknown: ['call me', '+19999999999', '+11'],
  },
  language: {
    what: 'a language of BCP 47',
    codes: '^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$',
    known: ['de', 'en-US', 'zh-Hant'],
    texts: ['German', 'en_us', 'English (United States)'],
    unknown: ['Klingon', 'zz', 'tlh'],
    upTo: 'spelling',
  },
};

const TEXT = domainOfTypes(['string']);

export const createLookup = (node: LookupNode, env: CodecEnv): BoundCodec | undefined => {
  const lookups = createLookups();
  const { name, country, write } = node;
  const kind = KINDS[name];
  const places = placesOf(country, lookups, env);
  if (places === undefined) return undefined;
  const find = (value: unknown): string | undefined => lookups[name](value, places.known);
  const missing = node.unknown?.kind === 'null' ? null : undefined;
  // Only codes are written, in the standard's own spelling: whatever else is there was put there by nobody.
  const nameOf = write === 'name' && name !== 'phone' ? lookups[`${name}Name`] : undefined;
  const written = (value: unknown): string | undefined => {
    const found = find(value);
    return found === value ? (nameOf === undefined ? found : nameOf(found)) : undefined;
  };
  const code = domainOfTypes(['string'], { patterns: [kind.codes] });
  const given = missing === null ? { ...code, nullable: true } : code;
  return defineCodec({
    name: `lookup ${name}`,
    read: (operand, field) => {
      const text = `$${name}(${[operand, ...places.text(field)].join(', ')})`;
      return missing === null ? `(${text} ?? null)` : text;
    },
    write: (operand) =>
      `($${name}(${[operand, ...places.constant].join(', ')}) = ${operand} ? ${nameOf === undefined ? operand : `$${name}Name(${operand})`})`,
    convert: { fromVendor: (value) => find(value) ?? missing, toVendor: written },
    failure: 'value/unknown',
    expected: {
      fromVendor: places.depends ? `${kind.what} in a country` : kind.what,
      toVendor: `the code of ${kind.what}`,
    },
    takes: { vendor: TEXT, canonical: code },
    gives: {
      canonical: () => given,
      vendor: (canonical) => namesOf(canonical, nameOf === undefined ? code : TEXT, written),
    },
    gap: {
      fromVendor: (vendor) => gapBetween(vendor, TEXT) ?? gapOf(vendor, kind, find),
      toVendor: (canonical) => gapBetween(canonical, code) ?? gapOf(canonical, kind, written),
    },
    ...(kind.upTo !== undefined && { upTo: { fromVendor: kind.upTo } }),
    silent: node.unknown !== undefined && node.unknown.kind !== 'error',
    probes: { vendor: kind.unknown, canonical: kind.unknown },
    seeds: { vendor: [...kind.texts, ...kind.known], canonical: kind.known },
  });
};

/** The country of a lookup as text, and as value where it is known before a record is. */
interface Places {
  readonly text: (field: FieldText) => readonly string[];
  readonly known: string | undefined;
  /** The text of a country that is the same for all records. */
  readonly constant: readonly string[];
  /** It is another in each record, or given by a parameter. */
  readonly depends: boolean;
}

const placesOf = (
  nodes: readonly LookupCountryNode[],
  lookups: Lookups,
  env: CodecEnv,
): Places | undefined => {
  for (const node of nodes) {
    if (node.kind !== 'const' || lookups.country(node.value.value) !== undefined) continue;
    const { value, span } = node.value;
    env.report(createDiagnostic('codec/unknown-country', { country: value }, { span }));
    return undefined;
  }
  const [first] = nodes;
  const textOf = (node: LookupCountryNode, field: FieldText): string => {
    if (node.kind === 'field') return field(node.path.value);
    if (node.kind === 'param') return parameterText(node.name.value).replace(/^\((.*) \?\? null\)$/, '$1');
    return stringText(lookups.country(node.value.value) ?? '');
  };
  return {
    // All but the last must be known to count.
    text: (field) =>
      nodes.length === 0
        ? []
        : [
            nodes
              .map((node, index) =>
                index < nodes.length - 1 ? `$country(${textOf(node, field)})` : textOf(node, field),
              )
              .join(' ?? '),
          ],
    known: first?.kind === 'const' ? first.value.value : undefined,
    constant: first?.kind === 'const' ? [textOf(first, () => '')] : [],
    depends: first !== undefined && first.kind !== 'const',
  };
};

/** Not every text is known, except where the schema lists texts that are. */
const gapOf = (
  { values }: Domain,
  { what, unknown: [witness = ''] }: Kind,
  convert: (value: unknown) => string | undefined,
): Gap | undefined =>
  values?.every((value) => convert(value) !== undefined)
    ? undefined
    : { message: `not every text is ${what}`, witness: witness as JsonValue };

/** What the codes of a schema are written as. */
const namesOf = (
  { values }: Domain,
  otherwise: Domain,
  written: (value: unknown) => string | undefined,
): Domain =>
  values === undefined ? otherwise : domainOfValues(values.flatMap((value) => written(value) ?? []));
