// Everything that generated code may name.

import { constantPicture, readWith, writeWith } from '../functions/constant-pictures.ts';
import { fromMillis, isInstant, isoMillis, isPlainInstant } from '../functions/dates.ts';
import { membersToVisit, refuseFunction, sumOf } from '../functions/inline.ts';
import { replaceAll, splitText } from '../functions/matching.ts';
import { statefulNative } from '../functions/natives.ts';
import { keysOf } from '../functions/objects.ts';
import { lengthOf, substring, substringAfter, substringBefore, trim } from '../functions/strings.ts';
import { arityOf, Callable, isFunction, Thunk } from './callables.ts';
import {
  apply,
  call,
  callForeign,
  follow,
  located,
  refuseMissing,
  settled,
  toHostFunction,
} from './calls.ts';
import { evaluatorOf } from './evals.ts';
import { filter, filterIndex, filterTest } from './filters.ts';
import { group, put, together } from './groups.ts';
import { lookup, membersOf, nameStep, names } from './lookup.ts';
import { arithmetic, atOperator, compare, equal, includes, negate, range, unequal } from './operators.ts';
import { MISSING, partialWith } from './partials.ts';
import { matcher } from './regexes.ts';
import {
  addItems,
  append,
  contextOf,
  emptySequence,
  firstStep,
  grow,
  isArray,
  itemsIn,
  itemsOf,
  keepSingleton,
  normal,
  normalKept,
  single,
  step,
} from './sequences.ts';
import { parseSignature } from './signature.ts';
import { firstSorted, sortBy } from './sorts.ts';
import { stringOf, text } from './text-of.ts';
import { transform } from './transforms.ts';
import { booleanOf, truthy, typeOf } from './truth.ts';
import {
  sortedTuples,
  startTuples,
  tupleFilter,
  tupleFilterIndex,
  tupleGroup,
  tupleIndex,
  tupleSort,
  tupleStep,
  tupleValues,
} from './tuples.ts';
import { chain, constructed, countOf, own, plain, textAt, unflagged, unwrapped } from './values.ts';
import { descendants, wildcard } from './wildcards.ts';

/**
 * Marks a variable that is declared and not bound yet. The types of programs that wait name it.
 * @public
 */
export const UNBOUND: unique symbol = Symbol('unbound');

/** A function of the host as a value that can be passed around. */
const hostFunction = (implementation: unknown): Callable =>
  new Callable(
    'native',
    (...args) => apply(implementation, args.map(toHostFunction), undefined),
    arityOf(implementation),
  );

export const SUPPORT = {
  isoMillis,
  isPlainInstant,
  isInstant,
  constantPicture,
  readWith,
  writeWith,
  membersToVisit,
  refuseFunction,
  refuseMissing,
  sumOf,
  MISSING,
  partial: partialWith(callForeign),
  matcher,
  transform,
  sortedTuples,
  startTuples,
  statefulNative,
  fromMillis,
  tupleFilter,
  tupleFilterIndex,
  tupleGroup,
  tupleIndex,
  tupleSort,
  tupleStep,
  tupleValues,
  UNBOUND,
  Callable,
  Thunk,
  addItems,
  append,
  apply,
  arithmetic,
  atOperator,
  booleanOf,
  call,
  chain,
  compare,
  constructed,
  contextOf,
  countOf,
  descendants,
  emptySequence,
  equal,
  evaluatorOf,
  filter,
  filterIndex,
  filterTest,
  firstStep,
  firstSorted,
  follow,
  group,
  grow,
  hostFunction,
  includes,
  isArray,
  isFunction,
  itemsIn,
  itemsOf,
  keepSingleton,
  keysOf,
  lengthOf,
  located,
  lookup,
  membersOf,
  nameStep,
  names,
  negate,
  normal,
  normalKept,
  single,
  own,
  plain,
  parseSignature,
  put,
  range,
  replaceAll,
  settled,
  sortBy,
  splitText,
  step,
  stringOf,
  substring,
  substringAfter,
  substringBefore,
  text,
  textAt,
  toHostFunction,
  together,
  trim,
  truthy,
  typeOf,
  unequal,
  unflagged,
  unwrapped,
  wildcard,
} as const;
