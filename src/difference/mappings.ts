// One mapping in two states: what it is between, its key, policies, parameters, tables, rules and branches.

import type { CompiledMapping } from '../compiler/compile-mappings.ts';
import { sitesOf } from '../compiler/facts/sites.ts';
import type { ResolvedMapping } from '../compiler/resolved.ts';
import type { RefNode } from '../mapping/tree.ts';
import { acceptsAll } from '../schema/compare.ts';
import { phraseOf } from '../schema/phrase-of.ts';
import { ALL, type Both, CANONICAL, type Tell } from './change.ts';
import { movedIn } from './emission.ts';
import { compareIgnores } from './ignores.ts';
import { comparePolicies } from './policies.ts';
import { compareRules, takes } from './rules.ts';
import { plainText, templateText } from './written.ts';

/** Tells all that differs between two states of a mapping. */
export const compareMapping = ({ base, now }: Both<CompiledMapping>, tell: Tell): void => {
  const both = { base: base.resolved, now: now.resolved };
  const moved = movedIn({ base, now });
  compareHead(both, tell);
  const sites = sitesOf(now.resolved);
  comparePolicies(
    { base: base.resolved.policies, now: now.resolved.policies },
    {
      span: now.resolved.document.policies.span ?? now.resolved.document.name.span,
      isFelt: (policy) =>
        policy.name === 'unmapped'
          ? moved[policy.direction]
          : sites.some(
              (site) => takes(site, policy) && (policy.name === 'onError' || moved[policy.direction]),
            ),
    },
    tell,
  );
  compareParameters(both, tell);
  compareRefs(both, tell);
  compareWrites(both, tell);
  compareRules(both, moved, tell);
  compareBranches(both, tell);
  compareIgnores(both, 'vendor', moved, tell);
  compareIgnores(both, 'canonical', moved, tell);
  compareExamples(both, tell);
};

const compareHead = ({ base, now }: Both<ResolvedMapping>, tell: Tell): void => {
  const { document } = now;
  const span = document.name.span;
  const texts: readonly (readonly [string, string, string, typeof span])[] = [
    ['vendor object', base.vendor.name, now.vendor.name, document.vendor.span],
    ['canonical resource', base.canonical.name, now.canonical.name, document.canonical.span],
    [
      'key',
      base.key.map(({ name }) => name).join(', '),
      now.key.map(({ name }) => name).join(', '),
      now.key[0]?.span ?? span,
    ],
    ['records', base.records?.name ?? 'one', now.records?.name ?? 'one', now.records?.span ?? span],
  ];
  for (const [at, before, after, place] of texts)
    if (before !== after) tell(`${at} changed`, 'major', ALL, { at, before, after, span: place });
  if (base.version !== now.version)
    tell('version changed', 'patch', [], {
      at: 'version',
      ...(base.version !== undefined && { before: base.version }),
      ...(now.version !== undefined && { after: now.version }),
      span: document.version?.span ?? span,
    });
};

const compareParameters = ({ base, now }: Both<ResolvedMapping>, tell: Tell): void => {
  const old = new Map(base.parameters.map((parameter) => [parameter.name, parameter]));
  for (const { name, domain, required, default: fill, span } of now.parameters) {
    const other = old.get(name);
    old.delete(name);
    const where = { at: name, span };
    const needed = required && fill === undefined;
    const after = phraseOf(domain);
    if (other === undefined) {
      tell('parameter added', needed ? 'major' : 'minor', CANONICAL, {
        ...where,
        after: `${after}${needed ? ', required' : ''}`,
      });
      continue;
    }
    const wasNeeded = other.required && other.default === undefined;
    if (wasNeeded !== needed)
      tell(
        needed ? 'parameter required' : 'parameter optional',
        needed ? 'major' : 'minor',
        CANONICAL,
        where,
      );
    const before = phraseOf(other.domain);
    const accepts = acceptsAll(other.domain, domain) === true;
    if (!accepts || acceptsAll(domain, other.domain) !== true)
      tell('parameter retyped', accepts ? 'minor' : 'major', CANONICAL, { ...where, before, after });
    const [was, is] = [JSON.stringify(other.default), JSON.stringify(fill)];
    // Of a required one, a default that comes or goes is told above.
    if (was !== is && wasNeeded === needed)
      tell(
        `parameter default ${was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'}`,
        was === undefined ? 'minor' : 'major',
        ALL,
        { ...where, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) },
      );
  }
  for (const { name, domain, span } of old.values())
    tell('parameter removed', 'major', CANONICAL, { at: name, before: phraseOf(domain), span, isGone: true });
};

