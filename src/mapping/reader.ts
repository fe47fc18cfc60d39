// Reads maps, lists and scalars of a mapping file by what is expected there; what is wrong is reported, never thrown.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic, Edit } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/near.ts';
import { quote } from '../diagnostics/quote.ts';
import type { Span } from '../diagnostics/span.ts';
import { isForbiddenName } from '../schema/parse-path.ts';
import { isNullScalar, type YamlEntry, type YamlMap, type YamlNode, type YamlSeq } from '../yaml/node.ts';
import type { MapShape } from './keys.ts';
import type { Located } from './tree.ts';

/** Takes the problems of one file. */
export type Report = (diagnostic: Diagnostic) => void;

/** What stands at a node, in words: `a map`, `a list`, `nothing`, `the text "x"`. */
export const foundAt = (node: YamlNode): string => {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'seq') return 'a list';
  return isNullScalar(node) ? 'nothing' : quote(node.text);
};

export const reportKind = (node: YamlNode, expected: string, report: Report, help?: string): undefined => {
  report(
    createDiagnostic('mapping/wrong-kind', { expected, found: foundAt(node) }, { span: node.span, help }),
  );
};

/** A name that has one near name only is mended by writing that. */
const fixOf = (near: readonly string[], span: Span): readonly Edit[] | undefined => {
  const [text] = near;
  return text === undefined || near.length > 1 ? undefined : [{ span, text }];
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
}

/** Reads a map of one kind: unknown keys, missing keys and values that are no map are reported. */
export const readMap = <Key extends string>(
  node: YamlNode,
  shape: MapShape & { readonly keys: readonly Key[] },
  report: Report,
  options: MapOptions = {},
): MapView<Key> | undefined => {
  if (node.kind !== 'map') return reportKind(node, `a map with ${shape.keys.slice(0, 3).join(', ')}`, report);
  const entries = new Map<string, YamlEntry>();
  let misspelt = false;
  for (const entry of node.entries) {
    const key = entry.key.text;
    if (shape.keys.some((known) => known === key)) {
      if (!entries.has(key)) entries.set(key, entry);
    } else if (!options.refuse?.(entry)) {
      misspelt = true;
      const near = nearest(key, shape.keys);
      report(
        createDiagnostic(
          'mapping/unknown-key',
          { key, what: shape.what, near },
          { span: entry.key.span, fix: fixOf(near, entry.key.span) },
        ),
      );
    }
  }
  for (const key of shape.required) {
    if (entries.has(key)) continue;
    const span = options.at ?? node.entries[0]?.key.span ?? node.span;
    report(createDiagnostic('mapping/missing-key', { key, what: shape.what }, { span }));
  }
  return {
    node,
    span: node.span,
    entry: (key) => entries.get(key),
    value: (key) => entries.get(key)?.value,
    misspelt,
  };
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

/** Reads one word out of a list. */
export const readWord = <const Word extends string>(
  node: YamlNode,
  words: readonly Word[],
  report: Report,
): Located<Word> | undefined => {
  if (node.kind !== 'scalar') return reportKind(node, `one of ${words.join(', ')}`, report);
  const value = words.find((word) => word === node.text);
  if (value !== undefined) return { value, span: node.span };
  const near = nearest(node.text, words, 1);
  const { text: word, span } = node;
  report(createDiagnostic('mapping/unknown-word', { word, words, near }, { span, fix: fixOf(near, span) }));
  return undefined;
};

/** Reads `true` or `false`, unquoted. */
export const readBoolean = (node: YamlNode, report: Report): Located<boolean> | undefined => {
  if (node.kind === 'scalar' && node.style === 'plain' && /^(?:true|false)$/.test(node.text)) {
    return { value: node.text === 'true', span: node.span };
  }
  return reportBad(node, 'true or false', report);
};

/** Reads a whole number above zero, unquoted. */
export const readCount = (node: YamlNode, report: Report): Located<number> | undefined => {
  if (node.kind === 'scalar' && node.style === 'plain' && /^[1-9][0-9]{0,8}$/.test(node.text)) {
    return { value: Number(node.text), span: node.span };
  }
  return reportBad(node, 'a whole number above zero', report);
};

export const reportBad = (node: YamlNode, expected: string, report: Report, help?: string): undefined => {
  const found =
    node.kind === 'scalar' && node.style !== 'plain' ? `the text ${quote(node.text)}` : foundAt(node);
  report(createDiagnostic('mapping/bad-value', { expected, found }, { span: node.span, help }));
};
