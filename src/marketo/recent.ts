// The last so many keys: enough to tell what comes twice within neighbouring pages, in constant memory.

/** Remembers keys up to a limit; the oldest are forgotten first. */
export class Recent {
  readonly #keys = new Set<string>();
  readonly #limit: number;

  constructor(limit = 10_000) {
    this.#limit = limit;
  }

  /** Is this key remembered? */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Was this key given before? It is remembered from now on. */
  seen(key: string): boolean {
    if (this.#keys.has(key)) return true;
    this.#keys.add(key);
    if (this.#keys.size > this.#limit) {
      for (const oldest of this.#keys) {
        this.#keys.delete(oldest);
        break;
      }
    }
    return false;
  }
}
