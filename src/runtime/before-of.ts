// What a canonical record is compared with when it is written: the record as it was read, with marks where a value could
// not be read, or is not shown.
import { isPlain } from '../functions/plain.ts';
import { HIDDEN, UNREAD } from '../functions/unread.ts';
import type { PlaceStep } from './rule-index.ts';

/** A canonical place whose vendor value the record does not show. */
export interface Unread {
  readonly path: readonly PlaceStep[];
  /** The place of its rule: beneath it the value is whole. */
  readonly at?: readonly PlaceStep[];
  readonly mark: typeof UNREAD | typeof HIDDEN;
  /** The last step is an element that was taken out of its array: the elements behind it have moved. */
  readonly isElement?: boolean;
}

export const beforeOf = ({
  value,
  unread,
}: {
  readonly value: unknown;
  readonly unread: readonly Unread[];
}): unknown => {
  if (unread.length === 0 || !isPlain(value)) return value;
  const before: unknown = copyOf(value);
  const lengths = new Map<readonly unknown[], number>();
  const elements = unread.filter(({ isElement }) => isElement === true);
  for (const each of [...elements.sort(byPosition), ...unread.filter((other) => !elements.includes(other))])
    place(before, each.path, each.at ?? [], each, lengths);
  return before;
};

/** The marks of values that a gap hides. */
export const hiddenAt = (path: readonly PlaceStep[], value: unknown): readonly Unread[] => {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => hiddenAt([...path, { kind: 'index', index }], item));
  if (isPlain(value))
    return Object.entries(value).flatMap(([key, member]) =>
      hiddenAt([...path, { kind: 'key', key }], member),
    );
  return value === undefined || value === null ? [] : [{ path, mark: HIDDEN }];
};

const byPosition = (a: Unread, b: Unread): number => positionOf(a) - positionOf(b);

const positionOf = ({ path }: Unread): number => {
  const last = path.at(-1);
  return last?.kind === 'index' ? last.index : 0;
};

const copyOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(copyOf)
    : isPlain(value)
      ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copyOf(member)]))
      : value;

const place = (
  holder: unknown,
  [step, ...rest]: readonly PlaceStep[],
  [, ...at]: readonly PlaceStep[],
  unread: Unread,
  /** The elements that were read, of arrays that are longer now. */
  lengths: Map<readonly unknown[], number>,
): void => {
  if (holder === UNREAD || holder === HIDDEN) return;
  // An array of which no element was read is whole, where its rule takes any element.
  const isLast = rest.length === 0 || (unread.at !== undefined && at.length === 0);
  const inside = (value: unknown): unknown => {
    if (isLast || (value === undefined && at[0]?.kind === 'any')) return unread.mark;
    const next = value ?? (rest[0]?.kind === 'key' ? {} : []);
    place(next, rest, at, unread, lengths);
    return next;
  };
  const isFree = (value: unknown): boolean => value === undefined || value === HIDDEN;
  if (step?.kind === 'key' && isPlain(holder)) {
    const value = Object.hasOwn(holder, step.key) ? holder[step.key] : undefined;
    if (isFree(value) || (!isLast && typeof value === 'object' && value !== null))
      holder[step.key] = inside(value === HIDDEN ? undefined : value);
  } else if (step?.kind === 'index' && Array.isArray(holder)) {
    const items: unknown[] = holder;
    if (unread.isElement === true && rest.length === 0) {
      items.splice(step.index, 0, unread.mark);
      return;
    }
    const read = lengths.get(items) ?? items.length;
    lengths.set(items, read);
    while (items.length < step.index) items.push(null);
    const value = step.index >= read && items[step.index] === null ? undefined : items[step.index];
    if (isFree(value) || (!isLast && typeof value === 'object' && value !== null))
      items[step.index] = inside(value === HIDDEN ? undefined : value);
  } else if (step?.kind === 'filter' && Array.isArray(holder)) {
    const items: unknown[] = holder;
    const found = items.find((item) => isPlain(item) && item[step.key] === step.value);
    const element = found ?? { [step.key]: step.value };
    if (found === undefined) items.push(element);
    if (rest.length > 0) place(element, rest, at, unread, lengths);
  }
};
