// What examples can take of a mapping, and what they do take: value given, null and absent, default, rows of value maps,
// slots, arms of `firstOf` and of conditions, record types.

import type { CompiledMapping } from '../compiler/compile-mappings.ts';
import { isTwoWay } from '../compiler/emit/to-vendor.ts';
import type { Branch, Place, ResolvedMapping, Rule } from '../compiler/resolved.ts';
import { recordWith } from '../compiler/verdicts/record-claim.ts';
import { sampleParameters } from '../compiler/verdicts/verdicts-of.ts';
import type { JsonObject, JsonValue } from '../diagnostics/json.ts';
import { positionAt } from '../diagnostics/position.ts';
import type { Span } from '../diagnostics/span.ts';
import { pair } from '../functions/structure.ts';
import { literalOf } from '../mapping/literal.ts';
import { valueAt } from '../runtime/value-at.ts';
import type { Path } from '../schema/path.ts';
import { samplesOf } from '../schema/sample.ts';
import { spanInScalar } from '../yaml/offset-in-scalar.ts';
import { armProbe } from './arm-coverage.ts';
import { elementsOf } from './elements-of.ts';
import { typedExample } from './typed-example.ts';

/** The records of one example, as they are given to the two directions. */
export interface Seen {
  readonly vendor?: unknown;
  readonly canonical?: unknown;
}

/** One thing that an example can show. */
export interface Cell {
  readonly rule: string;
  /** `null`, `row "MQL"`, `else`, … */
  readonly what: string;
  readonly span: Span;
  readonly isTaken: (seen: Seen) => boolean;
  /** A record, without the key, that takes it; absent where one has to be looked for. */
  readonly record?: { readonly side: 'vendor' | 'canonical'; readonly value: JsonObject };
  /** Cells of one group go together into one example. */
  readonly group?: string;
}

export interface Coverage {
  readonly mapping: string;
  readonly cells: readonly Cell[];
  readonly missing: readonly Cell[];
}

const keysOfPath = (path: Path): readonly (string | number)[] =>
  path.map((step) => (step.kind === 'key' ? step.key : step.kind === 'index' ? step.index : 0));

const isValue = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** All cells of a mapping, in the order of the file. */
export const cellsOf = (mapping: ResolvedMapping): readonly Cell[] => [
  ...mapping.rules.flatMap((rule) => cellsOfRule(rule, mapping)),
  ...(mapping.branches?.arms.flatMap((arm) => cellsOfBranch(arm, mapping)) ?? []),
];

const cellsOfBranch = (arm: Branch, mapping: ResolvedMapping): readonly Cell[] => {
  const by = mapping.branches?.by;
  if (by === undefined) return [];
  const codeOf = ({ vendor }: Seen): unknown => valueAt(vendor, keysOfPath(by.path));
  const known = new Set<unknown>(mapping.branches?.arms.flatMap(({ codes }) => codes));
  const isOf = (seen: Seen): boolean => {
    const code = codeOf(seen);
    return arm.codes.length === 0
      ? isValue(code) && !known.has(code)
      : arm.codes.some((each) => each === code);
  };
  const types = arm.codes.map(
    (code): Cell => ({
      rule: arm.name,
      what: `record type ${JSON.stringify(code)}`,
      span: arm.span,
      isTaken: (seen) => codeOf(seen) === code,
      record: { side: 'vendor', value: recordWith(by.path, code) },
    }),
  );
  const rest: Cell = { rule: arm.name, what: 'record type', span: arm.span, isTaken: isOf };
  const [code] = arm.codes;
  const inner = arm.own.flatMap((rule) =>
    cellsOfRule(rule, mapping).map((cell): Cell => {
      const isTaken = (seen: Seen) => (seen.vendor === undefined || isOf(seen)) && cell.isTaken(seen);
      const { record, group, ...bare } = cell;
      if (record?.side !== 'vendor' || code === undefined) return { ...bare, isTaken };
      const value = { ...record.value, ...recordWith(by.path, code) };
      return { ...bare, isTaken, record: { side: 'vendor', value }, group: `${group ?? ''} ${arm.name}` };
    }),
  );
  return [...(types.length === 0 ? [rest] : types), ...inner];
};

const cellsOfRule = (rule: Rule, mapping: ResolvedMapping): readonly Cell[] => [
  ...(rule.reads ? readCells(rule) : []),
  ...(rule.writes && isTwoWay(mapping) ? writeCells(rule) : []),
  ...rowCells(rule, mapping),
  ...slotCells(rule),
  ...armCells(rule, mapping),
];

