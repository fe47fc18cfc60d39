// Generated statements of one block, collected line by line, and what is known after them.

export class Writer {
  readonly lines: string[] = [];
  readonly #outer: Writer | undefined;
  #names: Map<string, string> | undefined;
  #facts: Map<string, number> | undefined;

  /** `outer` is the block in which this one will stand: its constants can be used here. */
  constructor(outer?: Writer) {
    this.#outer = outer;
  }

  line(text: string): void {
    this.lines.push(text);
  }

  /** Adds the lines of an inner block, indented. */
  block(inner: Writer): void {
    for (const text of inner.lines) this.lines.push(`  ${text}`);
  }

  /** Goes on with the lines of another writer; its constants stay known. */
  append(inner: Writer): void {
    for (const text of inner.lines) this.lines.push(text);
    if (inner.#names === undefined) return;
    for (const [read, name] of inner.#names) this.remember(read, name);
  }

  get empty(): boolean {
    return this.lines.length === 0;
  }

  /** A constant holds from here on what this text reads. */
  remember(read: string, name: string): void {
    this.#names ??= new Map();
    this.#names.set(read, name);
  }

  /** The constant that holds what this text reads. */
  nameOf(read: string): string | undefined {
    return this.#names?.get(read) ?? this.#outer?.nameOf(read);
  }

  /** What this text reads is, in this block, of these kinds. */
  learn(read: string, kinds: number): void {
    const known = this.kindsOf(read, kinds);
    this.#facts ??= new Map();
    this.#facts.set(read, kinds & known);
  }

  /** The given kinds without those that what this text reads is known not to be of. */
  kindsOf(read: string, kinds: number): number {
    const known = this.#facts?.get(read) ?? -1;
    return (this.#outer?.kindsOf(read, kinds) ?? kinds) & known;
  }
}

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

const HARMLESS = /^[\w .:-]*$/;

/** A JavaScript literal that is safe in any source text, one inside a page's script included. */
export const literal = (value: string | number | boolean | null | undefined): string => {
  if (value === undefined) return 'undefined';
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'string' && HARMLESS.test(value)) return `"${value}"`;
  return JSON.stringify(value).replace(/[\u2028\u2029]|<(?=[/!?]|script)|(?<=\]\])>/gi, escaped);
};
