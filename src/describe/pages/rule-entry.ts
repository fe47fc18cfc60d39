// One rule as a page shows it: where the value stands on both sides, which way it goes, by what, and what is kept.
import type { CompiledMapping } from '../../compiler/compile-mappings.ts';
import { vendorReads, vendorWrites } from '../../compiler/facts/vendor-places.ts';
import type { ResolvedMapping, Rule } from '../../compiler/resolved.ts';
import type { Verdict } from '../../compiler/verdicts/verdict.ts';
import { verdictsOf } from '../../compiler/verdicts/verdicts-of.ts';
import type { JsonScalar } from '../../json/json.ts';
import type { Plan } from '../../runtime/plan.ts';
import { printPath } from '../../schema/parse-path.ts';

export interface RuleEntry {
  readonly rule: Rule;
  /** The canonical path, inside an array as `emails[].type`. */
  readonly name: string;
  /** Vendor paths, inside an array likewise. */
  readonly vendor: readonly string[];
  readonly fromVendor?: Verdict;
  readonly toVendor?: Verdict;
  readonly reads: boolean;
  readonly writes: boolean;
  /** Inside `each`. */
  readonly isInner: boolean;
}

/** A kind of record, with the vendor's codes of it: none for all others. */
export interface DescribedBranch {
  readonly name: string;
  readonly codes: readonly JsonScalar[];
  readonly entries: readonly RuleEntry[];
}

/** A mapping with what its pages say of it. */
export interface DescribedMapping {
  readonly name: string;
  readonly overlay?: string;
  readonly resolved: ResolvedMapping;
  readonly plan: Plan;
  readonly verdicts: readonly Verdict[];
  /** Rules outside branches. */
  readonly entries: readonly RuleEntry[];
  /** The branches with the rules of their own. */
  readonly branches: readonly DescribedBranch[];
}

/** Computes what pages say of a mapping; nothing where it has errors. */
export const describeMapping = ({
  name,
  overlay,
  resolved,
  plan,
}: CompiledMapping): DescribedMapping | undefined => {
  if (plan === undefined) return undefined;
  const verdicts = verdictsOf(resolved, plan);
  const isWritten = plan.expressions.toVendor !== undefined;
  const of = (rule: Rule, direction: Verdict['direction']) =>
    verdicts.find((verdict) => verdict.rule === rule.id && verdict.direction === direction);
  const entriesOf = (rule: Rule, array?: RuleEntry): readonly RuleEntry[] => {
    const prefix = array === undefined ? '' : `${array.name}[].`;
    const vendorPrefix = array === undefined ? '' : `${array.vendor[0] ?? ''}[].`;
    const at = `${prefix}${rule.canonical.name}`;
    const vendor = vendorNames(rule).map((each) => `${vendorPrefix}${each}`);
    const [fromVendor, toVendor] = [of(rule, 'fromVendor'), of(rule, 'toVendor')];
    const entry: RuleEntry = {
      rule,
      name: at,
      vendor,
      ...(fromVendor && { fromVendor }),
      ...(toVendor && { toVendor }),
      reads: rule.reads && (array?.reads ?? true),
      writes: rule.writes && (array?.writes ?? isWritten),
      isInner: array !== undefined,
    };
    const inner = rule.each?.rules ?? [];
    return [entry, ...inner.flatMap((each) => entriesOf(each, entry))];
  };
  return {
    name,
    ...(overlay !== undefined && { overlay }),
    resolved,
    plan,
    verdicts,
    entries: resolved.rules.flatMap((rule) => entriesOf(rule)),
    branches: (resolved.branches?.arms ?? []).map((arm) => ({
      name: arm.name,
      codes: arm.codes,
      entries: arm.own.flatMap((rule) => entriesOf(rule)),
    })),
  };
};

const vendorNames = (rule: Rule): readonly string[] => {
  const paths = [...vendorReads(rule), ...vendorWrites(rule).map(({ path }) => path)];
  return [...new Set(paths.map(printPath))];
};

/** All entries, those of branches too. */
export const allEntries = ({ entries, branches }: DescribedMapping): readonly RuleEntry[] => [
  ...entries,
  ...branches.flatMap((branch) => branch.entries),
];
