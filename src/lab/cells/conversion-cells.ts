// What a record can show of the codecs of a rule: rows of value maps, codes and texts that are not known, times
// without an offset, forms of lists.

import type { ResolvedMapping, Rule } from '../../compiler/resolved.ts';
import { splitList } from '../../functions/lists.ts';
import type { JsonValue } from '../../json/json.ts';
import { literalOf } from '../../mapping/literal.ts';
import type { ValueMapRowNode } from '../../mapping/tree.ts';
import { contains } from '../../schema/refusal.ts';
import { samplesOf } from '../../schema/sample.ts';
import { type Cell, isValue, type Side } from './cell.ts';
import { makeCell } from './make-cell.ts';
import { readProbe } from './read-probe.ts';
import type { Scope } from './scope.ts';
import { type Inlet, type Stage, stagesOf } from './stage.ts';

export const conversionCells = (rule: Rule, scope: Scope): readonly Cell[] =>
  stagesOf(rule, scope.mapping).flatMap((stage) => stageCells(rule, scope, stage));

const stageCells = (rule: Rule, scope: Scope, stage: Stage): readonly Cell[] => {
  const reads = scope.reads && rule.reads;
  const writes = scope.writes && rule.writes;
  switch (stage.node.kind) {
    case 'map':
      return [
        ...rowCells(rule, scope, stage, reads, writes),
        ...(reads ? unknownCode(rule, scope, stage, 'vendor') : []),
        ...(writes ? unknownCode(rule, scope, stage, 'canonical') : []),
      ];
    case 'lookup':
      return reads ? refused(rule, scope, stage, `unknown ${stage.node.name}`) : [];
    case 'template':
      return reads ? refused(rule, scope, stage, 'text of another form') : [];
    case 'list':
      return [
        ...(reads ? listCells(rule, scope, stage) : []),
        ...(writes ? [emptyList(rule, scope, stage)] : []),
      ];
    case 'as':
      return reads && stage.node.name === 'instant' && stage.node.options.zone !== undefined
        ? timeWithoutOffset(rule, scope, stage)
        : [];
    case 'chain':
    case 'each':
    case 'ref':
      return [];
  }
};

/** One value of an inlet. */
const valueCell = (
  rule: Rule,
  scope: Scope,
  side: Side,
  inlet: Inlet,
  what: string,
  isTaken: (value: unknown) => boolean,
  value: JsonValue | undefined,
  span = rule.node.path.span,
): Cell =>
  makeCell(rule, scope, {
    what,
    side,
    span,
    isTaken: (object) => inlet.values(object).some(isTaken),
    object: value === undefined ? undefined : inlet.object(value),
  });

interface Row {
  readonly node: ValueMapRowNode;
  readonly vendor: JsonValue;
  readonly canonical: JsonValue;
}

const rowsOf = ({ node, vendor, canonical }: Stage, { document }: ResolvedMapping): readonly Row[] => {
  if (node.kind !== 'map') return [];
  const { table } = node;
  const rows =
    'rows' in table ? table.rows : document.valueMaps.find(({ name }) => name?.value === table.value)?.rows;
  return (rows ?? []).flatMap((row): readonly Row[] => {
    const one = literalOf(row.vendor, vendor.domain);
    const other = literalOf(row.canonical, canonical.domain);
    return one.ok && other.ok ? [{ node: row, vendor: one.value, canonical: other.value }] : [];
  });
};

const rowCells = (rule: Rule, scope: Scope, stage: Stage, reads: boolean, writes: boolean): readonly Cell[] =>
  rowsOf(stage, scope.mapping).flatMap((row): readonly Cell[] => {
    const only = row.node.only?.value;
    const side = reads && only !== 'toVendor' ? ('vendor' as const) : ('canonical' as const);
    if (side === 'canonical' && (!writes || only === 'fromVendor')) return [];
    const value = row[side];
    const what = `row ${JSON.stringify(row.vendor)}${stage.suffix}`;
    return [valueCell(rule, scope, side, stage[side], what, (each) => each === value, value, row.node.span)];
  });

