// Generated statements of one block, collected line by line.

export class Writer {
  readonly lines: string[] = [];

  line(text: string): void {
    this.lines.push(text);
  }

  /** Adds the lines of an inner block, indented. */
  block(inner: Writer): void {
    for (const text of inner.lines) this.lines.push(`  ${text}`);
  }

  append(inner: Writer): void {
    for (const text of inner.lines) this.lines.push(text);
  }

  get empty(): boolean {
    return this.lines.length === 0;
  }
}

/** A JavaScript literal that is safe in any source text. */
export const literal = (value: string | number | boolean | null | undefined): string => {
  if (value === undefined) return 'undefined';
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (char) =>
    char === '\u2028' ? '\\u2028' : '\\u2029',
  );
};
