// Functions that call functions: map, filter, reduce, each, sift, single.
import { JsonataError } from '../errors.ts';
import { arityOf } from '../support/callables.ts';
import { apply } from '../support/calls.ts';
import { put } from '../support/groups.ts';
import type { Run } from '../support/run.ts';
import { emptySequence, grow } from '../support/sequences.ts';
import { truthy } from '../support/truth.ts';
import type { Family } from './native.ts';

/** What a call for one item counts for. */
export const ITEM = 8;

/** As many of value, index and collection as a function takes. */
export const offered = (procedure: unknown, value: unknown, index: unknown, whole: unknown): unknown[] => {
  const arity = arityOf(procedure);
  if (arity >= 3) return [value, index, whole];
  return arity >= 2 ? [value, index] : [value];
};

const callWith = (procedure: unknown, value: unknown, index: unknown, whole: unknown): unknown =>
  apply(procedure, offered(procedure, value, index, whole), null);

const map =
  (run?: Run) =>
  (items: unknown, procedure: unknown): unknown => {
    if (items === undefined) return undefined;
    const list = items as readonly unknown[];
    const result = emptySequence();
    for (let at = 0; at < list.length; at += 1) {
      const value = callWith(procedure, list[at], at, list);
      run?.tick(ITEM);
      if (value !== undefined) grow(result, value, run);
    }
    return result;
  };

const filter =
  (run?: Run) =>
  (items: unknown, procedure: unknown): unknown => {
    if (items === undefined) return undefined;
    const list = items as readonly unknown[];
    const result = emptySequence();
    for (let at = 0; at < list.length; at += 1) {
      run?.tick(ITEM);
      if (truthy(callWith(procedure, list[at], at, list))) grow(result, list[at], run);
    }
    return result;
  };

const single =
  (run?: Run) =>
  (items: unknown, procedure: unknown): unknown => {
    if (items === undefined) return undefined;
    const list = items as readonly unknown[];
    let found = false;
    let result: unknown;
    for (let at = 0; at < list.length; at += 1) {
      run?.tick(ITEM);
      if (procedure !== undefined && !truthy(callWith(procedure, list[at], at, list))) continue;
      if (found) throw new JsonataError('D3138', { index: at });
      result = list[at];
      found = true;
    }
    if (!found) throw new JsonataError('D3139');
    return result;
  };

const reduce =
  (run?: Run) =>
  (items: unknown, procedure: unknown, start: unknown): unknown => {
    if (items === undefined) return undefined;
    const list = items as readonly unknown[];
    const arity = arityOf(procedure);
    if (arity < 2) throw new JsonataError('D3050', { index: 1 });
    const fromFirst = start === undefined && list.length > 0;
    let result = fromFirst ? list[0] : start;
    for (let at = fromFirst ? 1 : 0; at < list.length; at += 1) {
      run?.tick(ITEM);
      const args = [result, list[at]];
      if (arity >= 3) args.push(at);
      if (arity >= 4) args.push(list);
      result = apply(procedure, args, null);
    }
    return result;
  };

/** The members of what is given; of anything but an object none. */
export const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const each =
  (run?: Run) =>
  (object: unknown, procedure: unknown): unknown => {
    const result = emptySequence();
    for (const [key, value] of entriesOf(object)) {
      run?.tick(ITEM);
      const given = callWith(procedure, value, key, object);
      if (given !== undefined) grow(result, given, run);
    }
    return result;
  };

const sift =
  (run?: Run) =>
  (object: unknown, procedure: unknown): unknown => {
    const result: Record<string, unknown> = {};
    for (const [key, value] of entriesOf(object)) {
      run?.made(ITEM);
      if (truthy(callWith(procedure, value, key, object))) put(result, key, value);
    }
    return Object.keys(result).length === 0 ? undefined : result;
  };

export const higherOrderFunctions: Family = {
  map: { make: map, arity: 2 },
  filter: { make: filter, arity: 2 },
  single: { make: single, arity: 2 },
  reduce: { make: reduce, arity: 3 },
  each: { make: each, arity: 2 },
  sift: { make: sift, arity: 2 },
};
