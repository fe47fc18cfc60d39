// Reads the source of a rule: the one key that says where its value comes from.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { printPath } from '../schema/parse-path.ts';
import type { YamlEntry, YamlNode, YamlScalar } from '../yaml/node.ts';
import { COMPANIONS, SHAPES, SOURCE_KEYS } from './keys.ts';
import { readPath, readPathOrPaths, readPaths } from './read-path.ts';
import {
  type MapView,
  type Mend,
  type Report,
  readAt,
  readList,
  readMap,
  readName,
  readNamed,
  readText,
  reportBad,
  reportKind,
  reportMissing,
  writeInstead,
} from './reader.ts';
import type { LocatedPath, RuleNode, SourceNode } from './tree.ts';

type SourceKey = (typeof SOURCE_KEYS)[number];
type Companion = (typeof COMPANIONS)[number]['key'];
export type RuleView = MapView<SourceKey | Companion | 'template' | 'map' | 'list' | 'lookup'>;

/** Reads one arm of `firstOf`; given from outside, because rules hold sources and sources hold rules. */
export type ReadArm = (node: YamlNode) => RuleNode | undefined;

/** Reads the source of the rule for `path`; none or several are reported. */
export const parseSource = (
  map: RuleView,
  path: LocatedPath,
  arm: ReadArm,
  report: Report,
): SourceNode | undefined => {
  refuseLonely(map, report);
  const written = SOURCE_KEYS.flatMap((key) => {
    const entry = map.entry(key);
    return entry ? [{ key, entry }] : [];
  });
  const hasSlots = written.some(({ key }) => key === 'slots');
  const sources = hasSlots ? written.filter(({ key }) => key !== 'from') : written;
  const [first, second] = sources;
  if (first && second) {
    const keys = sources.map(({ key }) => key);
    report(
      createDiagnostic(
        'mapping/several-sources',
        { path: printPath(path.value), keys },
        { span: second.entry.key.span, related: [{ span: first.entry.key.span, message: 'the first' }] },
      ),
    );
  }
  if (first) return parseKeyed(first.key, first.entry, map, arm, report);
  const template = map.entry('template');
  if (template) return { kind: 'parts', span: template.span };
  if (!map.misspelt) {
    report(createDiagnostic('mapping/no-source', { path: printPath(path.value) }, { span: path.span }));
  }
  return undefined;
};

/** Reports keys like `with` without the key, like `join`, that gives them a meaning. */
const refuseLonely = (map: RuleView, report: Report): void => {
  for (const { key, needs } of COMPANIONS) {
    const entry = map.entry(key);
    const slots = key === 'to' && map.entry('slots') !== undefined;
    if (!entry || map.misspelt || (needs.some((other) => map.entry(other)) && !slots)) continue;
    const where = slots
      ? 'beside a plain "from", without slots'
      : `beside ${needs.map((other) => `"${other}"`).join(' or ')}`;
    report(createDiagnostic('mapping/misplaced-key', { key, needs: where }, { span: entry.key.span }));
  }
};

const parseKeyed = (
  key: SourceKey,
  { key: at, value, span }: YamlEntry,
  map: RuleView,
  arm: ReadArm,
  report: Report,
): SourceNode | undefined => {
  switch (key) {
    case 'from': {
      const from = readFrom(value, report);
      const to = readAt(map.value('to'), (node) => readPath(node, report));
      return from && { kind: 'field', span, from, ...(to && { to }) };
    }
    case 'pair': {
      const name = readName(value, 'pair', report);
      const inside = readAt(map.value('in'), (node) => readPath(node, report));
      const standard: LocatedPath = { value: [{ kind: 'key', key: 'attributes' }], span: value.span };
      return name && { kind: 'pair', span, name, in: inside ?? standard };
    }
    case 'firstOf': {
      const arms = readList(value, 'rules', report, arm);
      if (value.kind !== 'seq') return undefined;
      if (value.items.length === 0) return reportBad(value, 'at least one arm', report);
      return arms.length < value.items.length ? undefined : { kind: 'firstOf', span, arms };
    }
    case 'join':
      return parseJoin(value, at, span, map.value('with'), report);
    case 'slots':
      return parseSlots(value, at, span, map.value('from'), report);
    case 'const':
      return { kind: 'const', span, value };
    case 'param': {
      const name = readName(value, 'param', report);
      return name && { kind: 'param', span, name };
    }
    case 'jsonata':
      return parseJsonata(value, at, span, map.value('writes'), report);
  }
};

