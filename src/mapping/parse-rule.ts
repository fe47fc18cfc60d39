// Reads `fields:`: canonical paths and their rules, with everything that a rule may say.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import { printPath } from '../schema/parse-path.ts';
import { isNullScalar, type YamlNode } from '../yaml/node.ts';
import { DIRECTIONS, type MapShape, SHAPES } from './keys.ts';
import { directionInstead } from './other-words.ts';
import { parseCodecKeys } from './parse-codec.ts';
import { parseRulePolicies } from './parse-policies.ts';
import { parseSource } from './parse-source.ts';
import { readPath } from './read-path.ts';
import {
  type Report,
  readAt,
  readBoolean,
  readMap,
  readSaying,
  readWord,
  reportBad,
  reportKind,
  reportMissing,
  writeInstead,
} from './reader.ts';
import type { DefaultNode, LocatedPath, RuleNode, WhenNode } from './tree.ts';

type ArmKey = (typeof SHAPES.arm.keys)[number];

/** Reads a map of rules. A path that stands twice, however it is spelt, is reported; the first stays. */
export const parseFields = (node: YamlNode | undefined, report: Report): readonly RuleNode[] => {
  if (node === undefined) return [];
  if (node.kind !== 'map') {
    reportKind(node, 'a map of canonical paths', report, 'firstName: firstName');
    return [];
  }
  const first = new Map<string, Span>();
  return node.entries.flatMap(({ key, value, span }) => {
    const path = readPath(key, report);
    if (!path) return [];
    const name = printPath(path.value);
    const before = first.get(name);
    if (before) {
      const related = [{ span: before, message: 'first here' }];
      report(createDiagnostic('mapping/duplicate-path', { path: name }, { span: key.span, related }));
      return [];
    }
    first.set(name, key.span);
    return parseRule(value, path, span, report) ?? [];
  });
};

const parseRule = (
  node: YamlNode,
  path: LocatedPath,
  span: Span,
  report: Report,
  isArm = false,
): RuleNode | undefined => {
  if (node.kind === 'scalar') {
    const from = readPath(node, report);
    return from && { path, span, source: { kind: 'field', span: node.span, from }, policies: {} };
  }
  if (node.kind === 'seq') {
    const help = 'several fields are written { firstOf: [ … ] } or { join: [ … ], with: " " }';
    return reportKind(node, 'a vendor field or a rule', report, help);
  }
  const shape: MapShape & { readonly keys: readonly ArmKey[] } = isArm ? SHAPES.arm : SHAPES.rule;
  const map = readMap(node, shape, report);
  if (!map) return undefined;
  const arm = (item: YamlNode) => parseRule(item, path, item.span, report, true);
  const source = parseSource(map, path, arm, report);
  const codec = parseCodecKeys(map, (fields) => parseFields(fields, report), report);
  const only = readAt(map.value('only'), (value) =>
    readWord(value, DIRECTIONS, report, (word) => {
      if (/^both$/i.test(word)) return { help: 'remove "only": a rule goes both ways by itself' };
      const direction = directionInstead(word);
      return direction && writeInstead(value, direction);
    }),
  );
  const fill = readAt(map.value('default'), (value) =>
    parseDefault(value, map.entry('default')?.key.span, report),
  );
  const reason = readAt(map.value('because'), (value) => readSaying(value, 'because', report));
  // A reason beside the default is the reason of the rule, if it gives none itself.
  const because = reason ?? fill?.because;
  const ifPresent = readAt(map.value('ifPresent'), (value) => readBoolean(value, report));
  const locked = readAt(map.value('locked'), (value) => readBoolean(value, report));
  const policies = parseRulePolicies((group) => map.value(group), report);
  // Keys of an arm are unknown keys in any other rule.
  const when = readAt(map.value('when'), (value) => parseWhen(value, report));
  const writer = readAt(map.value('writer'), (value) => readBoolean(value, report));
  return (
    source && {
      path,
      span,
      source,
      ...(codec && { codec }),
      ...(only && { only }),
      ...(because && { because }),
      ...(fill && { default: fill }),
      ...(ifPresent && { ifPresent }),
      ...(locked && { locked }),
      policies,
      ...(when && { when }),
      ...(writer && { writer }),
    }
  );
};

const parseWhen = (node: YamlNode, report: Report): WhenNode | undefined => {
  const expected = 'one vendor field and its value, such as { type: work }';
  if (node.kind !== 'map') return reportKind(node, expected, report);
  const [entry, more] = node.entries;
  if (!entry || more) return reportBad(node, expected, report);
  const field = readPath(entry.key, report);
  if (entry.value.kind !== 'scalar') return reportKind(entry.value, 'a value', report);
  return field && { field, value: entry.value, span: node.span };
};

const textOf = ({ span }: YamlNode): string => span.file.text.slice(span.start, span.end);

const parseDefault = (node: YamlNode, at: Span | undefined, report: Report): DefaultNode | undefined => {
  if (node.kind !== 'map') {
    const text = node.kind === 'scalar' && !isNullScalar(node) ? textOf(node) : '…';
    const help = `say for which side: write { fromVendor: ${text} } to fill the canonical field, { onCreate: … } to fill the vendor's`;
    const fix = text === '…' ? undefined : [{ span: node.span, text: `{ fromVendor: ${text} }` }];
    return reportKind(node, 'a map with fromVendor, onCreate', report, { help, fix });
  }
  const map = readMap(node, SHAPES.default, report, { at });
  if (!map) return undefined;
  const fromVendor = map.value('fromVendor');
  const onCreate = map.value('onCreate');
  const because = readAt(map.value('because'), (value) => readSaying(value, 'because', report));
  if (!fromVendor && !onCreate && !map.misspelt) {
    reportMissing('fromVendor', SHAPES.default, at ?? node.span, report);
  }
  return {
    span: node.span,
    ...(fromVendor && { fromVendor }),
    ...(onCreate && { onCreate }),
    ...(because && { because }),
  };
};
