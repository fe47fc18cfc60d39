// Codes about which ways a rule goes, and why. Code: `rule/kebab-name`, never reused. Entries stand in alphabetical order.
import { quote } from '../quote.ts';
import { define } from './define.ts';

type Direction = 'fromVendor' | 'toVendor';

export const ruleDirectionDiagnostics = {
  'rule/canonical-read-only': define<{ field: string; schema: string }>({
    severity: 'error',
    title: 'A derived canonical field would be written back',
    message: ({ field }) =>
      `the canonical field ${quote(field)} is read-only, and the rule would write it to the vendor`,
    label: ({ schema }) => `readOnly in ${schema}`,
  }),
  'rule/missing-because': define<{ what: string; direction?: Direction }>({
    severity: 'error',
    title: 'A reason is missing',
    message: ({ what, direction }) =>
      direction === undefined ? `${what} has no reason` : `${what} goes one way and gives no reason`,
    label: ({ direction }) =>
      direction === undefined
        ? 'its value is left out'
        : direction === 'fromVendor'
          ? 'edits of it are not written to the vendor'
          : 'it is never read from the vendor',
    help: () => 'say why: because: …',
  }),
  'rule/read-only': define<{ field: string; schema: string }>({
    severity: 'error',
    title: 'A read-only vendor field would be written',
    message: ({ field }) => `the vendor field ${quote(field)} is read-only, and the rule would write it`,
    label: ({ schema }) => `readOnly in ${schema}`,
  }),
};
