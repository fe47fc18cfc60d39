// Rules about arrays: slots and their keys, keys of elements, gaps between indexes, pairs.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import type { Span } from '../../diagnostics/span.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import { phraseOf } from '../../schema/phrase-of.ts';
import { absolutePath, schemaPlace } from '../facts/paths.ts';
import { type Site, sitesOf } from '../facts/sites.ts';
import { vendorWrites } from '../facts/vendor-places.ts';
import type { ResolvedMapping, Rule } from '../resolved.ts';
import type { Check } from './check.ts';

const slots = ({ rule, writes }: Site): readonly Diagnostic[] => {
  const { source, node, slotDomains } = rule;
  if (source.kind !== 'slots' || node.source.kind !== 'slots') return [];
  const allowed = slotDomains?.key.values;
  const named = node.source.from;
  const unknown = named.flatMap(({ slot }): readonly Diagnostic[] => {
    if (allowed === undefined || allowed.includes(slot.value)) return [];
    const near = nearest(slot.value, allowed.map(String));
    const args = { slot: slot.value, key: source.key, path: rule.canonical.name, near };
    return [createDiagnostic('rule/unknown-slot', args, { span: slot.span })];
  });
  const missing = (allowed ?? []).filter((value) => !named.some(({ slot }) => slot.value === value));
  const uncovered =
    writes && missing.length > 0 && unknown.length === 0 && node.because === undefined
      ? [
          createDiagnostic(
            'rule/slots-not-total',
            { key: source.key, path: rule.canonical.name, missing },
            { span: node.path.span },
          ),
        ]
      : [];
  const first = new Map<string, Span>();
  const repeated = source.slots.flatMap(({ place }): readonly Diagnostic[] => {
    const before = first.get(place.name);
    if (before === undefined) first.set(place.name, place.span);
    if (before === undefined || !writes) return [];
    const related = [{ span: before, message: 'the other slot' }];
    const args = { field: place.name, path: rule.canonical.name };
    return [createDiagnostic('rule/slot-repeated', args, { span: place.span, related })];
  });
  return [...unknown, ...uncovered, ...repeated];
};

/** Names under `key` are rules of the elements, and such rules identify: nothing may make two of them alike. */
const elementKeys = ({ rule }: Site): readonly Diagnostic[] => {
  const { each, node } = rule;
  if (each === undefined || node.codec?.kind !== 'each') return [];
  const inner = new Map(node.codec.fields.map((field) => [printPath(field.path.value), field]));
  return node.codec.key.flatMap(({ value, span }): readonly Diagnostic[] => {
    const field = inner.get(value);
    if (field === undefined) {
      const near = nearest(value, inner.keys());
      return [
        createDiagnostic(
          'rule/unknown-element-key',
          { key: value, path: rule.canonical.name, near },
          { span },
        ),
      ];
    }
    const modifier = field.default ? 'default' : field.only ? `only: ${field.only.value}` : undefined;
    const at = field.default?.span ?? field.only?.span ?? span;
    return modifier === undefined
      ? []
      : [createDiagnostic('rule/key-modifier', { key: value, modifier }, { span: at })];
  });
};

interface Indexed {
  readonly path: Path;
  readonly span: Span;
}

/** Positions that no rule fills, before one that a rule does. */
const gaps = (side: 'vendor' | 'canonical', places: readonly Indexed[]): readonly Diagnostic[] => {
  const arrays = new Map<string, Map<number, Span>>();
  for (const { path, span } of places) {
    path.forEach((step, at) => {
      if (step.kind !== 'index') return;
      const array = printPath(path.slice(0, at));
      const filled = arrays.get(array) ?? new Map<number, Span>();
      if (!filled.has(step.index)) filled.set(step.index, span);
      arrays.set(array, filled);
    });
  }
  return [...arrays].flatMap(([array, filled]) => {
    const indexes = [...filled.keys()].sort((left, right) => left - right);
    const at = indexes.findIndex((index, position) => index !== position);
    const index = indexes[at];
    const span = index === undefined ? undefined : filled.get(index);
    if (index === undefined || span === undefined) return [];
    return [createDiagnostic('rule/index-gap', { side, array, index, missing: at }, { span })];
  });
};

const indexGaps = (rules: readonly Rule[], writes: boolean): readonly Diagnostic[] => [
  ...gaps(
    'canonical',
    rules.filter((rule) => rule.reads).map(({ canonical }) => canonical),
  ),
  ...(writes ? gaps('vendor', rules.flatMap(vendorWrites)) : []),
];

const pairs = (mapping: ResolvedMapping, { rule, vendorPrefix }: Site): readonly Diagnostic[] => {
  const { source } = rule;
  if (source.kind !== 'pair') return [];
  const { domain, name, path, known } = source.in;
  if (!known || domain.types.size === 0 || domain.types.has('array') || domain.types.has('object')) return [];
  const schema = schemaPlace(mapping, 'vendor', absolutePath(vendorPrefix, path));
  return [
    createDiagnostic(
      'rule/pair-no-array',
      { field: name, has: phraseOf(domain), schema },
      { span: source.in.span },
    ),
  ];
};

export const checkArrays: Check = {
  rule: (site, { mapping }) => [...slots(site), ...elementKeys(site), ...pairs(mapping, site)],
  mapping: ({ mapping }) => {
    const twoWay = sitesOf(mapping).some(({ writes }) => writes);
    const scopes =
      mapping.branches === undefined ? [mapping.rules] : mapping.branches.arms.map(({ rules }) => rules);
    return scopes.flatMap((rules) => indexGaps(rules, twoWay));
  },
};
