// A canonical resource, ready to use: synchronous transforms in both directions over one record or many.

import { createFunctions } from '../functions/index.ts';
import { Session } from '../functions/session.ts';
import type { JsonObject, JsonValue } from '../json/json.ts';
import { compileJsonata } from '../jsonata/compile/compile.ts';
import type { Direction, Issue } from './issue.ts';
import { type Explanation, Read, Refused, Written } from './outcome.ts';
import { parametersOf } from './parameters.ts';
import { ownCopy } from './plain-record.ts';
import { PLAN_VERSION, type Plan } from './plan.ts';
import { createSteps } from './steps.ts';

/** The result of reading a vendor record; `explain(path)` says where a value comes from. `ok` is false only if the record was rejected; then `partial` is what there was. */
export type FromVendorResult<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly issues: readonly Issue[];
      explain(path: string): Explanation | undefined;
    }
  | {
      readonly ok: false;
      readonly value?: undefined;
      readonly partial: unknown;
      readonly issues: readonly Issue[];
      explain(path: string): Explanation | undefined;
    };

/** The result of writing a canonical record: `patch` is what to send, `record` is `onto` with the patch. */
export type ToVendorResult =
  | {
      readonly ok: true;
      readonly patch: JsonObject;
      readonly record: JsonObject;
      readonly issues: readonly Issue[];
      explain(path: string): Explanation | undefined;
    }
  | {
      readonly ok: false;
      readonly patch?: undefined;
      readonly record?: undefined;
      readonly partial: unknown;
      readonly issues: readonly Issue[];
      explain(path: string): Explanation | undefined;
    };

export interface WriteOptions {
  /** The vendor record to write onto, by difference. */
  readonly onto?: unknown;
  /** The record is new: `default: { onCreate }` applies. */
  readonly create?: boolean;
}

/**
 * A canonical record as it is written: any of its fields, null for one to be cleared. Anything at all where the fields of
 * the resource are not known.
 */
export type Writable<T> = string extends keyof T ? unknown : WritableFields<T>;

type WritableFields<T> = { readonly [Name in keyof T]?: WritableValue<T[Name]> | null };

type WritableValue<V> = V extends string | number | boolean | null | undefined | readonly unknown[]
  ? V
  : V extends object
    ? string extends keyof V
      ? V
      : WritableFields<V>
    : V;

/** A result of many, with the position of its record. */
export type Numbered<R> = R & { readonly index: number; readonly key: JsonValue | undefined };

export interface StreamOptions {
  readonly direction?: Direction;
  readonly signal?: AbortSignal;
}

export interface Resource<T = JsonObject> {
  readonly plan: Plan;
  fromVendor(record: unknown): FromVendorResult<T>;
  toVendor(record: Writable<T>, options?: WriteOptions): ToVendorResult;
  fromVendorAll(records: Iterable<unknown>): Numbered<FromVendorResult<T>>[];
  toVendorAll(records: Iterable<Writable<T>>): Numbered<ToVendorResult>[];
  stream(
    records: Iterable<unknown> | AsyncIterable<unknown>,
    options?: StreamOptions & { readonly direction?: 'fromVendor' },
  ): AsyncGenerator<Numbered<FromVendorResult<T>>>;
  stream(
    records: Iterable<unknown> | AsyncIterable<unknown>,
    options: StreamOptions & { readonly direction: 'toVendor' },
  ): AsyncGenerator<Numbered<ToVendorResult>>;
}

