// Examples that cannot mean what they say: a name used in the mapping and beside it, or an issue that nothing raises.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import { ISSUES } from '../../functions/issue-codes.ts';
import type { ExampleNode } from '../../mapping/tree.ts';
import type { Check } from './check.ts';

export const checkExamples: Check = {
  mapping: ({ mapping }) => {
    const diagnostics: Diagnostic[] = [];
    const seen = new Map<string, ExampleNode>();
    for (const example of mapping.document.examples) {
      const { value: name, span } = example.name;
      const other = seen.get(name);
      // An overlay's example of the base's name says something else of the overlay: it stands beside it.
      if (other !== undefined && isBeside(other, example)) {
        const related = [{ span: other.name.span, message: 'the first of this name' }];
        diagnostics.push(createDiagnostic('example/duplicate-name', { name }, { span, related }));
      }
      seen.set(name, example);
      for (const { code } of example.issues) {
        if (Object.hasOwn(ISSUES, code.value)) continue;
        const near = nearest(code.value, Object.keys(ISSUES));
        diagnostics.push(
          createDiagnostic('example/unknown-issue', { code: code.value, near }, { span: code.span }),
        );
      }
    }
    return diagnostics;
  },
};
/** One in the mapping's file, one in the file beside it; within one file the parser tells. */
const isBeside = (a: ExampleNode, b: ExampleNode): boolean =>
  a.span.file !== b.span.file && baseName(a) === baseName(b);

const baseName = ({ span }: ExampleNode): string => span.file.path.replace(/(?:\.examples)?\.ya?ml$/i, '');