/** A vendor field, with a hint for the forms that other languages have here. */
const readFrom = (node: YamlNode, report: Report): LocatedPath | undefined => {
  if (node.kind === 'seq') {
    return reportKind(node, 'one path', report, 'several fields are written join: [ … ] or firstOf: [ … ]');
  }
  if (node.kind === 'map') {
    const help = 'a map of fields stands beside slots: { key: …, value: … }';
    return reportKind(node, 'one path', report, help);
  }
  return readPath(node, report);
};

const parseJoin = (
  value: YamlNode,
  at: YamlScalar,
  span: YamlEntry['span'],
  separator: YamlNode | undefined,
  report: Report,
): SourceNode | undefined => {
  const from = readPaths(value, report);
  if (value.kind === 'seq' && value.items.length === 0) return reportBad(value, 'at least one path', report);
  if (separator === undefined) {
    const sample = 'with: " " (what stands between the parts)';
    const args = { key: 'with', what: '"join"', sample };
    report(createDiagnostic('mapping/missing-key', args, { span: at.span }));
  }
  const text = readAt(separator, (node) => readText(node, 'a text, quoted if it is blank', report));
  return from.length === 0
    ? undefined
    : { kind: 'join', span, from, with: text ?? { value: '', span: at.span } };
};

const slotsInstead = (node: YamlNode): Mend | undefined => {
  if (node.kind !== 'seq' || node.items.length !== 2) return undefined;
  const [key, value] = node.items.map(({ span }) => span.file.text.slice(span.start, span.end));
  return writeInstead(node, `{ key: ${key}, value: ${value} }`);
};

const parseSlots = (
  value: YamlNode,
  at: YamlScalar,
  span: YamlEntry['span'],
  fields: YamlNode | undefined,
  report: Report,
): SourceNode | undefined => {
  const map = readMap(value, SHAPES.slots, report, { at: at.span, instead: slotsInstead });
  const key = readAt(map?.value('key'), (node) => readName(node, 'key', report));
  const member = readAt(map?.value('value'), (node) => readName(node, 'value', report));
  if (fields === undefined) {
    const sample = 'from: { work: phone, mobile: mobilePhone }, a vendor field for each slot';
    const args = { key: 'from', what: '"slots"', sample };
    report(createDiagnostic('mapping/missing-key', args, { span: at.span }));
  }
  const from = readNamed(fields, 'slots, such as { work: phone }', report, (slot, node) => {
    const path = readPath(node, report);
    return path && { slot, path };
  });
  return key && member && from.length > 0 ? { kind: 'slots', span, key, value: member, from } : undefined;
};

const parseJsonata = (
  value: YamlNode,
  at: YamlScalar,
  span: YamlEntry['span'],
  targets: YamlNode | undefined,
  report: Report,
): SourceNode | undefined => {
  if (value.kind === 'scalar') {
    const { file, start, end } = value.span;
    const mend = writeInstead(value, `{ fromVendor: ${file.text.slice(start, end)} }`);
    return reportKind(value, 'a map with fromVendor, toVendor', report, mend);
  }
  const map = readMap(value, SHAPES.jsonata, report, { at: at.span });
  if (!map) return undefined;
  const fromVendor = readAt(map.value('fromVendor'), (node) => readExpression(node, report));
  const toVendor = readAt(map.value('toVendor'), (node) => readExpression(node, report));
  const back = map.entry('toVendor');
  if (!map.entry('fromVendor') && !back && !map.misspelt) {
    reportMissing('fromVendor', SHAPES.jsonata, at.span, report);
  }
  if (back && targets === undefined) {
    const what = 'a rule with jsonata.toVendor';
    const help = 'list the vendor fields that it returns: writes: [ … ]';
    report(createDiagnostic('mapping/missing-key', { key: 'writes', what }, { span: back.key.span, help }));
  }
  const writes = readPathOrPaths(targets, report);
  if (!fromVendor && !toVendor) return undefined;
  return { kind: 'jsonata', span, ...(fromVendor && { fromVendor }), ...(toVendor && { toVendor }), writes };
};

const readExpression = (node: YamlNode, report: Report): YamlScalar | undefined => {
  const text = readText(node, 'a JSONata expression', report);
  if (text === undefined || node.kind !== 'scalar') return undefined;
  if (text.value.trim() !== '') return node;
  report(createDiagnostic('mapping/empty-text', { key: 'jsonata' }, { span: node.span }));
  return undefined;
};
