// Results that can say of each value where it comes from. What that takes is worked out when asked for.
import type { JsonObject } from '../json/json.ts';
import type { Direction, Issue } from './issue.ts';
import { ownCopy } from './plain-record.ts';
import type { Plan, PlanRule } from './plan.ts';
import { indexRules } from './rule-index.ts';
import { keysOf, valueAt } from './value-at.ts';

/** Where a value of a result comes from. */
export interface Explanation {
  /** The path that was asked for: canonical from the vendor, of the vendor's record on the way back. */
  readonly path: string;
  /** What stands there; absent where nothing does. */
  readonly value?: unknown;
  /** The rule's own path, `roles[].name`. */
  readonly at: string;
  /** Where the rule stands: `mappings/marketo/contact.yaml:31`. */
  readonly rule: string;
  /** `base`, or the overlay that the rule comes from: `acme (account)`. */
  readonly layer: string;
  /** The fields that the rule reads, and what the record has there; `value` is absent where it has nothing. */
  readonly sources: readonly { readonly field: string; readonly value?: unknown }[];
  /** What went wrong with this rule. */
  readonly issues: readonly Issue[];
}

/** A plan with one direction, as the results of its transform refer to it. */
export interface Way {
  readonly plan: Plan;
  readonly direction: Direction;
}

const sourceOf = (field: string, asked: string, input: unknown): Explanation['sources'][number] => {
  // `roles[].name` of the element that was asked for.
  const positions = [...asked.matchAll(/\[(\d+)\]/g)].map(([text]) => text);
  let index = 0;
  const exact = field.replaceAll('[]', () => positions[index++] ?? '');
  const value = ownCopy(valueAt(input, keysOf(exact)));
  return { field: exact, ...(value !== undefined && { value }) };
};

const explain = (
  { plan, direction }: Way,
  path: string,
  input: unknown,
  output: unknown,
  issues: readonly Issue[],
): Explanation | undefined => {
  const reads = direction === 'fromVendor';
  const rules = indexRules(plan);
  const record = reads ? input : output;
  const keys = keysOf(path);
  const rule: PlanRule | undefined = rules.ownerOf(reads ? 'canonical' : 'vendor', keys, record)?.rule;
  if (rule === undefined) return undefined;
  const value = valueAt(output, keys);
  const fields = reads ? rule.vendor : [rule.at];
  return {
    path,
    ...(value !== undefined && { value }),
    at: rule.at,
    rule: rule.source,
    layer: rule.layer ?? 'base',
    sources: fields.map((field) => sourceOf(field, path, input)),
    issues: issues.filter((issue) => issue.rule === rule.source),
  };
};

/**
 * The method of all results. It stands on the prototype, and what it needs in private members: a result prints, compares
 * and clones as the plain data that it holds.
 */
abstract class Outcome {
  readonly issues: readonly Issue[];
  readonly #way: Way;
  readonly #input: unknown;

  constructor(way: Way, input: unknown, issues: readonly Issue[]) {
    this.issues = issues;
    this.#way = way;
    this.#input = input;
  }

  protected abstract output(): unknown;

  /** Says where the value at a path comes from; undefined where no rule owns the path. */
  explain(path: string): Explanation | undefined {
    return explain(this.#way, path, this.#input, this.output(), this.issues);
  }
}

/** A vendor record that was read. */
export class Read<T> extends Outcome {
  readonly ok = true;
  readonly value: T;

  constructor(way: Way, input: unknown, issues: readonly Issue[], value: T) {
    super(way, input, issues);
    this.value = value;
  }

  protected output(): unknown {
    return this.value;
  }
}

/** A canonical record that was written. */
export class Written extends Outcome {
  readonly ok = true;
  readonly patch: JsonObject;
  readonly record: JsonObject;

  constructor(way: Way, input: unknown, issues: readonly Issue[], patch: JsonObject, record: JsonObject) {
    super(way, input, issues);
    this.patch = patch;
    this.record = record;
  }

  protected output(): unknown {
    return this.record;
  }
}

/** A record that was rejected. */
export class Refused extends Outcome {
  readonly ok = false;
  readonly partial: unknown;

  constructor(way: Way, input: unknown, issues: readonly Issue[], partial: unknown) {
    super(way, input, issues);
    this.partial = partial;
  }

  protected output(): unknown {
    return this.partial;
  }
}
