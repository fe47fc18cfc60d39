// Codes about what changed since a base. Code: `diff/kebab-name`, never reused. Entries stand in alphabetical order.
import { define } from './define.ts';

export const diffDiagnostics = {
  'diff/major': define<{ subject: string; text: string }>({
    severity: 'warning',
    title: 'A change that something may rely on',
    message: ({ subject, text }) => `${subject}: ${text}`,
  }),
  'diff/minor': define<{ subject: string; text: string }>({
    severity: 'note',
    title: 'A change that adds',
    message: ({ subject, text }) => `${subject}: ${text}`,
  }),
  'diff/patch': define<{ subject: string; text: string }>({
    severity: 'note',
    title: 'A change that no record shows',
    message: ({ subject, text }) => `${subject}: ${text}`,
  }),
  'diff/version': define<{ subject: string; before: string; after: string; needed: string; text: string }>({
    severity: 'error',
    title: 'A released version that is not raised far enough',
    message: ({ subject, before, after, text }) =>
      `${subject} ${before} → ${after} is too small a step: ${text}`,
    help: ({ needed }) => `raise the version to ${needed}`,
  }),
};
