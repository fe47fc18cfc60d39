// Paths that no schema has, on either side: in rules, keys, branches, constants, templates and references.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import { unknownUses } from '../facts/unknown-uses.ts';
import type { Check } from './check.ts';

/** Reports each path that its schema does not have, once a place. */
export const checkUnknownFields: Check = {
  mapping: ({ mapping }) =>
    unknownUses(mapping).map(({ use: { side, name, document, span }, near }) =>
      createDiagnostic('rule/unknown-field', { side, name, schema: document.file, near }, { span }),
    ),
};