const refText = ({ value, shape }: RefNode): string => {
  const members = shape.map(({ key, value: part }) => {
    const text =
      part.kind === 'const'
        ? plainText(part.value)
        : part.kind === 'param'
          ? `param ${part.name.value}`
          : templateText(part.template);
    return `${key.value}: ${text}`;
  });
  return `${value.value} { ${members.sort().join(', ')} }`;
};

/** A ref that no rule uses is nothing to anyone, and one that is new shows in its rules. */
const compareRefs = ({ base, now }: Both<ResolvedMapping>, tell: Tell): void => {
  const old = new Map(base.document.refs.map((ref) => [ref.name.value, ref]));
  for (const ref of now.document.refs) {
    const other = old.get(ref.name.value);
    if (other === undefined || refText(other) === refText(ref)) continue;
    tell('ref changed', 'major', ALL, {
      at: ref.name.value,
      before: refText(other),
      after: refText(ref),
      span: ref.span,
    });
  }
};

const compareWrites = ({ base, now }: Both<ResolvedMapping>, tell: Tell): void => {
  const old = new Map(base.write.map(({ place, value }) => [place.name, { value, place }]));
  for (const { place, value } of now.write) {
    const other = old.get(place.name);
    old.delete(place.name);
    const after = JSON.stringify(value);
    const before = other && JSON.stringify(other.value);
    const where = { at: place.name, span: place.span };
    if (before === undefined)
      tell('written constant added', 'minor', ['vendor readers'], { ...where, after });
    else if (before !== after)
      tell('written constant changed', 'major', ['vendor readers'], { ...where, before, after });
  }
  for (const { place, value } of old.values())
    tell('written constant removed', 'major', ['vendor readers'], {
      at: place.name,
      before: JSON.stringify(value),
      span: place.span,
      isGone: true,
    });
};

const compareBranches = ({ base, now }: Both<ResolvedMapping>, tell: Tell): void => {
  const by = { base: base.branches?.by.name, now: now.branches?.by.name };
  if (by.base !== undefined && by.now !== undefined && by.base !== by.now)
    tell('discriminator changed', 'major', ALL, {
      at: 'branch',
      before: by.base,
      after: by.now,
      span: now.branches?.by.span ?? now.document.name.span,
    });
  const old = new Map(base.branches?.arms.map((arm) => [arm.name, arm]));
  const takesRest =
    base.branches?.arms.some(({ codes }) => codes.length === 0) ?? base.branches === undefined;
  for (const { name, codes, span } of now.branches?.arms ?? []) {
    const other = old.get(name);
    old.delete(name);
    const [before, after] = [other?.codes, codes].map((each) => each?.join(', '));
    // What had no branch was an issue, unless one took all the rest.
    if (other === undefined)
      tell('branch added', takesRest ? 'major' : 'minor', ALL, { at: name, after: after ?? '', span });
    else if (before !== after)
      tell('branch codes changed', 'major', ALL, {
        at: name,
        before: before ?? '',
        after: after ?? '',
        span,
      });
  }
  for (const { name, codes, span } of old.values())
    tell('branch removed', 'major', ALL, { at: name, before: codes.join(', '), span, isGone: true });
};

const compareExamples = ({ base, now }: Both<ResolvedMapping>, tell: Tell): void => {
  const old = new Map(base.document.examples.map((example) => [example.name.value, example]));
  for (const { name, span } of now.document.examples) {
    if (!old.delete(name.value)) tell('example added', 'patch', [], { at: name.value, span });
  }
  for (const { name, span } of old.values())
    tell('example removed', 'patch', [], { at: name.value, span, isGone: true });
};