const firstSample = ({ domain }: Place): JsonValue | undefined =>
  samplesOf(domain).find((value) => isValue(value));

const readCells = (rule: Rule): readonly Cell[] => {
  const { source, canonical, default: fill, node } = rule;
  if (source.kind === 'pair')
    return [
      {
        rule: canonical.name,
        what: 'value',
        span: node.path.span,
        isTaken: ({ vendor }) => isValue(pair(valueAt(vendor, keysOfPath(source.in.path)), source.pair)),
      },
    ];
  if (source.kind !== 'field' && source.kind !== 'join' && source.kind !== 'firstOf') return [];
  const places = placesRead(rule);
  const cell = (
    what: string,
    place: Place,
    isTaken: (value: unknown) => boolean,
    value?: JsonValue,
  ): Cell => ({
    rule: canonical.name,
    what,
    span: node.path.span,
    isTaken: ({ vendor }) => vendor !== undefined && isTaken(valueAt(vendor, keysOfPath(place.path))),
    ...(value !== undefined && { record: { side: 'vendor' as const, value: recordWith(place.path, value) } }),
    group: `${what.split(' ')[0]}`,
  });
  const named = (what: string, { name }: Place) => (places.length > 1 ? `${what} of ${name}` : what);
  const values = places.map((place) => cell(named('value', place), place, isValue, firstSample(place)));
  const nulls = places
    .filter(({ domain }) => domain.nullable)
    .map((place) => cell(named('null', place), place, (value) => value === null, null));
  const missing = fill?.fromVendor === undefined ? 'absent' : 'default, where the field is absent';
  const absent = places.map(
    (place): Cell => ({
      ...cell(named(missing, place), place, (value) => value === undefined),
      record: { side: 'vendor', value: {} },
      group: 'absent',
    }),
  );
  return rule.isKey ? values : [...values, ...nulls, ...absent];
};

const placesRead = ({ source }: Rule): readonly Place[] => {
  if (source.kind === 'field') return [source.from];
  if (source.kind === 'join') return source.from;
  return source.kind === 'firstOf' ? source.arms.flatMap((arm) => placesRead(arm.rule)) : [];
};

const writeCells = ({ canonical, node, isKey }: Rule): readonly Cell[] => {
  if (isKey) return [];
  const at = ({ canonical: record }: Seen) => valueAt(record, keysOfPath(canonical.path));
  const cell = (what: string, isTaken: (seen: Seen) => boolean, value: JsonValue | undefined): Cell => ({
    rule: canonical.name,
    what,
    span: node.path.span,
    isTaken,
    ...(value !== undefined && {
      record: { side: 'canonical' as const, value: recordWith(canonical.path, value) },
    }),
    group: what,
  });
  return [
    cell('value written', (seen) => isValue(at(seen)), firstSample(canonical)),
    cell('null written', (seen) => at(seen) === null, null),
  ];
};

const rowCells = (rule: Rule, mapping: ResolvedMapping): readonly Cell[] => {
  const { codec } = rule.node;
  if (codec?.kind !== 'map') return [];
  const { table } = codec;
  const rows =
    'rows' in table
      ? table.rows
      : mapping.document.valueMaps.find(({ name }) => name?.value === table.value)?.rows;
  const [place] = placesRead(rule);
  if (place === undefined) return [];
  return (rows ?? []).flatMap((row): readonly Cell[] => {
    const vendor = literalOf(row.vendor, place.domain);
    const canonical = literalOf(row.canonical, rule.canonical.domain);
    if (!vendor.ok || !canonical.ok) return [];
    const reads = rule.reads && row.only?.value !== 'toVendor';
    const side = reads ? 'vendor' : 'canonical';
    const [path, value] = reads
      ? ([place.path, vendor.value] as const)
      : ([rule.canonical.path, canonical.value] as const);
    return [
      {
        rule: rule.canonical.name,
        what: `row ${JSON.stringify(vendor.value)}`,
        span: row.span,
        isTaken: (seen) => valueAt(seen[side], keysOfPath(path)) === value,
        record: { side, value: recordWith(path, value) },
      },
    ];
  });
};

