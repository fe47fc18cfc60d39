// Codes about comments that silence a diagnostic. Code: `suppress/kebab-name`, never reused. Entries stand in alphabetical order.
import { quote, quoteList } from '../quote.ts';
import { define } from './define.ts';

export const suppressDiagnostics = {
  'suppress/error': define<{ code: string }>({
    severity: 'error',
    title: 'A comment that tries to silence an error',
    message: ({ code }) => `${quote(code)} is an error here, and errors cannot be silenced`,
    label: () => 'only warnings and notes can',
    help: () => 'mend the error, and remove the comment',
  }),
  'suppress/expired': define<{ codes: readonly string[]; until: string; today: string }>({
    severity: 'error',
    title: 'A silenced diagnostic whose time is over',
    message: ({ codes, until, today }) =>
      `${quoteList(codes, 'and')} was silenced until ${until}, and today is ${today}`,
    label: () => 'no longer in force',
    help: () => 'mend what it silences, or decide anew and write a later date',
  }),
  'suppress/malformed': define<{ reason: string }>({
    severity: 'error',
    title: 'A comment that cannot be read as crosswalk-ignore',
    message: ({ reason }) => `this crosswalk-ignore silences nothing: ${reason}`,
    help: () => 'write # crosswalk-ignore rule/length-clash until 2027-01-31: and why',
  }),
  'suppress/unused': define<{ codes: readonly string[] }>({
    severity: 'warning',
    title: 'A comment that silences nothing',
    message: ({ codes }) => `there is no ${quoteList(codes, 'or')} on this line`,
    label: () => 'not needed',
    help: () => 'remove the comment',
  }),
};
