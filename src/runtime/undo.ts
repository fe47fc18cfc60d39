// Undoes the edit of a canonical value whose vendor value is refused inside an array: arrays are sent whole, so that the
// old value of the same slot, key, filter match or position has to stand in what is sent. What was not edited stood so in
// the record that is written onto, and is none of ours.
import isEqual from 'lodash/isEqual.js';
import uniqWith from 'lodash/uniqWith.js';
import { isPlain } from '../functions/plain.ts';
import { wasShown } from '../functions/unread.ts';
import type { Plan } from './plan.ts';
import { type Owner, type PlaceStep, type RuleIndex, stepsOf } from './rule-index.ts';
import { type Keys, valueAt } from './value-at.ts';
import { collectedOf } from './vendor-owner.ts';

/** The canonical record before the write. */
export interface Undoing {
  readonly plan: Plan;
  readonly rules: RuleIndex;
  readonly before: unknown;
  /** The refused value is a null: an absence may have made it. */
  readonly isCleared: boolean;
  /** It lacks a member: it is a new element, or it stood so. */
  readonly isMissing: boolean;
}

interface Target {
  readonly at: readonly PlaceStep[];
  readonly positions: readonly number[];
}

/** The canonical record without the edits that made the vendor value at `keys`; the same record where there are none. */
export const undone = (
  undoing: Undoing,
  record: unknown,
  owner: Owner | undefined,
  keys: Keys,
  patch: unknown,
): unknown =>
  targetsOf(undoing, owner, keys, patch).reduce(
    (canonical: unknown, { at, positions }) =>
      restored(undoing, canonical, undoing.before, at, positions, []),
    record,
  );

const targetsOf = (
  { plan, rules, before, isMissing }: Undoing,
  owner: Owner | undefined,
  keys: Keys,
  patch: unknown,
): readonly Target[] => {
  if (owner === undefined || isMissing) {
    const positions = keys.flatMap((key) => (typeof key === 'number' ? [key] : []));
    const places = rules.beneath('written', keys, patch).map(({ at }): Target => {
      const steps = stepsOf(at);
      const length = isMissing ? steps.findLastIndex(({ kind }) => kind === 'any') + 1 : 0;
      return length === 0 ? { at: steps, positions: [] } : { at: steps.slice(0, length), positions };
    });
    const list = collectedOf(plan, keys);
    const own = list && { at: stepsOf(list.at), positions: [] };
    // Of collected elements those count that were not there before.
    const isOld =
      list !== undefined &&
      elementsOf(valueAt(before, list.at.split('.'))).some((element) =>
        isEqual(element, valueAt(patch, keys.slice(0, list.keys.length + 1))),
      );
    return uniqWith([...places, ...(own === undefined || isOld ? [] : [own])], isEqual);
  }
  const at = stepsOf(owner.rule.at);
  const element = keys[owner.depth];
  const isElement =
    typeof element === 'number' &&
    rules.kindOf('written', keys.slice(0, owner.depth), patch).by === 'element';
  return [
    isElement
      ? { at: [...at, { kind: 'any' }], positions: [...owner.positions, element] }
      : { at, positions: owner.positions },
  ];
};

const isCollected = ({ plan: { collected = [] } }: Undoing, place: readonly PlaceStep[]): boolean =>
  collected.some(({ at }) => isEqual(stepsOf(at), place));

const elementsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value with what stood before at one place; the same value where that makes no difference. */
const restored = (
  undoing: Undoing,
  now: unknown,
  was: unknown,
  [step, ...rest]: readonly PlaceStep[],
  positions: readonly number[],
  above: readonly PlaceStep[],
): unknown => {
  if (step === undefined) {
    if (now === undefined && !undoing.isCleared) return now;
    // An element that was there before lacked the member then.
    if (undoing.isMissing && wasShown(was) && !isCollected(undoing, above)) return now;
    const old = wasShown(was) ? was : undefined;
    return isEqual(now ?? undefined, old) ? now : old;
  }
  const place = [...above, step];
  if (step.kind === 'key') {
    const member = valueAt(now, [step.key]);
    const next = restored(undoing, member, valueAt(was, [step.key]), rest, positions, place);
    if (next === member || !isPlain(now ?? {})) return now;
    const { [step.key]: _, ...others } = isPlain(now) ? now : {};
    return next === undefined ? others : { ...others, [step.key]: next };
  }
  if (!Array.isArray(now)) return now;
  const items: readonly unknown[] = now;
  const olds: readonly unknown[] = Array.isArray(was) ? was : [];
  const [position = -1, ...further] = positions;
  const index =
    step.kind === 'index'
      ? step.index
      : step.kind === 'any'
        ? position
        : items.findIndex((item) => valueAt(item, [step.key]) === step.value);
  if (index < 0 || index >= items.length) return now;
  const old =
    step.kind === 'index'
      ? olds[index]
      : step.kind === 'any'
        ? olds.find((item) => isSameElement(undoing, above, item, items[index]))
        : olds.find((item) => valueAt(item, [step.key]) === step.value);
  const next = restored(undoing, items[index], old, rest, step.kind === 'any' ? further : positions, place);
  if (next === items[index]) return now;
  if (next !== undefined) return items.with(index, next);
  if (step.kind === 'index' && index < items.length - 1) return items.with(index, null);
  return items.toSpliced(index, 1);
};

/** Elements are the same where their keys are. */
const isSameElement = (
  { plan }: Undoing,
  array: readonly PlaceStep[],
  one: unknown,
  other: unknown,
): boolean => {
  const rule = plan.rules.find(({ at, elements }) => elements !== undefined && isEqual(stepsOf(at), array));
  return (
    rule?.elements?.every((name) => {
      const keys = name.split('.');
      return isEqual(valueAt(one, keys), valueAt(other, keys));
    }) === true
  );
};
