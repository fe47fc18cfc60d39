// Reads `lookup`: what is looked up, in which country, and how a code is written back.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { YamlNode } from '../yaml/node.ts';
import { LOOKUP_STYLES, LOOKUPS, SHAPES } from './keys.ts';
import { readPath } from './read-path.ts';
import { type Report, readAt, readList, readMap, readName, readWord, reportBad } from './reader.ts';
import type { LookupCountryNode, LookupName, LookupStyle } from './tree.ts';

export interface ParsedLookup {
  readonly name: LookupName;
  readonly country: readonly LookupCountryNode[];
  readonly write: LookupStyle;
}

/** Reads what stands under `lookup`: a word, or a map with one word and its options. */
export const parseLookup = (node: YamlNode, report: Report): ParsedLookup | undefined => {
  if (node.kind === 'scalar') {
    const word = readWord(node, LOOKUPS, report);
    if (word?.value !== 'region') return word && { name: word.value, country: [], write: 'code' };
    const key = 'country';
    const { what, samples } = SHAPES.regionLookup;
    report(
      createDiagnostic('mapping/missing-key', { key, what, sample: samples?.country }, { span: node.span }),
    );
    return undefined;
  }
  const map = readMap(node, SHAPES.lookup, report);
  if (!map) return undefined;
  const [name, second] = LOOKUPS.filter((each) => map.entry(each));
  const entry = name && map.entry(name);
  if (name === undefined || entry === undefined)
    return map.misspelt ? undefined : reportBad(node, 'what is looked up, such as phone', report);
  if (second !== undefined) {
    const span = map.entry(second)?.key.span;
    report(createDiagnostic('mapping/several-codecs', { keys: [name, second] }, { span }));
    return undefined;
  }
  const options = optionsOf(name, entry.value, report);
  return options && { name, ...options };
};

const optionsOf = (
  name: LookupName,
  node: YamlNode,
  report: Report,
): Omit<ParsedLookup, 'name'> | undefined => {
  const style = (value: YamlNode | undefined): LookupStyle =>
    readAt(value, (word) => readWord(word, LOOKUP_STYLES, report))?.value ?? 'code';
  switch (name) {
    case 'region': {
      const map = readMap(node, SHAPES.regionLookup, report, { at: node.span });
      const country = map && countriesOf(map.value('country'), report);
      return map && country && { country, write: style(map.value('write')) };
    }
    case 'phone': {
      const map = readMap(node, SHAPES.phoneLookup, report);
      const country = map && countriesOf(map.value('country'), report);
      return country && { country, write: 'code' };
    }
    default: {
      const map = readMap(node, SHAPES.nameLookup, report);
      return map && { country: [], write: style(map.value('write')) };
    }
  }
};

/** One place or several; nothing where one of them cannot be read. */
const countriesOf = (
  node: YamlNode | undefined,
  report: Report,
): readonly LookupCountryNode[] | undefined => {
  if (node === undefined) return [];
  if (node.kind !== 'seq') {
    const one = countryOf(node, report);
    return one && [one];
  }
  const places = readList(node, 'places', report, (item) => countryOf(item, report));
  if (node.items.length === 0) return reportBad(node, 'at least one place', report);
  return places.length < node.items.length ? undefined : places;
};

const countryOf = (node: YamlNode, report: Report): LookupCountryNode | undefined => {
  const map = readMap(node, SHAPES.lookupCountry, report);
  if (!map) return undefined;
  const [from, constant, parameter] = [map.value('from'), map.value('const'), map.value('param')];
  if ([from, constant, parameter].filter((value) => value !== undefined).length !== 1)
    return map.misspelt ? undefined : reportBad(node, 'one of from, const and param', report);
  const path = from && readPath(from, report);
  if (path) return { kind: 'field', path };
  const value = constant && readName(constant, 'const', report);
  if (value) return { kind: 'const', value };
  const name = parameter && readName(parameter, 'param', report);
  return name && { kind: 'param', name };
};
