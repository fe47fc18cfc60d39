// Small changes of a mapping, to hold `diff` to its word: a change that it calls a patch changes no output.
import type { Random } from '../faults/random.ts';
import type { Drawn } from './draw-mapping.ts';
import type { Written, WrittenMap } from './written.ts';

const isMap = (value: Written | undefined): value is WrittenMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SWAPS: Readonly<Record<string, readonly string[]>> = {
  fromVendor: ['omit', 'keep', 'error', 'null', 'reject'],
  toVendor: ['clear', 'leave', 'error', 'omit', 'null', 'reject'],
  unknown: ['error', 'keep', 'omit', 'null'],
  removed: ['delete', 'keep', 'error'],
  case: ['lower', 'upper'],
  write: ['name', 'code'],
};

/** Every place where a word, a number or a text may be another. */
const changesOf = (value: Written, key: string, random: Random): readonly Written[] => {
  if (Array.isArray(value)) {
    const items: readonly Written[] = value;
    const inside = items.flatMap((item, index) =>
      changesOf(item, key, random).map((each) => items.map((other, at) => (at === index ? each : other))),
    );
    return items.length > 1 ? [...inside, items.toReversed()] : inside;
  }
  if (isMap(value))
    return Object.entries(value).flatMap(([name, member]) =>
      changesOf(member, name, random).map((each) => ({ ...value, [name]: each })),
    );
  if (key === 'because' || key === 'from' || key === 'to' || key === 'id') return [];
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  if (typeof value !== 'string') return [];
  const words = Object.hasOwn(SWAPS, key) ? (SWAPS[key] ?? []) : [];
  if (words.includes(value)) return [random.pick(words.filter((word) => word !== value))];
  if (key === 'with' || key === 'list') return [value === ' ' ? '-' : ' '];
  if (value.includes('+ 1')) return [value.replace('+ 1', '+ 2')];
  return value === 'a' ? ['b'] : [];
};

/** The mapping with one thing in it changed; undefined where there is nothing to change. */
export const changedMapping = (drawn: Drawn, random: Random): Drawn | undefined => {
  const parts = (['policies', 'valueMaps', 'refs', 'fields', 'branches', 'write'] as const).filter(
    (part) => drawn.mapping[part] !== undefined,
  );
  const all = parts.flatMap((part) =>
    changesOf(drawn.mapping[part] ?? {}, part, random).map((each) => ({ ...drawn.mapping, [part]: each })),
  );
  return all.length === 0 ? undefined : { ...drawn, mapping: random.pick(all) };
};
