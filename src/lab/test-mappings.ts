// Runs the examples of all mappings, those of a base again under each overlay.
import type { CompiledMapping } from '../compiler/compile-mappings.ts';
import { sampleParameters } from '../compiler/verdicts/verdicts-of.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { JsonValue } from '../json/json.ts';
import { createResource, type Resource } from '../runtime/resource.ts';
import { type Failure, runExample, unusable } from './run-example.ts';
import { typedExample } from './typed-example.ts';

export interface ExampleReport {
  readonly name: string;
  readonly span: Span;
  readonly failures: readonly Failure[];
}

interface MappingReport {
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
    // Compiling costs far more than running: examples with the same parameters share one resource.
    const resources = new Map<string, Resource>();
    const resourceFor = (own: Readonly<Record<string, JsonValue>>): Resource => {
      const parameters = { ...fallback, ...own };
      const key = JSON.stringify(parameters);
      const resource = resources.get(key) ?? createResource(plan, { parameters });
      resources.set(key, resource);
      return resource;
    };
    const examples = resolved.document.examples.map((node): ExampleReport => {
      const wrong: Diagnostic[] = [];
      const example = typedExample(node, resolved, (diagnostic) => wrong.push(diagnostic));
      diagnostics.push(...wrong);
      const [first] = wrong;
      const run = (): readonly Failure[] => {
        if (first !== undefined) return unusable(first.message);
        if (example.vendor === undefined && example.canonical === undefined)
          return unusable('it has neither a vendor nor a canonical record');
        try {
          return runExample(example, resolved, resourceFor(example.parameters));
        } catch (error) {
          // Parameters of the wrong name or type are the example's mistake.
          if (error instanceof TypeError) return unusable(error.message);
          throw error;
        }
      };
      return { name: example.name, span: node.name.span, failures: run() };
    });
    return [{ name, examples }];
  });
  const all = reports.flatMap(({ examples }) => examples);
  const failed = all.filter(({ failures }) => failures.length > 0).length;
  return { mappings: reports, diagnostics, passed: all.length - failed, failed };
};
