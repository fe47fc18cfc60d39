// Reads codecs: a word, `{ text: … }` and the like, a chain, and the codec keys of a rule.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { nearest } from '../diagnostics/near.ts';
import type { YamlEntry, YamlNode } from '../yaml/node.ts';
import { CODEC_KEYS, LOOKUPS, REMOVED_WORDS, SHAPES, UNKNOWN_WORDS } from './keys.ts';
import { codecInstead, needsNoCodec } from './other-words.ts';
import { parseAsOptions } from './parse-as-options.ts';
import { parseLookup } from './parse-lookup.ts';
import { parseTemplate } from './parse-template.ts';
import { parseValueMap } from './parse-value-map.ts';
import {
  type MapView,
  type Report,
  readAt,
  readList,
  readMap,
  readName,
  readSeq,
  readText,
  readWord,
  reportBad,
  reportKind,
  reportMissing,
  writeInstead,
} from './reader.ts';
import { AS_NAMES, type CodecNode, type Located, type RuleNode, type UnknownPolicyNode } from './tree.ts';

/** Reads a map of rules; given from outside, because rules hold codecs and codecs hold rules. */
export type ReadFields = (node: YamlNode) => readonly RuleNode[];

type CodecKey = (typeof CODEC_KEYS)[number];
type OptionKey = 'text' | 'date' | 'instant';
const OPTION_KEYS: readonly OptionKey[] = ['text', 'date', 'instant'];

/** Reads what stands under `as`, `items`, `item` and in a chain. */
export const parseCodec = (node: YamlNode, fields: ReadFields, report: Report): CodecNode | undefined => {
  if (node.kind === 'scalar') return parseWord(node, report);
  if (node.kind === 'seq') {
    const steps = readList(node, 'codecs', report, (item) => parseCodec(item, fields, report));
    if (node.items.length === 0) return reportBad(node, 'at least one codec', report);
    return steps.length < node.items.length ? undefined : { kind: 'chain', span: node.span, steps };
  }
  const map = readMap(node, SHAPES.codec, report);
  if (!map) return undefined;
  const written = [...OPTION_KEYS, ...CODEC_KEYS].flatMap((key) => map.entry(key) ?? []);
  const option = OPTION_KEYS.flatMap((name) => {
    const entry = map.entry(name);
    return entry ? [{ name, entry }] : [];
  })[0];
  if (written.length > 1) {
    reportSeveral(written, report);
    return undefined;
  }
  if (option === undefined) {
    if (written.length === 0 && !map.misspelt)
      return reportBad(node, 'a codec, such as { map: name }', report);
    return parseCodecKeys(map, fields, report);
  }
  refuseCompanions(map, report);
  const options = parseAsOptions(option.name, option.entry.value, report);
  return options && { kind: 'as', span: node.span, name: option.name, options };
};

const parseWord = (node: YamlNode, report: Report): CodecNode | undefined => {
  if (node.kind === 'scalar' && LOOKUPS.some((lookup) => lookup === node.text)) {
    return reportBad(node, 'the name of a codec', report, `write { lookup: ${node.text} }`);
  }
  const elsewhere =
    node.kind === 'scalar' ? CODEC_KEYS.find((key) => key === node.text && key !== 'as') : undefined;
  if (elsewhere !== undefined && nearest(elsewhere, AS_NAMES, 1).length === 0)
    return reportBad(node, 'the name of a codec', report, `"${elsewhere}" is a key: ${elsewhere}: …`);
  const name = readWord(node, AS_NAMES, report, (word) => {
    const text = codecInstead(word);
    if (text !== undefined) return writeInstead(node, text);
    return needsNoCodec(word) ? { help: 'remove "as": a text needs no codec' } : undefined;
  });
  return name && { kind: 'as', span: node.span, name: name.value, options: {} };
};

const reportSeveral = (entries: readonly YamlEntry[], report: Report): void => {
  const [, second] = entries;
  const keys = entries.map(({ key }) => key.text);
  report(createDiagnostic('mapping/several-codecs', { keys }, { span: (second ?? entries[0])?.key.span }));
};

const refuseCompanions = (map: MapView<'unknown' | 'items'>, report: Report): void => {
  for (const key of ['unknown', 'items'] as const) {
    const entry = map.entry(key);
    const needs = key === 'unknown' ? 'beside "map" or "lookup"' : 'beside "list"';
    if (entry) report(createDiagnostic('mapping/misplaced-key', { key, needs }, { span: entry.key.span }));
  }
};

/** Reads the codec keys of a rule, or of a codec written as a map: at most one may stand there. */
export const parseCodecKeys = (
  map: MapView<CodecKey | 'unknown' | 'items'>,
  fields: ReadFields,
  report: Report,
): CodecNode | undefined => {
  const written = CODEC_KEYS.flatMap((key) => {
    const entry = map.entry(key);
    return entry ? [{ key, entry }] : [];
  });
  if (written.length > 1) {
    reportSeveral(
      written.map(({ entry }) => entry),
      report,
    );
  }
  const [first] = written;
  return first && parseKeyed(first.key, first.entry, map, fields, report);
};

