// A diagnostic takes its texts from the catalogue, and its types too.
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/diagnostics/catalogue/index.ts';
import { createDiagnostic } from '../../../src/diagnostics/create-diagnostic.ts';

const file = { path: 'a.yaml', text: 'a: 1\na: 2\n' };

describe('createDiagnostic', () => {
  it('fills message, severity, label and help from the catalogue', () => {
    const span = { file, start: 5, end: 6 };
    const diagnostic = createDiagnostic('yaml/duplicate-key', { key: 'a' }, { span });
    expect(diagnostic).toEqual({
      code: 'yaml/duplicate-key',
      severity: 'error',
      message: 'the key "a" stands twice in one mapping',
      args: { key: 'a' },
      span,
      label: 'again here',
      help: 'remove or rename one of the two',
    });
  });

  it('lets the caller say more', () => {
    const diagnostic = createDiagnostic(
      'yaml/duplicate-key',
      { key: 'a' },
      { label: 'here', help: 'remove it', severity: 'warning' },
    );
    expect(diagnostic).toMatchObject({ label: 'here', help: 'remove it', severity: 'warning' });
    expect(diagnostic).not.toHaveProperty('span');
  });

  it('does not compile with a wrong code or argument', () => {
    const wrong = [
      // @ts-expect-error an argument that the entry does not take
      () => createDiagnostic('yaml/duplicate-key', { key: 'a', other: 1 }),
      // @ts-expect-error an argument that is missing
      () => createDiagnostic('yaml/duplicate-key', {}),
      // @ts-expect-error a code that is not there
      () => createDiagnostic('yaml/no-such-code', {}),
    ];
    expect(wrong).toHaveLength(3);
  });
});

describe('the catalogue', () => {
  it('has codes of one form', () => {
    for (const code of Object.keys(catalogue)) {
      expect(code).toMatch(/^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }
  });

  it('has a title for each code, and no title twice in one stage', () => {
    const titles = Object.entries(catalogue).map(([code, entry]) => `${code.split('/')[0]}: ${entry.title}`);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
