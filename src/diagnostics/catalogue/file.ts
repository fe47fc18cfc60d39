// Codes about files: not there, not readable, not text. Code: `file/kebab-name`, never reused.
import { quote } from '../quote.ts';
import { define } from './define.ts';

export const fileDiagnostics = {
  'file/invalid-utf8': define<{ path: string; byte: number }>({
    severity: 'error',
    title: 'A file is not UTF-8',
    message: ({ path, byte }) =>
      `${quote(path)} is not valid UTF-8: the byte at offset ${byte} starts no character`,
    help: () => 'save the file as UTF-8',
  }),
  'file/not-found': define<{ path: string }>({
    severity: 'error',
    title: 'A file is not there',
    message: ({ path }) => `there is no file ${quote(path)}`,
  }),
  'file/unreadable': define<{ path: string; reason: string }>({
    severity: 'error',
    title: 'A file cannot be read',
    message: ({ path, reason }) => `${quote(path)} cannot be read: ${reason}`,
  }),
};
