// What has been created, changed or deleted since the start: named collections of plain JSON items, all in memory, each
// change passed on to a place that keeps it, if there is one.

/** Where changes are kept between two starts. */
export interface Keeper {
  readonly load: () => Iterable<{
    readonly collection: string;
    readonly key: string;
    readonly body: string;
  }>;
  readonly put: (collection: string, key: string, body: string) => void;
  readonly remove: (collection: string, key: string) => void;
  /** Makes everything so far last. */
  readonly flush: () => void;
  readonly close: () => void;
}

/** Items by key, in the order in which they first came. */
export interface Collection<Item> {
  readonly get: (key: string) => Item | undefined;
  readonly put: (key: string, item: Item) => void;
  readonly remove: (key: string) => void;
  readonly entries: () => IterableIterator<[string, Item]>;
  readonly size: () => number;
}

export interface Store {
  /** The collection of a name; always the same one. Items must be plain JSON, and are not to be changed in place. */
  readonly collection: <Item>(name: string) => Collection<Item>;
  /** The next number of a named sequence. */
  readonly next: (sequence: string, first: number) => number;
  /** How many items each collection holds. */
  readonly counts: () => Readonly<Record<string, number>>;
  readonly flush: () => void;
  readonly close: () => void;
}

export const createStore = (keeper?: Keeper): Store => {
  const all = new Map<string, Map<string, unknown>>();
  const mapOf = (name: string): Map<string, unknown> => {
    const known = all.get(name);
    if (known !== undefined) return known;
    const made = new Map<string, unknown>();
    all.set(name, made);
    return made;
  };
  for (const { collection, key, body } of keeper?.load() ?? []) mapOf(collection).set(key, JSON.parse(body));

  const put = (name: string, key: string, item: unknown): void => {
    mapOf(name).set(key, item);
    keeper?.put(name, key, JSON.stringify(item));
  };
  return {
    collection: <Item>(name: string): Collection<Item> => {
      // Only `put` of this very collection fills the map, now or before the last start.
      const items = mapOf(name) as Map<string, Item>;
      return {
        get: (key) => items.get(key),
        put: (key, item) => put(name, key, item),
        remove: (key) => {
          if (items.delete(key)) keeper?.remove(name, key);
        },
        entries: () => items.entries(),
        size: () => items.size,
      };
    },
    next: (sequence, first) => {
      const last = mapOf('sequence').get(sequence);
      const next = typeof last === 'number' ? last + 1 : first;
      put('sequence', sequence, next);
      return next;
    },
    counts: () => Object.fromEntries([...all].map(([name, items]) => [name, items.size])),
    flush: () => keeper?.flush(),
    close: () => keeper?.close(),
  };
};
