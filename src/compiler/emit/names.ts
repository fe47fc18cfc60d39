// Names of the variables that are made from paths: each path has its own, whatever the paths look like.

/** What a variable holds of a path. */
type Role = 'in' | 'arm' | 'parts' | 'next';

export type Names = (path: string, role: Role) => string;

/**
 * Gives `$phones_mobile_in` for a path of a scope; a path of the same letters gets a number. A role has no `_` before
 * it but this one, and functions and other variables have none at all: no two names meet.
 */
export const namesOf = (paths: Iterable<string>, depth: number): Names => {
  const stems = new Map<string, string>();
  const taken = new Set<string>();
  for (const path of paths) {
    if (stems.has(path)) continue;
    const wanted = path.replaceAll(/[^A-Za-z0-9]/g, '_');
    let stem = wanted;
    for (let number = 2; taken.has(stem); number++) stem = `${wanted}${number}`;
    taken.add(stem);
    stems.set(path, stem);
  }
  const suffix = depth === 0 ? '' : String(depth);
  return (path, role) => {
    const stem = stems.get(path);
    if (stem === undefined) throw new Error(`no variable is named after ${path}`);
    return `$${stem}_${role}${suffix}`;
  };
};
