// Where something stands in a text that a person wrote.

/** A text with the path under which it is reported (always with `/`). */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A half-open range `[start, end)` of UTF-16 offsets in a file. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A note at a span. */
export interface Label {
  readonly span: Span;
  readonly message: string;
}
