// Languages: tags of BCP 47 (language, script, region) from tags and English names.
import { type Codes, codesOf, forTexts } from './countries.ts';
import { LANGUAGES } from './data/languages.ts';
import { remember } from './remember.ts';

const TAG = /^([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?$/i;
/** "Portuguese (Brazil)", "Chinese (Simplified)", "English - United States". */
const NAMED = /^([^(]+?)\s*(?:\(([^()]+)\)|\s-\s(.+))$/;

/** Scripts that languages are written in, by their names in "Chinese (Simplified)". */
const SCRIPTS: ReadonlyMap<string, string> = new Map([
  ['Hans', 'Simplified'],
  ['Hant', 'Traditional'],
  ['Latn', 'Latin'],
  ['Cyrl', 'Cyrillic'],
  ['Arab', 'Arabic'],
  ['Deva', 'Devanagari'],
  ['Grek', 'Greek'],
  ['Hebr', 'Hebrew'],
  ['Jpan', 'Japanese'],
  ['Kore', 'Korean'],
  ['Thai', 'Thai'],
  ['Beng', 'Bangla'],
  ['Guru', 'Gurmukhi'],
  ['Tfng', 'Tifinagh'],
]);

/** Groups of countries that tags have: the world, Latin America, Europe. */
const AREAS: ReadonlyMap<string, string> = new Map([
  ['001', 'world'],
  ['150', 'Europe'],
  ['419', 'Latin America'],
]);

const keyOf = (table: ReadonlyMap<string, string>, name: string): string | undefined =>
  [...table].find(([, text]) => text.toLowerCase() === name.toLowerCase())?.[0];

export const createLanguages = (countries: Codes): Codes => {
  const primary = codesOf(LANGUAGES, 1);
  const partsOf = (text: string): readonly (string | undefined)[] | undefined => {
    const tag = TAG.exec(text.replaceAll('_', '-'));
    if (tag !== null) return tag.slice(1);
    const named = NAMED.exec(text);
    if (named === null) return undefined;
    const [, language, bracketed, dashed] = named;
    const detail = (bracketed ?? dashed ?? '').trim();
    const script = keyOf(SCRIPTS, detail);
    return [language, script, script === undefined ? detail : undefined];
  };
  const canonical = (text: string): string | undefined => {
    // "Greek" and "fil" are a name and a tag of one part: the table knows both.
    const whole = primary.codeOf(text);
    if (whole !== undefined) return whole;
    const [language, script, area] = partsOf(text) ?? [];
    const code = primary.codeOf(language);
    if (code === undefined) return undefined;
    const tags = [code];
    if (script !== undefined) {
      const name = `${script.slice(0, 1).toUpperCase()}${script.slice(1).toLowerCase()}`;
      if (!SCRIPTS.has(name)) return undefined;
      tags.push(name);
    }
    if (area !== undefined) {
      const region = AREAS.has(area) ? area : (keyOf(AREAS, area) ?? countries.codeOf(area));
      if (region === undefined) return undefined;
      tags.push(region);
    }
    return tags.join('-');
  };
  const nameOf = (tag: string): string | undefined => {
    const [, language = '', script, area] = TAG.exec(tag) ?? [];
    const name = primary.nameOf(language);
    if (name === undefined || (script !== undefined && area !== undefined)) return undefined;
    const detail = script === undefined ? undefined : SCRIPTS.get(script);
    const place = area === undefined ? undefined : (AREAS.get(area) ?? countries.nameOf(area));
    if (detail === undefined && place === undefined)
      return script === undefined && area === undefined ? name : undefined;
    return `${name} (${detail ?? place})`;
  };
  return { codeOf: forTexts(remember((text) => canonical(text.trim()))), nameOf: forTexts(nameOf) };
};
