// Reads maps, lists and scalars of a mapping file by what is expected there; what is wrong is reported, never thrown.
import { createDiagnostic, type DiagnosticExtras } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isSlip, nearest } from '../diagnostics/near.ts';
import { quote } from '../diagnostics/quote.ts';
import type { Span } from '../diagnostics/span.ts';
import { isForbiddenName } from '../schema/parse-path.ts';
import { isNullScalar, type YamlEntry, type YamlMap, type YamlNode, type YamlSeq } from '../yaml/node.ts';
import type { MapShape } from './keys.ts';
import type { Located } from './tree.ts';

/** Takes the problems of one file. */
export type Report = (diagnostic: Diagnostic) => void;

/** What stands at a node, in words: `a map`, `a list`, `nothing`, `the text "x"`. */
const foundAt = (node: YamlNode): string => {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'seq') return 'a list';
  return isNullScalar(node) ? 'nothing' : quote(node.text);
};

/** What to type instead, and the edit that does it. */
export type Mend = Pick<DiagnosticExtras, 'help' | 'fix' | 'fixIsSafe'>;

/** A text to write in place of a node. */
export const writeInstead = ({ span }: YamlNode, text: string, fixIsSafe = false): Mend => ({
  help: `write ${text}`,
  fix: [{ span, text }],
  fixIsSafe,
});

const mendOf = (help: string | Mend | undefined): Mend => (typeof help === 'object' ? help : { help });

export const reportKind = (
  node: YamlNode,
  expected: string,
  report: Report,
  help?: string | Mend,
): undefined => {
  const args = { expected, found: foundAt(node) };
  report(createDiagnostic('mapping/wrong-kind', args, { span: node.span, ...mendOf(help) }));
};

/** A word of the language that has one near word only is mended by writing that. */
const fixOf = (word: string, near: readonly string[], span: Span): Mend => {
  const [text] = near;
  if (text === undefined || near.length > 1) return {};
  return { fix: [{ span, text }], fixIsSafe: isSlip(word, text) };
};

/** A map whose keys are known. */
export interface MapView<Key extends string> {
  readonly node: YamlMap;
  readonly span: Span;
  readonly entry: (key: Key) => YamlEntry | undefined;
  readonly value: (key: Key) => YamlNode | undefined;
  /** Has it a key that the language does not have? Then a missing one may be that one misspelt. */
  readonly misspelt: boolean;
}

export interface MapOptions {
  /** Where a missing key is reported: the key under which the map stands. */
  readonly at?: Span | undefined;
  /** Says another thing about an unknown key; true if it did. */
  readonly refuse?: (entry: YamlEntry) => boolean;
  /** What to type instead of a value that is no map. */
  readonly instead?: (node: YamlNode) => Mend | undefined;
}

/** Reads a map of one kind: unknown keys, missing keys and values that are no map are reported. */
export const readMap = <Key extends string>(
  node: YamlNode,
  shape: MapShape & { readonly keys: readonly Key[] },
  report: Report,
  options: MapOptions = {},
): MapView<Key> | undefined => {
  if (node.kind !== 'map') {
    const help = options.instead?.(node) ?? (shape.form === undefined ? undefined : `write ${shape.form}`);
    return reportKind(node, `a map with ${shape.keys.slice(0, 3).join(', ')}`, report, help);
  }
  const entries = new Map<string, YamlEntry>();
  const unknown: YamlEntry[] = [];
  for (const entry of node.entries) {
    const key = entry.key.text;
    if (!shape.keys.some((known) => known === key)) unknown.push(entry);
    else if (!entries.has(key)) entries.set(key, entry);
  }
  let misspelt = false;
  const meant = new Set<string>();
  for (const entry of unknown) {
    if (options.refuse?.(entry)) continue;
    misspelt = true;
    reportUnknown(entry, shape, (key) => entries.has(key) || meant.has(key), meant, report);
  }
  for (const key of shape.required) {
    // A key that stands there misspelt is not missing as well.
    if (entries.has(key) || meant.has(key)) continue;
    const span = options.at ?? node.entries[0]?.key.span ?? node.span;
    reportMissing(key, shape, span, report);
  }
  return {
    node,
    span: node.span,
    entry: (key) => entries.get(key),
    value: (key) => entries.get(key)?.value,
    misspelt,
  };
};

/** Says of an unknown key what it may mean; what it surely means is added to `meant`. */
const reportUnknown = (
  { key: { text: key, span } }: YamlEntry,
  shape: MapShape,
  isTaken: (key: string) => boolean,
  meant: Set<string>,
  report: Report,
): void => {
  const near = nearest(key, shape.keys);
  const free = near.filter((name) => !isTaken(name));
  const [taken] = near;
  const mend =
    free.length === 0 && taken !== undefined
      ? { help: `"${taken}" stands there already: remove one of the two` }
      : near.length === 0
        ? { help: shape.otherwise }
        : fixOf(key, free, span);
  for (const name of free) meant.add(name);
  const args = { key, what: shape.what, near: free };
  report(createDiagnostic('mapping/unknown-key', args, { span, ...mend }));
};

/** Reports a key that is not there, with what to type. */
export const reportMissing = (
  key: string,
  { what, samples }: Pick<MapShape, 'what' | 'samples'>,
  span: Span,
  report: Report,
): void => {
  const sample = samples?.[key];
  const args = { key, what, ...(sample !== undefined && { sample }) };
  report(createDiagnostic('mapping/missing-key', args, { span }));
};

