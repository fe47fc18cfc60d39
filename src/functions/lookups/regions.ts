// Regions: ISO 3166-2 from codes and names, only where the country is known.
import type { Codes } from './countries.ts';
import { forTexts } from './countries.ts';
import { REGION_ALIASES } from './data/region-aliases.ts';
import { REGIONS } from './data/regions.ts';
import { foldName, LONGEST } from './fold.ts';
import { NameTable } from './name-table.ts';
import { once, remember } from './remember.ts';

interface Region {
  readonly code: string;
  readonly name: string;
  /** Lies in another region of its country, as a province does. */
  readonly isInner: boolean;
}

export interface Regions {
  /** The code of a region of a country, which is given as code or name; a whole code needs no country. */
  readonly codeOf: (text: unknown, country?: unknown) => string | undefined;
  readonly nameOf: (code: unknown) => string | undefined;
}

const WHOLE_CODE = /^([a-z]{2})[-_ ]([a-z0-9]{1,3})$/i;

/** Words around a name that say what kind of region it is. */
const KIND_BEFORE = /^(?:state|province|county|canton|region|prefecture|oblast|republic|free state|land) of /;
const KIND_BEHIND =
  / (?:state|province|county|canton|region|prefecture|oblast|republic|territory|city|sheng|shi|zizhiqu|sar|kray|respublika|gwangyeoksi|teukbyeolsi|teukbyeoljachido|do|ken|fu)$/;

const withoutKind = (folded: string): string => folded.replace(KIND_BEFORE, '').replace(KIND_BEHIND, '');

/** A name and what else it may be written as: "Madrid, Comunidad de" is also "Comunidad de Madrid" and "Madrid". */
const variantsOf = (name: string): readonly string[] => {
  const bare = name.replace(/\s*\([^)]*\)/, '');
  const [first = '', second] = bare.split(/,\s+|\s+\/\s+/);
  const all = second === undefined ? [bare] : [bare, `${second} ${first}`, first, second];
  return all.map(foldName).flatMap((variant) => [variant, withoutKind(variant)]);
};

/** The lines of a table, by country. */
const linesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, 2), line.slice(3)]),
  );

const regionsOf = (country: string, line: string | undefined): readonly Region[] =>
  (line ?? '').split(';').flatMap((entry) => {
    const [, dash, code, name] = /^(-?)(\S+) (.+)$/.exec(entry) ?? [];
    return code === undefined || name === undefined
      ? []
      : [{ code: `${country}-${code}`, name, isInner: dash === '-' }];
  });

/** Codes behind the dash win over names, names over their variants, and wide regions over those within them. */
const tableOf = (regions: readonly Region[], aliases: readonly Region[]): NameTable => {
  const table = new NameTable();
  const short = (code: string) => foldName(code.slice(3));
  table.add(regions.map(({ code }) => [short(code), code]));
  table.add(aliases.map(({ code, name }) => [foldName(name), code]));
  for (const inner of [false, true]) {
    const some = regions.filter(({ isInner }) => isInner === inner);
    table.add(some.map(({ code, name }) => [foldName(name), code]));
    table.add(some.flatMap(({ code, name }) => variantsOf(name).map((variant) => [variant, code] as const)));
  }
  return table;
};

export const createRegions = (countries: Codes): Regions => {
  const lines = once(() => ({ regions: linesOf(REGIONS), aliases: linesOf(REGION_ALIASES) }));
  const known = new Map<string, { readonly table: NameTable; readonly names: ReadonlyMap<string, string> }>();
  const inCountry = (country: string) => {
    const made = known.get(country);
    if (made !== undefined) return made;
    const regions = regionsOf(country, lines().regions.get(country));
    const table = tableOf(regions, regionsOf(country, lines().aliases.get(country)));
    const found = { table, names: new Map(regions.map(({ code, name }) => [code, name])) };
    known.set(country, found);
    return found;
  };
  const nameOf = (code: string) => inCountry(code.slice(0, 2)).names.get(code);
  /** A name that would be read as another region is no use to write: the code stands in for it. */
  const writtenName = (code: string) => {
    const name = /^[A-Z]{2}-/.test(code) ? nameOf(code) : undefined;
    return name === undefined || inKnown(`${code.slice(0, 2)}${name}`) === code ? name : code;
  };
  const inKnown = remember((place) => {
    const { table } = inCountry(place.slice(0, 2));
    const folded = foldName(place.slice(2));
    return table.get(folded) ?? table.get(withoutKind(folded));
  });
  return {
    codeOf: (text, country) => {
      if (typeof text !== 'string' || text.length > LONGEST) return undefined;
      const given = countries.codeOf(country);
      const [, prefix = '', rest = ''] = WHOLE_CODE.exec(text.trim()) ?? [];
      const whole = `${prefix}-${rest}`.toUpperCase();
      if (prefix !== '' && (given === undefined || whole.startsWith(given)) && isCountry(prefix, countries)) {
        if (nameOf(whole) !== undefined) return whole;
      }
      // A country that is given and not known says nothing about its regions.
      return given === undefined ? undefined : inKnown(`${given}${text}`);
    },
    nameOf: forTexts(writtenName),
  };
};

/** Only codes of countries: the tables by country stay as few as there are countries. */
const isCountry = (code: string, countries: Codes): boolean =>
  countries.nameOf(code.toUpperCase()) !== undefined;
