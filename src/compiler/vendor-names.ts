// Which vendor fields a set of rules reads and writes.
import { referencesOf } from '../jsonata/parse/references.ts';
import type { Path } from '../schema/path.ts';
import type { AuthoredExpression, Place, Rule } from './resolved.ts';

/** Paths from the record that an authored expression reads. */
export const authoredPaths = (expression: AuthoredExpression): readonly Path[] =>
  referencesOf(expression.tree).paths.flatMap((path) =>
    path.root.kind === 'record' ? [path.names.map(({ name }) => ({ kind: 'key' as const, key: name }))] : [],
  );

/** Vendor paths that a rule reads, arms and parts included; inside `each`, relative to the element. */
export const vendorReads = (rule: Rule): readonly Path[] => {
  const { source } = rule;
  switch (source.kind) {
    case 'field':
      return [source.from.path];
    case 'pair':
      return [source.value.path];
    case 'pairs':
      return [source.in.path];
    case 'firstOf':
      return source.arms.flatMap((arm) => [
        ...vendorReads(arm.rule),
        ...(arm.when ? [arm.when.place.path] : []),
      ]);
    case 'join':
      return source.from.map(({ path }) => path);
    case 'slots':
      return source.slots.map(({ place }) => place.path);
    case 'parts':
      return source.parts.map(({ path }) => path);
    case 'jsonata':
      return source.fromVendor === undefined ? [] : authoredPaths(source.fromVendor);
    case 'const':
    case 'param':
      return [];
  }
};

/** Vendor places that a rule writes. */
export const vendorWrites = (rule: Rule): readonly Place[] => {
  if (!rule.writes) return [];
  const { source } = rule;
  switch (source.kind) {
    case 'field':
      return [source.to];
    case 'pair':
      return [source.value];
    case 'pairs':
      // All but those of other rules.
      return [{ ...source.in, path: [...source.in.path, { kind: 'key', key: '*' }] }];
    case 'firstOf':
      return source.arms.flatMap((arm) => vendorWrites(arm.rule));
    case 'slots':
      return source.slots.map(({ place }) => place);
    case 'parts':
      return source.parts;
    case 'jsonata':
      return source.writes;
    case 'join':
    case 'const':
    case 'param':
      return [];
  }
};

/** The top-level vendor keys that these rules read or write. */
export const vendorKeys = (rules: readonly Rule[]): readonly string[] => [
  ...new Set(
    rules
      .flatMap((rule) => [...vendorReads(rule), ...vendorWrites(rule).map(({ path }) => path)])
      .flatMap(([first]) => (first?.kind === 'key' ? [first.key] : [])),
  ),
];
