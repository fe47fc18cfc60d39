// What happens to a record before and after its expression is evaluated. The evaluation itself is left out, so that
// the same steps serve our executor and, in tests, the `jsonata` package.
import { isPlain } from '../functions/plain.ts';
import { errorText, type RaisedIssue } from '../functions/session.ts';
import { UNREAD } from '../functions/unread.ts';
import { applyPatch } from '../functions/writing.ts';
import { GUARD_CODES } from '../jsonata/errors.ts';
import type { SchemaDocument } from '../schema/domain.ts';
import { compileValidator, type Validator } from '../schema/validate/compile-validator.ts';
import { beforeOf, hiddenAt, type Unread } from './before-of.ts';
import { createCleaning } from './cleaning.ts';
import type { Direction, Issue } from './issue.ts';
import { issueOf } from './issue-of.ts';
import { measuresOf } from './measures.ts';
import { nameOf, ownCopy, type PlainRecord, plainRecord } from './plain-record.ts';
import type { Plan, PlanRule } from './plan.ts';
import { refusalOf, strictestOf } from './refusal.ts';
import { indexRules, type Owner, stepsOf } from './rule-index.ts';
import { type Keys, pathText, valueAt, withValueAt } from './value-at.ts';
import { type FieldOwner, strangePairs, vendorOwner } from './vendor-owner.ts';

/** A record checked so far: its value, with what was refused taken out, and the issues. */
export interface Checked {
  readonly value: unknown;
  readonly issues: readonly Issue[];
  /** Canonical places whose vendor value is not shown. */
  readonly unread: readonly Unread[];
}

/** What the expression gave and raised for a checked record. */
interface Evaluated {
  readonly input: Checked;
  readonly output: unknown;
  readonly raised: readonly RaisedIssue[];
  /** What the record that is written onto reads as. */
  readonly before?: unknown;
}

export interface Steps {
  /** Checks the input and takes out what may not be converted. Undefined value: the record is refused whole. */
  readonly prepare: (direction: Direction, record: unknown) => Checked;
  /** Turns what the expression gave and raised into a valid output and sorted issues; or says what to evaluate again. */
  readonly finish: (direction: Direction, evaluated: Evaluated) => Checked & { readonly again?: Checked };
  /** The issue of an evaluation that ended with an error. */
  readonly stopped: (direction: Direction, error: unknown) => Issue;
  /** What to compare with: the canonical record before, with what could not be read standing where it belongs. */
  readonly beforeOf: (read: Pick<Checked, 'value' | 'unread'>) => unknown;
  /** The issue of a canonical record that is to be written onto the record of another key. */
  readonly otherRecord: (record: unknown, before: unknown) => Issue | undefined;
  /** The record to write onto as plain JSON, with its large integers. */
  readonly ontoOf: (onto: unknown) => unknown;
  /** The record written onto, with the patch. */
  readonly patched: (onto: unknown, patch: unknown) => unknown;
}

