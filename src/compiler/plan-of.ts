// The plan of a resolved mapping: both expressions, and what the runtime needs to check records and explain issues.

import { positionAt } from '../diagnostics/position.ts';
import type { Span } from '../diagnostics/span.ts';
import type { Parents } from '../functions/writing.ts';
import type { JsonObject } from '../json/json.ts';
import type { MappingDocument } from '../mapping/tree.ts';
import {
  PLAN_VERSION,
  type Plan,
  type PlanContainer,
  type PlanPairs,
  type PlanParameter,
  type PlanRule,
} from '../runtime/plan.ts';
import { printPath } from '../schema/parse-path.ts';
import type { Path } from '../schema/path.ts';
import { phraseOf } from '../schema/phrase-of.ts';
import { emitFromVendor } from './emit/from-vendor.ts';
import { emitToVendor } from './emit/to-vendor.ts';
import { unmappedElements } from './emit/unmapped-elements.ts';
import { allRules, withArms } from './facts/all-rules.ts';
import { vendorReads, vendorWrites } from './facts/vendor-places.ts';
import { layerOf } from './layer-of.ts';
import type { Place, ResolvedMapping, ResolvedParameter, Rule } from './resolved.ts';

/** Builds the plan; `name` is that of the mapping with its overlays. */
export const planOf = (mapping: ResolvedMapping, name: string): Plan => {
  const toVendor = emitToVendor(mapping);
  const branches = mapping.branches?.arms ?? [];
  return {
    version: PLAN_VERSION,
    name,
    ...(mapping.version !== undefined && { mappingVersion: mapping.version }),
    resource: mapping.canonical.name,
    vendor: { name: mapping.vendor.name, schema: mapping.vendor.root },
    canonical: { name: mapping.canonical.name, schema: mapping.canonical.root },
    expressions: { fromVendor: emitFromVendor(mapping), ...(toVendor !== undefined && { toVendor }) },
    parameters: mapping.parameters.map(planParameter),
    onError: mapping.policies.onError,
    rules: [
      ...mapping.rules.flatMap((rule) => planRules(mapping.document, rule)),
      ...branches.flatMap(({ name: branch, own }) =>
        own.flatMap((rule) => planRules(mapping.document, rule, branch)),
      ),
    ],
    ...(mapping.branches && {
      branches: {
        vendor: mapping.branches.by.name,
        codes: branches.flatMap(({ codes, name: branch }) => codes.map((code) => [code, branch] as const)),
      },
    }),
    key: mapping.key.map(({ name: key }) => key),
    manyRecords: mapping.records !== undefined,
    ...(mapping.records !== undefined && { records: namesOf(mapping.records.path) }),
    ...pairsOf(mapping),
    ...collectedOf(mapping),
    containers: containersOf(mapping),
    parents: parentsOf(mapping),
    authored: allRules(mapping).some(isAuthored),
  };
};

/** `mappings/marketo/contact.yaml:31`. */
export const placeText = (span: Span): string =>
  `${span.file.path}:${positionAt(span.file, span.start).line}`;

const isConstant = ({ source: { kind } }: Rule): boolean => kind === 'const' || kind === 'param';

const isAuthored = (rule: Rule): boolean =>
  rule.source.kind === 'jsonata' || (rule.each?.rules.some(isAuthored) ?? false);

const planRules = (
  document: MappingDocument,
  rule: Rule,
  branch?: string,
  prefix = '',
  vendorPrefix = '',
): readonly PlanRule[] => {
  const layer = layerOf(document, rule.node.span);
  const at = `${prefix}${rule.canonical.name}`;
  const reads = rule.source.kind === 'pair' ? [rule.source.pair] : vendorReads(rule).map(printPath);
  const prefixed = (names: readonly string[]) => [...new Set(names)].map((name) => `${vendorPrefix}${name}`);
  const writes = vendorWrites(rule).map(({ path }) => printPath(path));
  const vendor = prefixed([...reads, ...writes]);
  const elements =
    rule.source.kind === 'slots' ? [rule.source.key] : rule.each?.item ? undefined : rule.each?.key;
  const expected = rule.codec?.expected;
  const phrase = phraseOf(rule.canonical.domain);
  return [
    {
      at,
      vendor,
      ...(writes.length > 0 && { writes: prefixed(writes) }),
      ...(elements !== undefined && { elements }),
      ...(branch === undefined && isConstant(rule) && { constant: true as const }),
      source: placeText(rule.node.span),
      expected: { fromVendor: expected?.fromVendor ?? phrase, toVendor: expected?.toVendor ?? phrase },
      onError: rule.policies.onError,
      ...(layer !== undefined && { layer: `${layer.overlay} (${layer.level})` }),
      ...(branch !== undefined && { branch }),
    },
    ...(rule.each?.rules.flatMap((inner) =>
      planRules(document, inner, branch, `${at}[].`, `${vendor[0] ?? ''}[].`),
    ) ?? []),
  ];
};