/** Reads the value under a key if the key is there. */
export const readAt = <T>(
  node: YamlNode | undefined,
  read: (node: YamlNode) => T | undefined,
): T | undefined => (node === undefined ? undefined : read(node));

/** Reads a map whose keys are names that the author chose. Entries that cannot be read are left out. */
export const readNamed = <T>(
  node: YamlNode | undefined,
  what: string,
  report: Report,
  read: (name: Located<string>, value: YamlNode, entry: YamlEntry) => T | undefined,
): readonly T[] => {
  if (node === undefined) return [];
  if (node.kind !== 'map') {
    reportKind(node, `a map of ${what}`, report);
    return [];
  }
  const all: T[] = [];
  for (const entry of node.entries) {
    const name = { value: entry.key.text, span: entry.key.span };
    if (name.value === '') {
      report(createDiagnostic('mapping/empty-text', { key: 'a name' }, { span: name.span }));
    } else if (!refuseForbidden(name, report)) {
      const one = read(name, entry.value, entry);
      if (one !== undefined) all.push(one);
    }
  }
  return all;
};

/** Reports a name that reaches an object's prototype; true if it is one. */
export const refuseForbidden = (name: Located<string>, report: Report): boolean => {
  const forbidden = isForbiddenName(name.value);
  if (forbidden) {
    report(createDiagnostic('mapping/forbidden-name', { name: name.value }, { span: name.span }));
  }
  return forbidden;
};

/** Reads a list; `what` says what it is a list of. Items that cannot be read are left out. */
export const readList = <T>(
  node: YamlNode | undefined,
  what: string,
  report: Report,
  read: (item: YamlNode) => T | undefined,
): readonly T[] => {
  if (node === undefined) return [];
  const list = readSeq(node, what, report);
  return (list?.items ?? []).flatMap((item) => {
    const one = read(item);
    return one === undefined ? [] : [one];
  });
};

export const readSeq = (node: YamlNode, what: string, report: Report): YamlSeq | undefined =>
  node.kind === 'seq' ? node : reportKind(node, `a list of ${what}, such as [ a, b ]`, report);

/** Reads a scalar as text, whatever it looks like; plain null is nothing, not text. */
export const readText = (node: YamlNode, expected: string, report: Report): Located<string> | undefined =>
  node.kind === 'scalar' && !isNullScalar(node)
    ? { value: node.text, span: node.span }
    : reportKind(node, expected, report);

/** Reads a text that must say something: a reason, a name. */
export const readSaying = (node: YamlNode, key: string, report: Report): Located<string> | undefined => {
  if (node.kind !== 'scalar') return reportKind(node, 'a text', report);
  if (!isNullScalar(node) && node.text.trim() !== '') return { value: node.text, span: node.span };
  report(createDiagnostic('mapping/empty-text', { key }, { span: node.span }));
  return undefined;
};

/** Reads a name that the author chose or refers to: not empty, none that reaches a prototype. */
export const readName = (node: YamlNode, key: string, report: Report): Located<string> | undefined => {
  const name = readSaying(node, key, report);
  return name === undefined || refuseForbidden(name, report) ? undefined : name;
};

/**
 * Reads one word out of a list.
 * @param instead - what to type for words that other languages have here
 */
export const readWord = <const Word extends string>(
  node: YamlNode,
  words: readonly Word[],
  report: Report,
  instead?: (text: string) => Mend | undefined,
): Located<Word> | undefined => {
  const expected = `one of ${words.join(', ')}`;
  if (node.kind !== 'scalar') return reportKind(node, expected, report);
  const value = words.find((word) => word === node.text);
  if (value !== undefined) return { value, span: node.span };
  if (isNullScalar(node)) return reportKind(node, expected, report);
  const near = nearest(node.text, words, 1);
  const { text: word, span } = node;
  const [meant] = near;
  const other = meant !== undefined && isSlip(word, meant) ? undefined : instead?.(word);
  const mend = other ?? fixOf(word, near, span);
  const args = { word, words, near: other ? [] : near };
  report(createDiagnostic('mapping/unknown-word', args, { span, ...mend }));
  return undefined;
};

const YES: ReadonlySet<string> = new Set(['yes', 'on', 'y']);
const NO: ReadonlySet<string> = new Set(['no', 'off', 'n']);

/** Reads `true` or `false`, unquoted. */
export const readBoolean = (node: YamlNode, report: Report): Located<boolean> | undefined => {
  if (node.kind === 'scalar' && node.style === 'plain' && /^(?:true|false)$/.test(node.text)) {
    return { value: node.text === 'true', span: node.span };
  }
  const word = node.kind === 'scalar' ? node.text.trim().toLowerCase() : '';
  const text = YES.has(word) ? 'true' : NO.has(word) ? 'false' : /^(?:true|false)$/.test(word) ? word : '';
  return reportBad(node, 'true or false', report, text === '' ? undefined : writeInstead(node, text, true));
};

/** Reads a whole number above zero, unquoted. */
export const readCount = (node: YamlNode, report: Report): Located<number> | undefined => {
  if (node.kind === 'scalar' && node.style === 'plain' && /^[1-9][0-9]{0,8}$/.test(node.text)) {
    return { value: Number(node.text), span: node.span };
  }
  return reportBad(node, 'a whole number above zero', report);
};

export const reportBad = (
  node: YamlNode,
  expected: string,
  report: Report,
  help?: string | Mend,
): undefined => {
  const found =
    node.kind === 'scalar' && node.style !== 'plain' ? `the text ${quote(node.text)}` : foundAt(node);
  report(createDiagnostic('mapping/bad-value', { expected, found }, { span: node.span, ...mendOf(help) }));
};
