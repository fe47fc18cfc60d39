// Reads an overlay: what an organization, an account or an instance changes in a mapping.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Edit } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/near.ts';
import type { Span } from '../diagnostics/span.ts';
import { printPath } from '../schema/parse-path.ts';
import { isNullScalar, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';
import { LEVELS, SHAPES } from './keys.ts';
import { parseArms } from './parse-branches.ts';
import { parseExamples } from './parse-examples.ts';
import { parseIgnore } from './parse-ignore.ts';
import { parseParameters } from './parse-parameter.ts';
import { parseRefs } from './parse-ref.ts';
import { parseFields } from './parse-rule.ts';
import { parseRows, parseValueMap } from './parse-value-map.ts';
import { parseWrite } from './parse-write.ts';
import { readPath } from './read-path.ts';
import { readExtended, readResourceName } from './read-resource-name.ts';
import {
  type Report,
  readAt,
  readList,
  readMap,
  readNamed,
  readSaying,
  readWord,
  reportBad,
  reportKind,
} from './reader.ts';
import type {
  Located,
  OverlayDocument,
  RemovalNode,
  RowKeyNode,
  SchemaAdditionNode,
  ValueMapChangeNode,
} from './tree.ts';

/** Keys of a mapping that an overlay cannot state. */
const BASE_ONLY: ReadonlySet<string> = new Set(
  SHAPES.mapping.keys.filter((key) => !SHAPES.overlay.keys.some((known) => known === key)),
);

/** Reads an overlay; undefined if it does not even say what it extends. */
export const parseOverlay = (root: YamlNode, report: Report): OverlayDocument | undefined => {
  const refuse = ({ key }: YamlEntry): boolean => {
    const baseOnly = BASE_ONLY.has(key.text);
    if (baseOnly) report(createDiagnostic('overlay/base-only', { key: key.text }, { span: key.span }));
    return baseOnly;
  };
  const map = readMap(root, SHAPES.overlay, report, { refuse });
  if (!map) return undefined;
  const name = readAt(map.value('overlay'), (node) => readResourceName(node, 'overlay', report));
  const base = readAt(map.value('extends'), (node) => readExtended(node, report));
  const level = readAt(map.value('level'), (node) => readWord(node, LEVELS, report));
  const vendor = readAt(map.value('vendor'), (node) => readVendor(node, report));
  const adds = readAt(map.value('canonical'), (node) => parseAdds(node, report)) ?? [];
  const parameters = parseParameters(map.value('parameters'), report);
  const valueMaps = readNamed(
    map.value('valueMaps'),
    'changes to value maps',
    report,
    (each, node, { span }) => parseChange(each, node, span, report),
  );
  const refs = parseRefs(map.value('refs'), report);
  const rules = parseFields(map.value('fields'), report);
  const write = parseWrite(map.value('write'), report);
  const branches = map.entry('branches');
  const arms = branches ? parseArms(branches, report) : [];
  const remove = parseRemovals(map.value('remove'), report);
  const ignore = parseIgnore(map.value('ignore'), report);
  const examples = parseExamples(map.value('examples'), report);
  if (!name || !base || !level) return undefined;
  return {
    kind: 'overlay',
    span: map.span,
    name,
    extends: base,
    level,
    ...(vendor && { vendor }),
    adds,
    parameters,
    valueMaps,
    refs,
    rules,
    write,
    branches: arms,
    remove,
    ignore,
    examples,
  };
};

const readVendor = (node: YamlNode, report: Report): Located<string> | undefined => {
  const expected = 'the name of a vendor schema, such as marketo/acme-lead';
  if (node.kind !== 'scalar') return reportKind(node, expected, report);
  if (/^[^/]+$/.test(node.text)) return reportBad(node, expected, report);
  return readResourceName(node, 'vendor', report, true);
};

const parseAdds = (node: YamlNode, report: Report): readonly SchemaAdditionNode[] => {
  const adds = readMap(node, SHAPES.overlayCanonical, report)?.value('adds');
  if (adds === undefined) return [];
  if (adds.kind !== 'map') return reportKind(adds, 'a map of canonical paths to schemas', report) ?? [];
  const seen = new Set<string>();
  return adds.entries.flatMap(({ key, value }) => {
    const path = readPath(key, report);
    const schema =
      value.kind === 'map' ? value : reportKind(value, 'a schema, such as { type: string }', report);
    if (!path || !schema) return [];
    const name = printPath(path.value);
    if (seen.has(name)) {
      report(createDiagnostic('mapping/duplicate-path', { path: name }, { span: key.span }));
      return [];
    }
    seen.add(name);
    return [{ path, schema }];
  });
};

const isRow = ({ key }: YamlEntry): boolean =>
  !SHAPES.valueMapChange.keys.some((known) => known === key.text) &&
  nearest(key.text, SHAPES.valueMapChange.keys).length === 0;

/** Rows as a base mapping has them: here they are added to those of the base, or replace them. */
const reportBareRows = (name: string, { entries, span }: YamlMap, report: Report): void => {
  const [first] = entries;
  const row = first === undefined ? '' : first.span.file.text.slice(first.span.start, first.span.end);
  const isShort = row.length <= 60 && !/[\r\n]/.test(row);
  const help = `rows that an overlay adds stand under "add": write { add: { ${isShort ? row : '…'}${entries.length > 1 || !isShort ? ', …' : ''} } }`;
  const extras = { span: first?.key.span ?? span, help, fix: wrapInAdd(span) };
  report(createDiagnostic('mapping/missing-key', { key: 'add', what: `the change to "${name}"` }, extras));
};

/** The edit that puts `add:` around rows, in the style in which they are written. */
const wrapInAdd = (span: Span): readonly Edit[] => {
  const { file, start, end } = span;
  const rows = file.text.slice(start, end);
  if (rows.startsWith('{')) return [{ span, text: `{ add: ${rows} }` }];
  const indent = file.text.slice(file.text.lastIndexOf('\n', start - 1) + 1, start);
  return [{ span, text: `add:\n${indent}  ${rows.replaceAll(/(\r?\n)(?=[^\r\n])/g, '$1  ')}` }];
};

const parseChange = (
  name: Located<string>,
  node: YamlNode,
  span: YamlEntry['span'],
  report: Report,
): ValueMapChangeNode | undefined => {
  if (node.kind === 'map' && node.entries.length > 0 && node.entries.every(isRow)) {
    reportBareRows(name.value, node, report);
    return undefined;
  }
  const map = readMap(node, SHAPES.valueMapChange, report, { at: name.span });
  if (!map) return undefined;
  const replace = readAt(map.value('replace'), (rows) => parseValueMap(rows, report, name));
  const add = parseRows(map.value('add'), report);
  const remove = readList(map.value('remove'), 'vendor codes', report, (code): RowKeyNode | undefined =>
    code.kind === 'scalar'
      ? { value: code.text, span: code.span, isNull: isNullScalar(code) }
      : reportKind(code, 'a vendor code', report),
  );
  const beside = map.entry('replace') && (map.entry('add') ?? map.entry('remove'));
  if (beside) {
    const args = { key: beside.key.text, needs: 'without "replace"' };
    report(createDiagnostic('mapping/misplaced-key', args, { span: beside.key.span }));
  }
  return { name, ...(replace && { replace }), add, remove, span };
};

const parseRemovals = (node: YamlNode | undefined, report: Report): readonly RemovalNode[] => {
  const seen = new Set<string>();
  return readList(node, 'canonical paths', report, (item): RemovalNode | undefined => {
    const map = item.kind === 'map' ? readMap(item, SHAPES.removed, report) : undefined;
    const path = readAt(item.kind === 'map' ? map?.value('field') : item, (field) => readPath(field, report));
    const because = readAt(map?.value('because'), (text) => readSaying(text, 'because', report));
    if (!path) return undefined;
    const name = printPath(path.value);
    if (seen.has(name))
      report(createDiagnostic('mapping/duplicate-path', { path: name }, { span: path.span }));
    seen.add(name);
    return { ...path, ...(because && { because }) };
  });
};
