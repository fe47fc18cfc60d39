// One mapping of a seed, put to everything that must hold; and the figures of many.
import * as fc from 'fast-check';
import { type CompiledMapping, compileMappings } from '../../src/compiler/compile-mappings.ts';
import { verdictsOf } from '../../src/compiler/verdicts/verdicts-of.ts';
import { differenceOf } from '../../src/difference/difference-of.ts';
import type { JsonObject } from '../../src/json/json.ts';
import { recordArbitrary } from '../../src/lab/record-arbitrary.ts';
import { type Subject, subjectOf } from '../../src/lab/record-laws.ts';
import { seedsOf } from '../../src/lab/seeds.ts';
import { vendorArbitrary } from '../../src/lab/vendor-arbitrary.ts';
import { createResource, type Resource } from '../../src/runtime/resource.ts';
import { randomFor } from '../faults/random.ts';
import { changedMapping } from './changed.ts';
import { type Drawn, drawMapping, filesOf } from './draw-mapping.ts';
import { isKnown } from './known.ts';
import { collisions, createPlain, doubted, type Finding, readingOf, writingOf } from './laws.ts';
import type { Layout } from './written.ts';

export interface FuzzOptions {
  /** Records of each direction for each mapping. */
  readonly records: number;
  /** Of every so many mappings one runs under the plain package too. */
  readonly plainEvery: number;
}

export interface Figures {
  mappings: number;
  accepted: number;
  checks: number;
  plain: number;
  patches: number;
  known: Map<string, number>;
  /** Codes of errors, with how many mappings had them. */
  readonly refusals: Map<string, number>;
  /** `source × codec`, `source × policy` and `codec × policy`, with the checks that each had. */
  readonly pairs: Map<string, number>;
}

export const noFigures = (): Figures => ({
  mappings: 0,
  accepted: 0,
  checks: 0,
  plain: 0,
  patches: 0,
  known: new Map(),
  refusals: new Map(),
  pairs: new Map(),
});

const add = (counts: Map<string, number>, key: string, more = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + more);
};

const compile = (drawn: Drawn, layout: Layout = 'flow') => {
  const files = filesOf(drawn, layout);
  return { compiled: compileMappings(files), schemas: files.schemas };
};

const hasErrors = ({ compiled }: ReturnType<typeof compile>): boolean =>
  compiled.diagnostics.some(({ severity }) => severity === 'error');

interface Records {
  readonly vendor: readonly JsonObject[];
  readonly canonical: readonly JsonObject[];
}

const recordsOf = ({ mapping }: Subject, seed: number, numRuns: number): Records => {
  const seeds = seedsOf(mapping);
  const by = mapping.branches === undefined ? [] : [mapping.branches.by.name];
  const vendor = vendorArbitrary(fc, mapping, { seeds, side: 'vendor', always: new Set(['id', ...by]) });
  const options = { seeds, side: 'canonical', always: new Set(['id', 'type']) } as const;
  const canonical = recordArbitrary(fc, mapping.canonical, options);
  return {
    vendor: fc.sample(vendor, { seed, numRuns }),
    canonical: fc.sample(canonical, { seed: seed + 1, numRuns }),
  };
};

/** The findings of one compiled mapping. */
const checkCompiled = async (
  { resolved, plan }: CompiledMapping,
  { seed, parameters, split }: Drawn,
  options: FuzzOptions,
  figures: Figures,
): Promise<readonly Finding[]> => {
  if (plan === undefined) return [{ law: 'Plan', at: resolved.name, told: 'no plan without an error' }];
  const resource = createResource(plan, { parameters });
  const verdicts = verdictsOf(resolved, plan);
  const subject = subjectOf({ resolved }, resource, verdicts);
  const { vendor, canonical } = recordsOf(subject, seed, options.records);
  const isWritten = plan.expressions.toVendor !== undefined;
  const found: Finding[] = [...doubted(verdicts), ...collisions(subject, vendor)];
  for (const [index, record] of vendor.entries()) {
    figures.checks += 1;
    found.push(...readingOf(subject, split, record));
    const told = canonical[index];
    if (!isWritten || told === undefined) continue;
    figures.checks += 2;
    found.push(...writingOf(subject, split, told, undefined), ...writingOf(subject, split, told, record));
  }
  if (seed % options.plainEvery === 0) {
    const plain = createPlain(resource, parameters);
    for (const [index, record] of vendor.slice(0, 3).entries()) {
      figures.plain += 1;
      found.push(...(await plain(record, canonical[index] ?? {})));
    }
  }
  return found;
};

