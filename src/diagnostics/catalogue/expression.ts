// Codes about authored JSONata: syntax, references, what cannot be compiled. Code: `expression/kebab-name`, never reused. Entries stand in alphabetical order.

import { define } from './define.ts';

export const expressionDiagnostics = {
  'expression/syntax': define<{ code: string; message: string }>({
    severity: 'error',
    title: 'An expression is no JSONata',
    message: ({ code, message }) => `this is no JSONata: ${message} (${code})`,
  }),
};
