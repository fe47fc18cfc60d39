// The marks that a refused canonical value leaves for `before`: where it stood, and where values stood that go with it.
import { isPlain } from '../functions/plain.ts';
import { HIDDEN, UNREAD } from '../functions/unread.ts';
import type { Unread } from './before-of.ts';
import type { Refusal } from './refusal.ts';
import { type PlaceStep, stepsOf } from './rule-index.ts';
import type { Known } from './take-out.ts';
import { type Keys, valueAt } from './value-at.ts';

/** The output as it is, and the places that its elements had before any went. */
export interface Standing {
  readonly value: unknown;
  readonly original: (keys: Keys) => Keys;
  readonly known: Known;
}

/** The path of keys, with what elements say of themselves where that tells them apart. */
const pathOf = (keys: Keys, { value, original, known }: Standing): readonly PlaceStep[] =>
  original(keys).map((key, depth): PlaceStep => {
    if (typeof key === 'string') return { kind: 'key', key };
    const tag = known.kindOf(keys.slice(0, depth)).tag;
    const says = tag === undefined ? undefined : valueAt(value, [...keys.slice(0, depth + 1), tag]);
    return tag !== undefined && typeof says === 'string'
      ? { kind: 'filter', key: tag, value: says }
      : { kind: 'index', index: key };
  });

/** All that is said at and beneath a place. */
export const leavesAt = (
  keys: Keys,
  standing: Standing,
  mark: Unread['mark'] = HIDDEN,
): readonly Unread[] => {
  const value = valueAt(standing.value, keys);
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((_, index) => leavesAt([...keys, index], standing, mark));
  if (!isPlain(value)) return [{ path: pathOf(keys, standing), mark }];
  const tag = typeof keys.at(-1) === 'number' ? standing.known.kindOf(keys.slice(0, -1)).tag : undefined;
  return Object.keys(value)
    .filter((key) => key !== tag)
    .flatMap((key) => leavesAt([...keys, key], standing, mark));
};

/** The marks of a value that is refused at `at`, with what goes for it. */
export const unreadOf = ({ owner, keys }: Refusal, at: Keys, standing: Standing): readonly Unread[] => {
  const { kindOf } = standing.known;
  const last = keys.at(-1);
  const kind = typeof last === 'number' ? kindOf(keys.slice(0, -1)) : undefined;
  // Elements that only positions tell apart are marked when they go.
  if (kind?.by === 'element') return kind.tag === undefined ? [] : leavesAt(keys, standing, UNREAD);
  const own: readonly Unread[] =
    owner === undefined || at.length < owner.depth
      ? []
      : [{ path: pathOf(at.slice(0, owner.depth), standing), at: stepsOf(owner.rule.at), mark: UNREAD }];
  return owner === undefined || keys.length < owner.depth ? [...own, ...leavesAt(keys, standing)] : own;
};