/** Every member on the way to a field of a rule; behind an element of an array nothing is known of the way. */
const containersOf = (mapping: ResolvedMapping): Plan['containers'] => {
  const rules = allRules(mapping);
  const collect = (pathsOf: (rule: Rule) => readonly Path[]): readonly PlanContainer[] => {
    const found = new Map<string, PlanContainer & { readonly at: string[] }>();
    for (const rule of rules)
      for (const path of pathsOf(rule)) {
        const keys: string[] = [];
        for (const [position, step] of path.entries()) {
          const next = path[position + 1];
          if (step.kind !== 'key' || step.key === '$parent' || next === undefined) break;
          keys.push(step.key);
          const kind = next.kind === 'key' ? 'object' : 'array';
          const name = JSON.stringify([keys, kind]);
          const at = found.get(name)?.at ?? [];
          if (!at.includes(rule.canonical.name)) at.push(rule.canonical.name);
          found.set(name, { keys: [...keys], kind, at });
        }
      }
    return [...found.values()];
  };
  // What an expression reads it may read as it likes, and pairs come as an array or as an object.
  const isFree = ({ places }: Rule): boolean =>
    places.some(({ side, role }) => side === 'vendor' && (role === 'expression' || role === 'list'));
  const vendorPaths = (rule: Rule): readonly Path[] =>
    mapping.records !== undefined || withArms(rule).some(isFree) ? [] : vendorReads(rule);
  return { vendor: collect(vendorPaths), canonical: collect((rule) => [rule.canonical.path]) };
};

interface Tree {
  [key: string]: Tree;
}

/** The objects on the way to the fields that rules write, and to constants. */
const parentsOf = (mapping: ResolvedMapping): Parents => {
  const root: Tree = {};
  for (const { path } of [
    ...allRules(mapping).flatMap(vendorWrites),
    ...mapping.write.map(({ place }) => place),
  ]) {
    let node = root;
    for (const [position, step] of path.entries()) {
      if (step.kind !== 'key' || path[position + 1]?.kind !== 'key') break;
      node[step.key] ??= {};
      node = node[step.key] ?? {};
    }
  }
  return root;
};

const namesOf = (path: Path): readonly string[] =>
  path.flatMap((step) => (step.kind === 'key' && step.key !== '$parent' ? [step.key] : []));

/** The fields with pairs, by their place in the whole record; pairs in elements of an array are read where they stand. */
const pairsOf = (mapping: ResolvedMapping): Pick<Plan, 'pairs'> => {
  const rules = allRules(mapping);
  const found = new Map<string, PlanPairs>();
  for (const { source, canonical } of rules) {
    if (source.kind !== 'pair' && source.kind !== 'pairs') continue;
    const { path } = source.in;
    if (mapping.records !== undefined && !(path[0]?.kind === 'key' && path[0].key === '$parent')) continue;
    const keys = namesOf(path);
    const name = JSON.stringify(keys);
    if (source.kind === 'pairs') found.set(name, { keys, at: canonical.name, others: canonical.name });
    else if (!found.has(name)) found.set(name, { keys, at: canonical.name, ...othersOf(mapping, source.in) });
  }
  return found.size === 0 ? {} : { pairs: [...found.values()] };
};

/** The arrays of which elements are collected, in whatever branch. */
const collectedOf = (mapping: ResolvedMapping): Pick<Plan, 'collected'> => {
  if (mapping.policies.unmapped.fromVendor !== 'collect') return {};
  const lists = [mapping.rules, ...(mapping.branches?.arms.map(({ rules }) => rules) ?? [])];
  const found = new Map(
    lists.flatMap((rules) =>
      unmappedElements(mapping, rules, [mapping.ignore]).map(
        ({ canonical: { name, path } }) => [name, { keys: namesOf(path.slice(1)), at: name }] as const,
      ),
    ),
  );
  return found.size === 0 ? {} : { collected: [...found.values()] };
};

/** Pairs that no rule names, by the policy for what is unmapped. */
const othersOf = ({ policies }: ResolvedMapping, { name, path }: Place): Pick<PlanPairs, 'others'> => {
  switch (policies.unmapped.fromVendor) {
    case 'collect':
      return { others: printPath([{ kind: 'key', key: 'custom' }, ...path]) };
    case 'error':
      return { others: name };
    case 'drop':
    case 'keep':
      return {};
  }
};

const planParameter = ({ name, required, domain, default: fill }: ResolvedParameter): PlanParameter => {
  const [type] = domain.types;
  const [pattern] = domain.patterns;
  const schema: JsonObject = {
    ...(type && { type }),
    // A parameter is what its pattern says from end to end: half a match is another instance's id.
    ...(pattern !== undefined && { pattern: `^(?:${pattern})$` }),
  };
  return { name, required, ...(fill !== undefined && { default: fill }), schema };
};
