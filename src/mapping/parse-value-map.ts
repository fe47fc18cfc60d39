// Reads value maps: `vendor: canonical` rows, or `vendor: { to, only, because }`.
import type { YamlEntry, YamlNode } from '../yaml/node.ts';
import { DIRECTIONS, SHAPES } from './keys.ts';
import {
  type Report,
  readAt,
  readMap,
  readNamed,
  readSaying,
  readWord,
  refuseForbidden,
  reportKind,
} from './reader.ts';
import type { Located, ValueMapNode, ValueMapRowNode } from './tree.ts';

/** Reads the rows of a map that may have a name. */
export const parseValueMap = (
  node: YamlNode,
  report: Report,
  name?: Located<string>,
): ValueMapNode | undefined => {
  if (node.kind !== 'map') return reportKind(node, 'a map of vendor codes to canonical codes', report);
  return { ...(name && { name }), rows: parseRows(node, report), span: node.span };
};

/** Reads rows; those that cannot be read are left out. */
export const parseRows = (node: YamlNode | undefined, report: Report): readonly ValueMapRowNode[] => {
  if (node === undefined) return [];
  if (node.kind !== 'map') {
    reportKind(node, 'a map of vendor codes to canonical codes', report);
    return [];
  }
  return node.entries.flatMap((entry) => {
    const row = parseRow(entry, report);
    return row ? [row] : [];
  });
};

const parseRow = ({ key, keys, value, span }: YamlEntry, report: Report): ValueMapRowNode | undefined => {
  if (refuseForbidden({ value: key.text, span: key.span }, report)) return undefined;
  if (keys) return reportKind({ kind: 'seq', items: keys, span: key.span }, 'one vendor code', report);
  if (value.kind === 'scalar') return { vendor: key, canonical: value, span };
  if (value.kind === 'seq') return reportKind(value, 'a code, or { to: code, only, because }', report);
  const map = readMap(value, SHAPES.valueMapRow, report, { at: key.span });
  const canonical = map?.value('to');
  if (!canonical) return undefined;
  if (canonical.kind !== 'scalar') return reportKind(canonical, 'a code', report);
  const only = readAt(map?.value('only'), (node) => readWord(node, DIRECTIONS, report));
  const because = readAt(map?.value('because'), (node) => readSaying(node, 'because', report));
  return { vendor: key, canonical, ...(only && { only }), ...(because && { because }), span };
};

/** Reads `valueMaps:` of a base mapping. */
export const parseValueMaps = (node: YamlNode | undefined, report: Report): readonly ValueMapNode[] =>
  readNamed(node, 'value maps', report, (name, value) => parseValueMap(value, report, name));
