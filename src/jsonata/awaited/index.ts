// Everything that generated code which waits may name: the synchronous support, and the awaited forms.
import { SUPPORT } from '../support/index.ts';
import { partialWith } from '../support/partials.ts';
import { apply, call, callForeign, callHost, chain, hostFunction, toHostFunction } from './calls.ts';
import { group } from './groups.ts';
import { filterItems, mapItems, reduceItems } from './inline.ts';
import { statefulNative } from './natives.ts';
import { pending } from './pending.ts';
import { filter, filterIndex, filterTest, nameStep, names, step } from './sequences.ts';
import { sortBy } from './sorts.ts';
import { transform } from './transforms.ts';
import { tupleFilter, tupleFilterIndex, tupleGroup, tupleSort, tupleStep } from './tuples.ts';

/** Functions of the same names as in `SUPPORT`, whose closures may be asynchronous. */
const AWAITED = {
  apply,
  call,
  callHost,
  chain,
  filter,
  filterIndex,
  filterItems,
  filterTest,
  group,
  hostFunction,
  mapItems,
  nameStep,
  names,
  partial: partialWith(callForeign),
  reduceItems,
  sortBy,
  step,
  toHostFunction,
  transform,
  tupleFilter,
  tupleFilterIndex,
  tupleGroup,
  tupleSort,
  tupleStep,
} as const;

/** What programs that wait are loaded with. */
export const AWAITING_SUPPORT = { ...SUPPORT, statefulNative, awaited: AWAITED, pending } as const;