export interface ResourceOptions {
  /** Values of the mapping's parameters. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** Guards for authored expressions: 1 s, 500 calls deep, a million items. */
export const GUARDS = { timeout: 1000, stack: 500, sequence: 1_000_000 } as const;

type Evaluate = (input: unknown, bindings: Readonly<Record<string, unknown>>) => unknown;

/**
 * Makes a plan executable.
 * @throws TypeError where a required parameter is missing or has the wrong type, or the plan is of another version than
 * this package reads: that is the caller's mistake.
 */
export const createResource = <T = JsonObject>(plan: Plan, options: ResourceOptions = {}): Resource<T> => {
  assertVersion(plan);
  const param = parametersOf(plan, options.parameters ?? {});
  const reading = { plan, direction: 'fromVendor' } as const;
  const writing = { plan, direction: 'toVendor' } as const;
  const steps = createSteps(plan);
  const session = new Session();
  const functions = createFunctions(session);
  const compiled = (text: string): Evaluate => {
    const { evaluate } = compileJsonata(text, { functions, regex: 'linear', ...(plan.authored && GUARDS) });
    return evaluate;
  };
  const read = compiled(plan.expressions.fromVendor);
  const write = plan.expressions.toVendor === undefined ? undefined : compiled(plan.expressions.toVendor);

  const run = (
    direction: Direction,
    evaluate: Evaluate,
    record: unknown,
    bindings: Readonly<Record<string, unknown>>,
  ) => {
    let input = steps.prepare(direction, record);
    if (input.value === undefined) return input;
    try {
      for (;;) {
        session.begin();
        const output = evaluate(input.value, bindings);
        const { before } = bindings;
        const { again, ...done } = steps.finish(direction, { input, output, raised: session.raised, before });
        if (again === undefined) return done;
        input = again;
      }
    } catch (error) {
      return { value: undefined, issues: [...input.issues, steps.stopped(direction, error)], unread: [] };
    }
  };

  const fromVendor = (record: unknown): FromVendorResult<T> => {
    const { value, issues } = run('fromVendor', read, record, { param });
    if (value === undefined || issues.some(({ rejects }) => rejects))
      return new Refused(reading, record, issues, value);
    // The output has passed the canonical schema, of which T is the generated type.
    return new Read(reading, record, issues, value as T);
  };

  const toVendor = (record: unknown, options: WriteOptions = {}): ToVendorResult => {
    if (write === undefined)
      throw new TypeError(`${plan.name} only reads: it has no rule that writes to the vendor`);
    const { create } = options;
    const before = options.onto === undefined ? undefined : run('fromVendor', read, options.onto, { param });
    // Without a before there is no difference to write by: nothing is written at all.
    if (before !== undefined && before.value === undefined)
      return new Refused(writing, record, before.issues, undefined);
    const strange = before === undefined ? undefined : steps.otherRecord(record, before.value);
    if (strange !== undefined) return new Refused(writing, record, [strange], undefined);
    const onto = steps.ontoOf(options.onto);
    const bindings = { param, create: create === true, onto, before: before && steps.beforeOf(before) };
    const { value, issues } = run('toVendor', write, record, bindings);
    // The patch may hold parts of the canonical record and of the one written onto.
    const patch = ownCopy(value);
    if (patch === undefined || issues.some(({ rejects }) => rejects))
      return new Refused(writing, record, issues, patch);
    const patched = steps.patched(onto, value) as JsonObject;
    return new Written(writing, record, issues, patch as JsonObject, patched);
  };

  const keyOf = (value: unknown): JsonValue | undefined => {
    const parts = plan.key.map((name) =>
      isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined,
    );
    return parts.length === 1
      ? (parts[0] as JsonValue | undefined)
      : parts.includes(undefined)
        ? undefined
        : (parts as JsonValue[]);
  };
  const readOne = (record: unknown, index: number) => {
    const result = fromVendor(record);
    return Object.assign(result, { index, key: keyOf(result.ok ? result.value : result.partial) });
  };
  const writeOne = (record: unknown, index: number) =>
    Object.assign(toVendor(record), { index, key: keyOf(record) });

  async function* stream(
    records: Iterable<unknown> | AsyncIterable<unknown>,
    { direction = 'fromVendor', signal }: StreamOptions = {},
  ): AsyncGenerator<never> {
    if (direction !== 'fromVendor' && direction !== 'toVendor')
      throw new TypeError(`direction is "fromVendor" or "toVendor", not ${JSON.stringify(direction)}`);
    let index = 0;
    for await (const record of records) {
      signal?.throwIfAborted();
      const one = direction === 'fromVendor' ? readOne(record, index) : writeOne(record, index);
      // The overloads of Resource.stream say which of the two results the caller gets.
      yield one as never;
      index++;
    }
  }

  return {
    plan,
    fromVendor,
    toVendor,
    fromVendorAll: (records) => Array.from(assertMany(records), readOne),
    toVendorAll: (records) => Array.from(assertMany(records), writeOne),
    stream,
  };
};

/** @throws TypeError for a plan that another version of the package wrote: read as one of ours it might give wrong values. */
const assertVersion = ({ name, version }: { readonly name: string; readonly version: number }): void => {
  if (version !== PLAN_VERSION)
    throw new TypeError(
      `the plan of ${name} has version ${version}, and this package reads version ${PLAN_VERSION}: build it again with this package`,
    );
};

/** @throws TypeError for one record where many are wanted: it would count as none. */
const assertMany = <R>(records: Iterable<R>): Iterable<R> => {
  if (typeof records === 'object' && records !== null && Symbol.iterator in records) return records;
  throw new TypeError('records must be an array or another iterable of records');
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
