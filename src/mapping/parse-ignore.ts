// Reads `ignore:`: fields of either side that no rule covers, each with a reason.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { parsePath } from '../schema/parse-path.ts';
import type { YamlNode } from '../yaml/node.ts';
import { SHAPES } from './keys.ts';
import {
  type Report,
  readAt,
  readList,
  readMap,
  readSaying,
  readSeq,
  readText,
  refuseForbidden,
  reportKind,
  reportMissing,
} from './reader.ts';
import type { IgnoreNode, IgnoresNode, Located } from './tree.ts';

export const parseIgnore = (node: YamlNode | undefined, report: Report): IgnoresNode => {
  const map = readAt(node, (value) => readMap(value, SHAPES.ignore, report));
  return {
    vendor: parseSide(map?.value('vendor'), report),
    canonical: parseSide(map?.value('canonical'), report),
  };
};

const parseSide = (node: YamlNode | undefined, report: Report): readonly IgnoreNode[] =>
  readList(node, '{ field, because }', report, (item) => parseEntry(item, report)).flat();

/** `{ field, because }`, or `{ fields: [a, b], because }` for several with one reason. */
const parseEntry = (node: YamlNode, report: Report): readonly IgnoreNode[] | undefined => {
  if (node.kind === 'scalar') {
    const help = `say why: { field: ${JSON.stringify(node.text)}, because: … }`;
    return reportKind(node, 'a map with field, because', report, help);
  }
  const map = readMap(node, SHAPES.ignored, report);
  if (!map) return undefined;
  const one = map.entry('field');
  const several = map.entry('fields');
  const because = readAt(map.value('because'), (value) => readSaying(value, 'because', report));
  if (one && several) {
    const needs = 'without "field"';
    report(createDiagnostic('mapping/misplaced-key', { key: 'fields', needs }, { span: several.key.span }));
  } else if (!one && !several && !map.misspelt) {
    reportMissing('field', SHAPES.ignored, node.span, report);
  }
  const fields = [
    ...(one ? [one.value] : []),
    ...(several ? (readSeq(several.value, 'fields', report)?.items ?? []) : []),
  ];
  return fields.flatMap((item) => {
    const field = readPattern(item, report);
    return field ? [{ field, ...(because && { because }), span: node.span }] : [];
  });
};

/** A path, or one in which `*` stands for any characters. */
const readPattern = (node: YamlNode, report: Report): Located<string> | undefined => {
  const text = readText(node, 'a field, a path or a pattern with *', report);
  if (!text || refuseForbidden(text, report)) return undefined;
  const result = parsePath(text.value.replaceAll('[*]', '[0]').replaceAll('*', '_'));
  if (result.ok) return text;
  const args = { path: text.value, reason: result.message };
  report(createDiagnostic('mapping/bad-path', args, { span: text.span }));
  return undefined;
};
