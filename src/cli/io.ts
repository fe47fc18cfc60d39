// What a command needs of the process, so that tests can stand in for it.

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Whether a person would have to type the input. */
  readonly stdinIsTerminal: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Resolves once what was written to stdout may be followed by more. */
  readonly drained: () => Promise<void>;
  /** Whether each stream shows colours. */
  readonly colour: { readonly out: boolean; readonly err: boolean };
  readonly cwd: string;
  /** A file that takes a Markdown summary of the step, named by the CI's runner. */
  readonly stepSummary?: string;
}

/** 0 clean, 1 findings, 2 wrong usage, 3 our bug. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The caller's mistake on the command line: printed without a stack, exit 2. */
export class UsageError extends Error {}
