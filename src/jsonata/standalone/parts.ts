// The source text of the support code, cut into declarations: what standalone modules are put together from.

/** A declaration: its place in the order of the text, its key, its text, the keys that it needs. */
export type Part = readonly [order: number, key: string, text: string, needs: readonly string[]];
/** A member of a table: its name there, the expression that it is, the keys that it needs. */
export type PartMember = readonly [name: string, text: string, needs: readonly string[]];

/** Keys of what modules themselves call. */
export type ShellName =
  | 'Run'
  | 'asError'
  | 'isRecord'
  | 'linearEngine'
  | 'nativeEngine'
  | 'nativeOf'
  | 'parseSignature'
  | 'statefulOf'
  | 'wrapped';

export interface SupportParts {
  readonly parts: readonly Part[];
  readonly support: readonly PartMember[];
  readonly natives: readonly PartMember[];
  readonly stateful: readonly PartMember[];
  readonly messages: readonly (readonly [code: string, text: string])[];
  /** Key of the table of messages, whose text depends on what a module can throw. */
  readonly messagesKey: string;
}

export interface RegexParts {
  readonly parts: readonly Part[];
  /** The licence of the engine, which every copy must carry. */
  readonly licence: string;
}

/** Loads the parts, which are large: only when a module is asked for. */
export const loadParts = async (): Promise<SupportParts> =>
  (await import('./support-parts.generated.js')).SUPPORT_PARTS;

/** Loads the parts of the linear regex engine. */
export const loadRegexParts = async (): Promise<RegexParts> =>
  (await import('./regex-parts.generated.js')).REGEX_PARTS;
