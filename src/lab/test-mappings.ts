// Runs the examples of all mappings, those of a base again under each overlay.
import type { CompiledMapping } from '../compiler/compile-mappings.ts';
import { sampleParameters } from '../compiler/verdicts/verdicts-of.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import { createResource } from '../runtime/resource.ts';
import { type Failure, runExample } from './run-example.ts';
import { typedExample } from './typed-example.ts';

export interface ExampleReport {
  readonly name: string;
  readonly span: Span;
  readonly failures: readonly Failure[];
}

export interface MappingReport {
  readonly name: string;
  readonly examples: readonly ExampleReport[];
}

export interface TestReport {
  readonly mappings: readonly MappingReport[];
  readonly diagnostics: readonly Diagnostic[];
  readonly passed: number;
  readonly failed: number;
}

/** Runs every example of every mapping that compiled. */
export const testMappings = (mappings: readonly CompiledMapping[]): TestReport => {
  const diagnostics: Diagnostic[] = [];
  const reports = mappings.flatMap(({ name, resolved, plan }): MappingReport[] => {
    if (plan === undefined) return [];
    const fallback = sampleParameters(resolved);
    const examples = resolved.document.examples.map((node): ExampleReport => {
      const example = typedExample(node, resolved, (diagnostic) => diagnostics.push(diagnostic));
      const resource = createResource(plan, { parameters: { ...fallback, ...example.parameters } });
      return { name: example.name, span: node.name.span, failures: runExample(example, resolved, resource) };
    });
    return [{ name, examples }];
  });
  const all = reports.flatMap(({ examples }) => examples);
  const failed = all.filter(({ failures }) => failures.length > 0).length;
  return { mappings: reports, diagnostics, passed: all.length - failed, failed };
};
