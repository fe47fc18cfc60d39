// What a correction of the published description is.

export interface Correction {
  /** Which file has the definition: that of lead database and bulk, unless said. */
  readonly file?: 'asset';
  /** Requests and replies share definitions that mean different things: a correction is for replies, unless said. */
  readonly side?: 'request';
  /** The definition, or all whose names match. */
  readonly definition: string | RegExp;
  /** The way from there. */
  readonly at: readonly string[];
  /** What stands there instead: a value, a function of what stood there, or undefined to take it out. */
  // biome-ignore lint/suspicious/noExplicitAny: the description is free JSON
  readonly becomes: any;
  readonly reason: string;
  /** A page of the documentation whose sample shows it, or a recording. */
  readonly evidence: string;
  /** A reply that shows it, where the page has it in words or in a part that is no sample of the operation. */
  readonly shownBy?: { readonly method: string; readonly path: string; readonly reply: unknown };
}

/** What requests do with a parameter of the query, and the description does not say. */
export interface ParameterCorrection {
  readonly operation: RegExp;
  readonly name: string;
  /** What is said of it instead, laid over what stands there. */
  readonly becomes: Readonly<Record<string, unknown>>;
  /** It is not declared at all. */
  readonly isNew?: true;
  readonly reason: string;
  readonly evidence: string;
  /** A documented request that shows it: `GET /rest/v1/…?…`; without one, a sample of the pages has it. */
  readonly shownBy?: string;
}

const without =
  (name: string) =>
  (required: readonly string[]): readonly string[] =>
    required.filter((each) => each !== name);

/** A member that is not always there. */
export const optional = (
  definition: string | RegExp,
  name: string,
  reason: string,
  evidence: string,
): Correction => ({
  definition,
  at: ['required'],
  becomes: without(name),
  reason: `${name} ${reason}`,
  evidence,
});
