// How many values a JSON value holds: a part that occurs many times counts each time, as it does in its text.

/** Does it hold at most so many values? What is beyond is not looked at. */
export const isWithin = (value: unknown, most: number): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  let left = most;
  const open: object[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const members: readonly unknown[] = Array.isArray(next) ? next : Object.values(next);
    left -= members.length;
    if (left < 0) return false;
    for (const member of members) if (typeof member === 'object' && member !== null) open.push(member);
  }
  return true;
};