const slotCells = (rule: Rule): readonly Cell[] => {
  const { source, canonical, node } = rule;
  if (source.kind !== 'slots') return [];
  return source.slots.flatMap(({ slot, place }): readonly Cell[] => {
    const value = firstSample(place) ?? 'a';
    const base = { rule: canonical.name, span: node.path.span };
    const element = { [source.key]: slot, [source.value]: value };
    return [
      {
        ...base,
        what: `slot ${JSON.stringify(slot)}`,
        isTaken: ({ vendor }) => isValue(valueAt(vendor, keysOfPath(place.path))),
        record: { side: 'vendor', value: recordWith(place.path, value) },
        group: 'value',
      },
      {
        ...base,
        what: `slot ${JSON.stringify(slot)} written`,
        isTaken: ({ canonical: record }) => {
          const list = valueAt(record, keysOfPath(canonical.path));
          return Array.isArray(list) && list.some((each) => valueAt(each, [source.key]) === slot);
        },
        record: { side: 'canonical', value: recordWith(canonical.path, [element]) },
      },
    ];
  });
};

const armCells = (rule: Rule, mapping: ResolvedMapping): readonly Cell[] => {
  const { source, node, canonical } = rule;
  if (source.kind !== 'jsonata' || node.source.kind !== 'jsonata') return [];
  const scalars = node.source;
  const param = sampleParameters(mapping);
  return (['fromVendor', 'toVendor'] as const).flatMap((direction): readonly Cell[] => {
    const expression = source[direction];
    const scalar = scalars[direction];
    const probe = expression === undefined ? undefined : armProbe(expression);
    if (probe === undefined || scalar === undefined) return [];
    const side = direction === 'fromVendor' ? 'vendor' : 'canonical';
    return probe.arms.map((arm, index) => ({
      rule: canonical.name,
      what: `${arm.kind === 'missing-else' ? 'condition not met' : arm.kind} (${direction})`,
      span: spanInScalar(scalar, arm.start, arm.end),
      isTaken: (seen: Seen) => seen[side] !== undefined && probe.taken(seen[side], { param }).has(index),
    }));
  });
};

/** The records of the examples of a mapping, those of its base included. */
export const recordsSeen = (mapping: ResolvedMapping): readonly Seen[] =>
  mapping.document.examples.flatMap((node): readonly Seen[] => {
    const { vendor, canonical, direction } = typedExample(node, mapping, () => undefined);
    if (mapping.records !== undefined)
      return elementsOf(vendor, mapping.records).map((each) => ({ vendor: each }));
    if (direction === 'fromVendor') return [{ ...(vendor !== undefined && { vendor }) }];
    if (direction === 'toVendor') return [{ ...(canonical !== undefined && { canonical }) }];
    return [{ ...(vendor !== undefined && { vendor }), ...(canonical !== undefined && { canonical }) }];
  });

/** What the examples of a mapping take, and what not. */
export const coverageOf = ({ name, resolved }: Pick<CompiledMapping, 'name' | 'resolved'>): Coverage => {
  const cells = cellsOf(resolved);
  const seen = recordsSeen(resolved);
  return { mapping: name, cells, missing: cells.filter((cell) => !seen.some((each) => cell.isTaken(each))) };
};

const nameOf = ({ rule, what, span }: Cell): string =>
  `${span.file.path}:${positionAt(span.file, span.start).line} ${rule} ${what}`;

/** Each cell once: what overlays inherit counts where it is first met, and is taken where any of them takes it. */
export const withoutInherited = (coverages: readonly Coverage[]): readonly Coverage[] => {
  const taken = new Set(
    coverages.flatMap(({ cells, missing }) => {
      const lacking = new Set(missing);
      return cells.filter((cell) => !lacking.has(cell)).map(nameOf);
    }),
  );
  const met = new Set<string>();
  return coverages.map(({ mapping, cells }) => {
    const own = cells.filter((cell) => {
      const name = nameOf(cell);
      const isNew = !met.has(name);
      met.add(name);
      return isNew;
    });
    return { mapping, cells: own, missing: own.filter((cell) => !taken.has(nameOf(cell))) };
  });
};

/** Of a hundred, rounded down so that 100 means all; 100 where there is nothing to take. */
export const percentOf = (coverages: readonly Coverage[]): number => {
  const all = coverages.reduce((sum, { cells }) => sum + cells.length, 0);
  const missing = coverages.reduce((sum, each) => sum + each.missing.length, 0);
  return all === 0 ? 100 : Math.floor(((all - missing) / all) * 1000) / 10;
};