/** `diff` says nothing of another layout, and `patch` only of what changes no output. */
const checkDifference = (
  drawn: Drawn,
  base: ReturnType<typeof compile>,
  figures: Figures,
): readonly Finding[] => {
  const other = compile(drawn, 'block');
  const { changes } = differenceOf({
    base: { ...base },
    now: { ...other },
  });
  const silent = changes.map(({ kind, at }) => ({ law: 'Reformatted', at, told: kind }));
  if (hasErrors(other)) silent.push({ law: 'Reformatted', at: '', told: 'errors in another layout' });
  const changed = changedMapping(drawn, randomFor(drawn.seed, 'change'));
  const now = changed && compile(changed);
  if (now === undefined || hasErrors(now)) return silent;
  const told = differenceOf({ base, now }).changes;
  if (told.some(({ level }) => level !== 'patch')) return silent;
  figures.patches += 1;
  const one = base.compiled.mappings[0];
  const two = now.compiled.mappings[0];
  if (one?.plan === undefined || two?.plan === undefined) return silent;
  const { parameters, seed } = drawn;
  const [before, after] = [one.plan, two.plan].map((plan) => createResource(plan, { parameters }));
  if (before === undefined || after === undefined) return silent;
  const subject = subjectOf(one, before, []);
  const { vendor, canonical } = recordsOf(subject, seed, 12);
  const outcome = (run: () => { readonly issues: readonly { code: string; path: string }[] }) => {
    const { issues, ...result } = run();
    return JSON.stringify([result, issues.map(({ code, path }) => [code, path])]);
  };
  const isWritten = one.plan.expressions.toVendor !== undefined;
  const differs = (run: (resource: Resource) => ReturnType<Parameters<typeof outcome>[0]>): boolean =>
    outcome(() => run(before)) !== outcome(() => run(after));
  const lie = vendor.find(
    (record, index) =>
      differs((resource) => resource.fromVendor(record)) ||
      (isWritten &&
        (differs((resource) => resource.toVendor(canonical[index] ?? {}, { onto: record })) ||
          differs((resource) => resource.toVendor(canonical[index] ?? {})))),
  );
  if (lie === undefined) return silent;
  const what = JSON.stringify(changed?.mapping) ?? '';
  const kinds = told.map(({ kind }) => kind).join(', ');
  return [...silent, { law: 'Patch', at: kinds, told: `now ${what}`, record: lie }];
};

/** Draws the mapping of a seed and checks it; what is known and not mended is counted, not returned. */
export const fuzzMapping = async (
  seed: number,
  options: FuzzOptions,
  figures: Figures,
): Promise<{ readonly drawn: Drawn; readonly findings: readonly Finding[] }> => {
  const drawn = drawMapping(seed);
  const { findings, isAccepted } = await checkDrawn(drawn, options, figures);
  figures.mappings += 1;
  if (isAccepted) figures.accepted += 1;
  return { drawn, findings };
};

/** What is wrong with a mapping that was drawn. */
export const checkDrawn = async (
  drawn: Drawn,
  options: FuzzOptions,
  figures: Figures,
): Promise<{ readonly findings: readonly Finding[]; readonly isAccepted: boolean }> => {
  let base: ReturnType<typeof compile>;
  const before = figures.checks;
  const found: Finding[] = [];
  try {
    base = compile(drawn);
    const codes = base.compiled.diagnostics.flatMap(({ severity, code }) =>
      severity === 'error' ? [code] : [],
    );
    for (const code of new Set(codes)) add(figures.refusals, code);
    if (codes.length > 0) return { findings: [], isAccepted: false };
    for (const mapping of base.compiled.mappings)
      found.push(...(await checkCompiled(mapping, drawn, options, figures)));
    found.push(...checkDifference(drawn, base, figures));
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    found.push({ law: 'Total', at: 'compile', told });
  }
  countUses(drawn, figures, figures.checks - before);
  const fresh = found.filter((finding) => {
    const known = isKnown(drawn, finding);
    if (known !== undefined) add(figures.known, known);
    return known === undefined;
  });
  return { findings: fresh, isAccepted: true };
};

const countUses = ({ uses }: Drawn, { pairs }: Figures, checks: number): void => {
  for (const { source, codec, policies } of uses) {
    add(pairs, `${source} × ${codec}`, checks);
    for (const [policy, words] of Object.entries(policies))
      for (const [way, word] of Object.entries(Object(words) as Record<string, string>)) {
        add(pairs, `${source} × ${policy}.${way} ${word}`, checks);
        add(pairs, `${codec} × ${policy}.${way} ${word}`, checks);
      }
  }
};
