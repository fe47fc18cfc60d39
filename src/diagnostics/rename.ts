// The edit that writes the one near name in place of a misspelt one.
import type { Edit } from './diagnostic.ts';
import { isSpelling } from './near.ts';
import type { Span } from './span.ts';

/** Names that need no quotes, wherever they stand. */
const PLAIN = /^[A-Za-z_][\w./-]*$/;

/** What a near name mends. */
export interface Rename {
  readonly fix: readonly Edit[];
  /** Only case or separators differ: nothing else can be meant. */
  readonly fixIsSafe: boolean;
}

/** @returns undefined unless exactly one name is near, and the text at the span is one of the diagnostic's own values */
export const renameOf = (
  args: Readonly<Record<string, unknown>>,
  { file, start, end }: Span,
): Rename | undefined => {
  const { near } = args;
  if (!Array.isArray(near) || near.length !== 1) return undefined;
  const [name]: readonly unknown[] = near;
  if (typeof name !== 'string' || !PLAIN.test(name)) return undefined;
  const text = file.text.slice(start, end);
  const [, quote = ''] = /^(["'])[^"'\\]*\1$/.exec(text) ?? [];
  const written = quote === '' ? text : text.slice(1, -1);
  if (!PLAIN.test(written) || !Object.values(args).includes(written)) return undefined;
  const edit = { span: { file, start, end }, text: `${quote}${name}${quote}` };
  return { fix: [edit], fixIsSafe: isSpelling(written, name) };
};