/** Compiles the validators of a plan, once. */
export const createSteps = (plan: Plan): Steps => {
  const rules = indexRules(plan);
  const canonical: SchemaDocument = {
    name: plan.canonical.name,
    file: plan.canonical.name,
    root: plan.canonical.schema,
  };
  const vendor: SchemaDocument = { name: plan.vendor.name, file: plan.vendor.name, root: plan.vendor.schema };
  const whole = lazily(() => compileValidator(canonical, { exactIntegers: true }));
  const partial = lazily(() => compileValidator(canonical, { partial: true, acceptNull: true }));
  const patch = lazily(() => compileValidator(vendor, { partial: 'but elements' }));

  const ofRaised = (direction: Direction, record: unknown, raised: RaisedIssue): Issue => {
    const { code, at, value, detail } = raised;
    const more = { ...(value !== undefined && { value }), rejects: raised.rejects };
    // A key that no rule covers is its own place, even where a rule has a canonical path of the same name.
    if (code === 'record/unknown-key')
      return issueOf(direction, code, at, undefined, {
        ...more,
        ...(direction === 'fromVendor' && { vendor: [at] }),
      });
    const rule = rules.ofCanonical(withoutPosition(at), record);
    const expected = rule?.expected[direction];
    return issueOf(direction, code, at, rule, {
      ...more,
      ...(expected !== undefined && code !== 'value/expression' && { expected }),
      ...(detail !== undefined && { detail }),
    });
  };
  /** With `records:` a path begins with the position of the record. */
  const withoutPosition = (path: string): string =>
    plan.manyRecords ? path.replace(/^\[\d+\]\.?/, '') : path;

  const clean = createCleaning(plan, rules, { fromVendor: whole, toVendor: patch });

  /** The mark of a value that could not be read; none where there was none. */
  const unreadAt = (name: string, value: unknown, rule: PlanRule | undefined): readonly Unread[] => {
    if (value === undefined || value === null) return [];
    const path = stepsOf(name);
    // A slot is a place of its own in the array of its rule.
    const isSlot = path.some(({ kind }) => kind === 'filter');
    return [{ path, mark: UNREAD, ...(rule && !isSlot && { at: stepsOf(rule.at) }) }];
  };
  const unreadOfRaised = (raised: RaisedIssue, record: unknown): readonly Unread[] => {
    if (raised.code === 'record/unknown-key') return [];
    const at = withoutPosition(raised.at);
    if (raised.hides !== undefined)
      return hiddenAt(stepsOf(withoutPosition(raised.hides.at)), raised.hides.value);
    // An expression that failed says nothing of the values that it saw.
    const value = raised.code === 'value/expression' ? true : raised.value;
    return unreadAt(at, value, rules.ofCanonical(at, record));
  };

  /** A vendor record that holds scalars alone is the caller's, and an authored expression may give it. */
  const owned = (value: PlainRecord['value'], given: unknown) =>
    plan.authored && value === given ? { ...value } : value;

  const prepare = (direction: Direction, record: unknown): Checked => {
    const side = direction === 'fromVendor' ? 'vendor' : 'canonical';
    const plain = plainRecord(record, side === 'vendor' ? 'copied' : 'given', measuresOf(plan, side, record));
    if (plain.value === undefined) {
      const isScalar = typeof record === 'string' || typeof record === 'boolean' || record === null;
      const more = { value: isScalar ? record : nameOf(record), rejects: true };
      const code = plain.isTooLarge ? 'record/limit' : 'record/not-an-object';
      return { value: undefined, issues: [issueOf(direction, code, '', undefined, more)], unread: [] };
    }
    const issues: Issue[] = [];
    const unread: Unread[] = [];
    let value: unknown = side === 'vendor' ? owned(plain.value, record) : plain.value;
    for (const { keys, code, expected, value: strange } of plain.faults) {
      const owner =
        side === 'vendor'
          ? vendorOwner(plan, rules, keys, plain.value)
          : ownerAsSpelt(rules.ownerOf(side, keys, plain.value), keys);
      const path = owner?.path ?? pathText(keys);
      const policy = (owner?.rule.onError ?? plan.onError)[direction];
      const more = { value: strange, rejects: policy === 'reject', ...(expected && { expected }) };
      issues.push(issueOf(direction, code, path, owner?.rule, more));
      unread.push(...unreadAt(path, strange, owner?.rule));
      // What one rule reads is taken out as one, and so is a field that no rule reads.
      const depth = owner?.depth ?? (side === 'vendor' ? 1 : keys.length);
      value = withValueAt(value, keys.slice(0, depth), policy === 'null' ? null : undefined);
    }
    for (const { keys, kind, at } of plan.containers[side]) {
      const container = valueAt(value, keys);
      if (container === undefined || container === null || isOfKind(container, kind)) continue;
      const expected = kind === 'array' ? 'an array' : 'an object';
      const failing = at.flatMap((path) => rules.ofCanonical(path, plain.value) ?? []);
      const refuse = (path: string, rule: PlanRule | undefined): void => {
        const rejects = (rule?.onError ?? plan.onError)[direction] === 'reject';
        issues.push(issueOf(direction, 'value/type', path, rule, { value: container, expected, rejects }));
        unread.push(...unreadAt(path, container, rule));
      };
      // Each rule that reads from it fails; of a canonical value the place is its own.
      if (side === 'vendor') for (const rule of failing) refuse(rule.at, rule);
      else refuse(pathText(keys), strictestOf(failing, direction));
      value = withValueAt(value, keys, undefined);
    }
    if (direction === 'fromVendor') {
      const strange = strangePairs(plan, rules, value);
      unread.push(...strange.issues.flatMap((issue) => unreadAt(issue.path, issue.value, undefined)));
      return { value: strange.value, issues: [...issues, ...strange.issues], unread };
    }
    const seen = new Set<string>();
    for (const violation of partial()(value)) {
      // Keys that no rule covers are the business of the policy `unmapped.toVendor`.
      if (violation.keyword === 'additionalProperties' || violation.keyword === 'unevaluatedProperties')
        continue;
      const found = refusalOf(plan, rules, violation, {
        direction,
        places: 'canonical',
        record,
        value,
        original: (keys) => keys,
      });
      const path = pathText(found.keys);
      if (seen.has(path)) continue;
      seen.add(path);
      issues.push(found.issue);
      value = withValueAt(value, found.keys, found.policy === 'null' ? null : undefined);
    }
    return { value: value ?? {}, issues, unread };
  };

  const finish: Steps['finish'] = (direction, { input, output, raised, before }) => {
    if (raised.length === 0 && input.issues.length === 0) {
      const validate = direction === 'fromVendor' ? whole() : patch();
      if (!plan.manyRecords && validate(output ?? {}).length === 0)
        return { value: output ?? {}, issues: [], unread: [] };
    }
    const issues = [...input.issues, ...raised.map((each) => ofRaised(direction, input.value, each))];
    const unread =
      direction === 'toVendor'
        ? []
        : [...input.unread, ...raised.flatMap((each) => unreadOfRaised(each, input.value))];
    const dirty = { direction, input: input.value, before, issues, unread };
    if (plan.manyRecords && Array.isArray(output)) {
      const positions = recordPositions(plan, input.value);
      const value = output.map(
        (item, index) => clean({ ...dirty, output: item, prefix: [positions[index] ?? index] }).value,
      );
      return { value, issues: sorted(issues, input.value), unread };
    }
    const { value, again } = clean({ ...dirty, output: output ?? {}, prefix: [] });
    const done = { value, issues: sorted(issues, input.value), unread };
    if (again === undefined) return done;
    // What this evaluation raised the next one raises again.
    const lasting = issues.toSpliced(input.issues.length, raised.length);
    return { ...done, again: { value: again, issues: lasting, unread: [] } };
  };

  const sorted = (issues: readonly Issue[], input: unknown): readonly Issue[] =>
    issues.length < 2
      ? issues
      : issues
          .map((issue) => ({ issue, order: orderOf(issue, input) }))
          .sort(
            (a, b) =>
              a.order - b.order ||
              compare(a.issue.path, b.issue.path) ||
              // That a field is missing follows from what is wrong with its value.
              Number(isMissing(a.issue)) - Number(isMissing(b.issue)) ||
              compare(a.issue.code, b.issue.code),
          )
          .map(({ issue }) => issue);
  const orderOf = ({ rule, path }: Issue, input: unknown): number =>
    rules.orderOf(rule === undefined ? undefined : rules.ofCanonical(withoutPosition(path), input));

  const stopped = (direction: Direction, error: unknown): Issue => {
    const code: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
    const guard = GUARD_CODES.has(code);
    const detail = errorText(error);
    return issueOf(direction, guard ? 'record/limit' : 'value/expression', '', undefined, {
      detail,
      rejects: true,
    });
  };

  const otherRecord: Steps['otherRecord'] = (record, before) => {
    for (const name of plan.key) {
      const keys = name.split('.');
      const value = valueAt(record, keys);
      const was = valueAt(before, keys);
      const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      if (!isScalar || was === undefined || Object.is(value, was)) continue;
      const rule = rules.ofCanonical(name, record);
      return issueOf('toVendor', 'record/other-record', name, rule, {
        value,
        expected: JSON.stringify(was),
        rejects: true,
      });
    }
    return undefined;
  };

  return {
    prepare,
    finish,
    stopped,
    beforeOf,
    otherRecord,
    ontoOf: (onto) =>
      onto === undefined ? undefined : owned(plainRecord(onto, 'copied', () => true).value, onto),
    patched: (onto, change) => applyPatch(onto ?? {}, ownCopy(change), plan.parents),
  };
};

/** The positions of the elements that each make a record; the others are told, and make none. */
const recordPositions = ({ records }: Plan, input: unknown): readonly number[] => {
  const elements = valueAt(input, records ?? []);
  return Array.isArray(elements)
    ? elements.flatMap((element: unknown, index) => (isPlain(element) ? [index] : []))
    : [];
};

const ownerAsSpelt = (owner: Owner | undefined, keys: Keys): FieldOwner | undefined =>
  owner === undefined ? undefined : { ...owner, path: pathText(keys) };

const isOfKind = (value: unknown, kind: 'object' | 'array'): boolean =>
  typeof value === 'object' && Array.isArray(value) === (kind === 'array');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isMissing = ({ code }: Issue): boolean => code === 'value/required';

const lazily = (make: () => Validator): (() => Validator) => {
  let made: Validator | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
