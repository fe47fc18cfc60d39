// The catalogue: every diagnostic code with its typed entry. To add a code, add an entry to its stage's file.
import { codecDiagnostics } from './codec.ts';
import type { DiagnosticEntry } from './define.ts';
import { diffDiagnostics } from './diff.ts';
import { exampleDiagnostics } from './example.ts';
import { expressionDiagnostics } from './expression.ts';
import { fileDiagnostics } from './file.ts';
import { mappingDiagnostics } from './mapping.ts';
import { policyDiagnostics } from './policies.ts';
import { resolveDiagnostics } from './resolve.ts';
import { ruleDiagnostics } from './rule.ts';
import { schemaDiagnostics } from './schema.ts';
import { suppressDiagnostics } from './suppress.ts';
import { yamlDiagnostics } from './yaml.ts';

export const catalogue = {
  ...fileDiagnostics,
  ...yamlDiagnostics,
  ...schemaDiagnostics,
  ...mappingDiagnostics,
  ...policyDiagnostics,
  ...resolveDiagnostics,
  ...ruleDiagnostics,
  ...codecDiagnostics,
  ...expressionDiagnostics,
  ...exampleDiagnostics,
  ...suppressDiagnostics,
  ...diffDiagnostics,
} as const;

/** A code of the catalogue, `stage/kebab-name`. */
export type DiagnosticCode = keyof typeof catalogue;

/** The values that each code's message needs. */
export type DiagnosticArgs = {
  readonly [Code in DiagnosticCode]: (typeof catalogue)[Code] extends DiagnosticEntry<infer Args>
    ? Args
    : never;
};

/** The entry of a code, typed by its code. */
export const entryOfCode = <Code extends DiagnosticCode>(
  code: Code,
): DiagnosticEntry<DiagnosticArgs[Code]> => {
  const entries: { readonly [Each in DiagnosticCode]: DiagnosticEntry<DiagnosticArgs[Each]> } = catalogue;
  return entries[code];
};