/** A code without a row, where the schema allows one. */
const unknownCode = (rule: Rule, scope: Scope, stage: Stage, side: Side): readonly Cell[] => {
  const hidden = side === 'vendor' ? 'toVendor' : 'fromVendor';
  const known = new Set(
    rowsOf(stage, scope.mapping)
      .filter(({ node }) => node.only?.value !== hidden)
      .map((row) => row[side]),
  );
  const { domain } = stage[side];
  const candidates = [...samplesOf(domain), ...stage.codec.probes[side]];
  const strange = candidates.find((value) => isValue(value) && !known.has(value) && contains(domain, value));
  if (strange === undefined) return [];
  const preferred = stage.codec.probes[side].find((value) => !known.has(value) && contains(domain, value));
  return [
    valueCell(
      rule,
      scope,
      side,
      stage[side],
      `unknown code${side === 'vendor' ? '' : ' written'}${stage.suffix}`,
      (value) => isValue(value) && !known.has(value as JsonValue),
      preferred ?? strange,
    ),
  ];
};

/** A text that the codec does not read. What it depends on beside the text, such as a country, is taken of the record. */
const refused = (rule: Rule, scope: Scope, stage: Stage, what: string): readonly Cell[] => {
  const { vendor, codec } = stage;
  const candidates = [...codec.probes.vendor, ...samplesOf(vendor.domain)].filter(
    (value) => isValue(value) && contains(vendor.domain, value),
  );
  const strange = candidates.find((value) => {
    const found = codec.convert.fromVendor(value);
    return found === undefined || found === null;
  });
  if (strange === undefined) return [];
  const probe = readProbe(codec);
  return [
    makeCell(rule, scope, {
      what: `${what}${stage.suffix}`,
      side: 'vendor',
      isTaken: (object, parameters) =>
        vendor
          .values(object)
          .some(
            (value) =>
              isValue(value) &&
              contains(vendor.domain, value as JsonValue) &&
              !probe(value, object, parameters),
          ),
      object: vendor.object(strange),
    }),
  ];
};

const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;
const TIMES = ['2024-05-31 22:11:45', '2024-05-31T22:11:45'];

const isWithoutOffset = (value: unknown): boolean => typeof value === 'string' && WITHOUT_OFFSET.test(value);

/** A time that only the stated zone makes a point in time: with all others a wrong zone goes unnoticed. */
const timeWithoutOffset = (rule: Rule, scope: Scope, { vendor, suffix }: Stage): readonly Cell[] => {
  const time = TIMES.find((text) => contains(vendor.domain, text));
  if (time === undefined) return [];
  return [
    makeCell(rule, scope, {
      what: `time without an offset${suffix}`,
      side: 'vendor',
      isTaken: (object) => vendor.values(object).some(isWithoutOffset),
      object: vendor.object(time),
      group: 'time without an offset',
    }),
  ];
};

const listCells = (rule: Rule, scope: Scope, { node, vendor, suffix }: Stage): readonly Cell[] => {
  if (node.kind !== 'list') return [];
  const separator = node.separator.value;
  const count = (value: unknown): number => splitList(value, separator)?.length ?? 0;
  return [
    valueCell(rule, scope, 'vendor', vendor, `one item${suffix}`, (value) => count(value) === 1, 'a'),
    valueCell(
      rule,
      scope,
      'vendor',
      vendor,
      `several items${suffix}`,
      (value) => count(value) > 1,
      `a${separator}b`,
    ),
  ];
};

const emptyList = (rule: Rule, scope: Scope, { canonical, suffix }: Stage): Cell =>
  valueCell(
    rule,
    scope,
    'canonical',
    canonical,
    `empty list written${suffix}`,
    (value) => Array.isArray(value) && value.length === 0,
    [],
  );
