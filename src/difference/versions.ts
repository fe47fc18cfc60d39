// Released versions: whether a mapping or schema that states one has raised it as far as its changes ask.
import { type Change, type Level, worstLevel } from './change.ts';

/** A mapping or schema whose version was not raised far enough. */
export interface ShortBump {
  readonly subject: string;
  readonly before: string;
  /** Absent where no version is stated any more. */
  readonly after?: string;
  readonly level: Level;
  /** The least version that would do. */
  readonly needed: string;
  /** The weightiest change. */
  readonly change: Change;
}

type Numbers = readonly [major: number, minor: number, patch: number];

/** The numbers of a released version; undefined for previews and what is no version. */
const numbersOf = (text: string): Numbers | undefined => {
  const [, ...parts] = /^(\d+)\.(\d+)\.(\d+)(?:\+.*)?$/.exec(text) ?? [];
  const [major, minor, patch] = parts.map(Number);
  return major === undefined || minor === undefined || patch === undefined
    ? undefined
    : [major, minor, patch];
};

/** Before 1.0.0 a minor step may break, and a patch may add. */
const neededAfter = ([major, minor, patch]: Numbers, level: Level): Numbers => {
  const step = major > 0 ? level : level === 'major' ? 'minor' : 'patch';
  if (step === 'major') return [major + 1, 0, 0];
  return step === 'minor' ? [major, minor + 1, 0] : [major, minor, patch + 1];
};

const isBelow = (one: Numbers, other: Numbers): boolean => {
  const index = one.findIndex((part, at) => part !== other[at]);
  return index >= 0 && (one[index] ?? 0) < (other[index] ?? 0);
};

/**
 * Is the step from one version to the next too small for these changes? Changes of level `patch` ask for none: no record
 * can show them. A base that states no released version promises nothing.
 */
export const shortBumpOf = (
  subject: string,
  before: string | undefined,
  after: string | undefined,
  changes: readonly Change[],
): ShortBump | undefined => {
  const level = worstLevel(changes);
  const from = before === undefined ? undefined : numbersOf(before);
  const change = changes.find((each) => each.level === level);
  if (before === undefined || from === undefined || level === undefined || level === 'patch')
    return undefined;
  if (change === undefined) return undefined;
  const needed = neededAfter(from, level);
  // A preview of what is needed is as good: 2.0.0-rc.1 says that something breaks.
  const to = after === undefined ? undefined : numbersOf(after.replace(/-.*$/, ''));
  if (to !== undefined && !isBelow(to, needed)) return undefined;
  return { subject, before, ...(after !== undefined && { after }), level, needed: needed.join('.'), change };
};