const parseKeyed = (
  key: CodecKey,
  { value, span }: YamlEntry,
  map: MapView<'unknown' | 'items'>,
  fields: ReadFields,
  report: Report,
): CodecNode | undefined => {
  switch (key) {
    case 'as':
      return parseCodec(value, fields, report);
    case 'map': {
      const table = value.kind === 'map' ? parseValueMap(value, report) : readName(value, 'map', report);
      const unknown = readAt(map.value('unknown'), (node) => parseUnknown(node, report));
      return table && { kind: 'map', span, table, ...(unknown && { unknown }) };
    }
    case 'template': {
      const template = parseTemplate(value, report);
      return template && { kind: 'template', span, template };
    }
    case 'list': {
      const separator = readSeparator(value, report);
      const items = readAt(map.value('items'), (node) => parseCodec(node, fields, report));
      return separator && { kind: 'list', span, separator, ...(items && { items }) };
    }
    case 'each':
      return parseEach(value, span, fields, report);
    case 'ref': {
      const name = readName(value, 'ref', report);
      return name && { kind: 'ref', span, name };
    }
    case 'lookup': {
      const lookup = parseLookup(value, report);
      const unknown = readAt(map.value('unknown'), (node) => parseUnknown(node, report));
      const refused = unknown?.kind === 'keep' || unknown?.kind === 'to';
      if (refused) refuseUnknown(unknown.span, report);
      return lookup && { kind: 'lookup', span, ...lookup, ...(unknown && !refused && { unknown }) };
    }
  }
};

const readSeparator = (node: YamlNode, report: Report): Located<string> | undefined => {
  const text = readText(node, 'a separator, such as ";"', report);
  if (text?.value !== '') return text;
  report(createDiagnostic('mapping/empty-text', { key: 'list' }, { span: text.span }));
  return undefined;
};

const parseUnknown = (node: YamlNode, report: Report): UnknownPolicyNode | undefined => {
  if (node.kind === 'scalar') {
    const kind = readWord(node, UNKNOWN_WORDS, report, (code) => ({
      help: `a code that all others become is written { to: ${code} }`,
      fix: [
        { span: node.span, text: `{ to: ${node.span.file.text.slice(node.span.start, node.span.end)} }` },
      ],
    }));
    return kind && { kind: kind.value, span: node.span };
  }
  const map = readMap(node, SHAPES.unknownTo, report);
  const value = readAt(map?.value('to'), (code) =>
    code.kind === 'scalar' ? code : reportKind(code, 'a code', report),
  );
  return value && { kind: 'to', value, span: node.span };
};

/** A field of a lookup holds what is known or nothing: a raw text or a made-up code in it would be taken for known. */
const refuseUnknown = (span: YamlNode['span'], report: Report): void => {
  const found = span.file.text.slice(span.start, span.end);
  const expected = 'error, omit or null beside "lookup"';
  const help = 'the raw text is kept by a rule of its own; a field that is looked up holds what is known';
  report(createDiagnostic('mapping/bad-value', { expected, found }, { span, help }));
};

const parseEach = (
  node: YamlNode,
  span: YamlNode['span'],
  fields: ReadFields,
  report: Report,
): CodecNode | undefined => {
  const map = readMap(node, SHAPES.each, report);
  if (!map) return undefined;
  const inner = map.value('fields');
  const itemEntry = map.entry('item');
  const item = itemEntry && parseCodec(itemEntry.value, fields, report);
  const rules = inner ? fields(inner) : [];
  const key = readKeys(map.value('key'), report);
  const removed = readAt(map.value('removed'), (word) => readWord(word, REMOVED_WORDS, report));
  if (inner && itemEntry) {
    const needs = 'without "fields": elements are objects with fields, or scalars with an item';
    report(createDiagnostic('mapping/misplaced-key', { key: 'item', needs }, { span: itemEntry.key.span }));
  } else if (!inner && !itemEntry && !map.misspelt) {
    reportMissing('fields', SHAPES.each, map.span, report);
  }
  const keyEntry = map.entry('key');
  if (inner && !keyEntry && !map.misspelt) {
    reportMissing('key', SHAPES.each, map.span, report);
  } else if (!inner && keyEntry) {
    const needs = 'beside "fields"';
    report(createDiagnostic('mapping/misplaced-key', { key: 'key', needs }, { span: keyEntry.key.span }));
  }
  return { kind: 'each', span, key, fields: rules, ...(item && { item }), ...(removed && { removed }) };
};

const readKeys = (node: YamlNode | undefined, report: Report): readonly Located<string>[] => {
  if (node === undefined) return [];
  const items = node.kind === 'scalar' ? [node] : (readSeq(node, 'names of fields', report)?.items ?? []);
  if (node.kind === 'seq' && items.length === 0) reportBad(node, 'at least one name', report);
  return items.flatMap((item) => readName(item, 'key', report) ?? []);
};
