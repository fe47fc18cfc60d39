// Marks in `$before`: what stands there for a vendor value that the canonical record does not show.

/** It could not be read for its own value. An absence leaves it, a null clears it, and it equals no other value. */
export const UNREAD = Object.freeze({ 'not read': true });

/** It could be read, but a gap or a refusal beside it hides it: what is whole and lacks it clears it. */
export const HIDDEN = Object.freeze({ 'not shown': true });

/** A mark, or a container of nothing else: the canonical record showed none of it. */
const isNotShown = (before: unknown): boolean => {
  if (before === UNREAD || before === HIDDEN) return true;
  if (typeof before !== 'object' || before === null) return false;
  const members: readonly unknown[] = Object.values(before);
  return members.some(isNotShown) && members.every((member) => member === null || isNotShown(member));
};

/** Was there a value that the canonical record showed? */
export const wasShown = (before: unknown): boolean =>
  before !== undefined && before !== null && !isNotShown(before);
