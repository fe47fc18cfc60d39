// Examples of a base under an overlay: they hold again, but for those that the overlay supersedes.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { nearest } from '../diagnostics/near.ts';
import type { Report } from './reader.ts';
import type { ExampleNode } from './tree.ts';

export const mergeExamples = (
  base: readonly ExampleNode[],
  overlay: readonly ExampleNode[],
  report: Report,
): readonly ExampleNode[] => {
  const byName = new Map(base.map((example) => [example.name.value, example]));
  const superseded = new Set<string>();
  for (const { name, superseded: reason } of overlay) {
    const known = byName.get(name.value);
    if (reason) {
      superseded.add(name.value);
      if (known) continue;
      const args = { name: name.value, near: nearest(name.value, byName.keys()) };
      report(createDiagnostic('overlay/supersedes-nothing', args, { span: name.span }));
    } else if (known) {
      const related = [{ span: known.name.span, message: 'in the base' }];
      const help = 'rename it, or say why the other no longer holds: superseded: …';
      const args = { what: 'examples', name: name.value };
      report(createDiagnostic('mapping/duplicate-name', args, { span: name.span, related, help }));
    }
  }
  const kept = base.filter(({ name }) => !superseded.has(name.value));
  // An entry that only supersedes is no example itself.
  return [...kept, ...overlay.filter(({ vendor, canonical }) => vendor ?? canonical)];
};
