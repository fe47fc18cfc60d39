// Writes that share a key, one after the other: two at a time would make duplicates at the server.

/** Runs tasks so that no two with a key in common run at the same time. */
export type Lanes = <Value>(keys: Iterable<string>, task: () => Promise<Value>) => Promise<Value>;

/** Tasks wait only for earlier ones, so that they cannot wait for each other in a circle. */
export const createLanes = (): Lanes => {
  const last = new Map<string, Promise<unknown>>();
  return async (keys, task) => {
    const mine = new Set(keys);
    const before = [...mine].flatMap((key) => last.get(key) ?? []);
    const running = Promise.allSettled(before).then(task);
    for (const key of mine) last.set(key, running);
    try {
      return await running;
    } finally {
      for (const key of mine) if (last.get(key) === running) last.delete(key);
    }
  };
};
