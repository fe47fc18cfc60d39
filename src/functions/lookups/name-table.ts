// Names → codes, where a name that means two things means nothing.

/** Stands for a name that several codes share. */
const SEVERAL = '';

/** A table of folded names; what was added in an earlier round wins over a later one. */
export class NameTable {
  readonly #codes = new Map<string, string>();

  /** Adds a round of names: one that two codes of the round share is taken by none. */
  add(names: Iterable<readonly [name: string, code: string]>): void {
    const round = new Map<string, string>();
    for (const [name, code] of names) {
      if (name === '') continue;
      const other = round.get(name);
      round.set(name, other === undefined || other === code ? code : SEVERAL);
    }
    for (const [name, code] of round) if (!this.#codes.has(name)) this.#codes.set(name, code);
  }

  /** The code that a folded name means; nothing where it means none or several. */
  get(name: string): string | undefined {
    const code = this.#codes.get(name);
    return code === SEVERAL ? undefined : code;
  }
}
