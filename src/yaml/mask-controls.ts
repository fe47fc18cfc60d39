// Control characters are refused and read as U+FFFD, one unit for one, so that offsets stay and the parser sees no sign of its own.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/span.ts';

/** The first few are worth telling; a binary file has thousands. */
const MOST = 10;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\r(?!\n)|(?<!^)\ufeff/g;

const nameOf = (unit: string): string => {
  const code = `U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (unit === '\r') return `${code} (a carriage return without a line feed)`;
  return unit === '\ufeff' ? `${code} (a byte order mark inside the text)` : code;
};

/** The text as the parser may see it, and a diagnostic for each of the first control characters. */
export const maskControls = (
  file: SourceFile,
): { readonly text: string; readonly diagnostics: readonly Diagnostic[] } => {
  const diagnostics: Diagnostic[] = [];
  const text = file.text.replace(CONTROL, (unit, offset: number) => {
    if (diagnostics.length < MOST) {
      const span = { file, start: offset, end: offset + 1 };
      diagnostics.push(createDiagnostic('yaml/control-character', { character: nameOf(unit) }, { span }));
    }
    return unit === '\r' ? ' ' : '\ufffd';
  });
  return { text, diagnostics };
};
