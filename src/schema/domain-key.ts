// A text that stands for a domain: the same for domains that allow the same values. What is computed from domains is kept
// by it, because the fields of a project are of few kinds.
import type { Domain } from './domain.ts';

// A memo, not state: a key is a pure function of its domain, which never changes.
const keys = new WeakMap<Domain, string>();

/** The text; descriptions do not count. */
export const domainKey = (domain: Domain): string => {
  const known = keys.get(domain);
  if (known !== undefined) return known;
  const { description: _, ...rest } = domain;
  const key = JSON.stringify(rest, (_name, value: unknown) =>
    value instanceof Set ? [...value].sort() : value,
  );
  keys.set(domain, key);
  return key;
};
