// One loaded mapping: resolved, checked, with its plan. The answer is kept as long as document and schemas stay the same.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { MappingDocument } from '../mapping/tree.ts';
import type { Plan } from '../runtime/plan.ts';
import type { SchemaDocument } from '../schema/domain.ts';
import type { SchemaRegistry } from '../schema/registry.ts';
import { checkMapping } from './checks/index.ts';
import type { LoadedMapping } from './load.ts';
import { planOf } from './plan-of.ts';
import { resolveMapping } from './resolve/resolve-mapping.ts';
import type { ResolvedMapping } from './resolved.ts';

/** A mapping that got through: resolved, with its plan. */
export interface CompiledMapping {
  /** `marketo/contact`, or `marketo/contact + acme`. */
  readonly name: string;
  /** Name of the overlay on top; absent for a base. */
  readonly overlay?: string;
  /** Path of the overlay's file. */
  readonly overlayFile?: string;
  readonly resolved: ResolvedMapping;
  /** Has it no errors? */
  readonly isSound: boolean;
  /** Absent where the mapping has errors; made when it is asked for first. */
  readonly plan?: Plan | undefined;
}

interface Answer {
  /** Absent where a schema is missing. */
  readonly mapping?: CompiledMapping;
  readonly diagnostics: readonly Diagnostic[];
}

interface Known extends Answer {
  readonly name: string;
  readonly isBroken: boolean;
  readonly schemas: ReadonlyMap<string, SchemaDocument>;
}

// A memo, not state: documents and schemas never change; a file that does is another document.
const answers = new WeakMap<MappingDocument, Known>();

/**
 * Compiles a mapping.
 * @param isBroken - do its files have errors of their own? Then it is checked as far as it was understood, and has no plan
 */
export const compileMapping = (
  loaded: LoadedMapping,
  registry: SchemaRegistry,
  isBroken: boolean,
): Answer => {
  const { name, document } = loaded;
  const known = answers.get(document);
  if (
    known?.name === name &&
    known.isBroken === isBroken &&
    [...known.schemas].every(([schema, asked]) => registry.get(schema) === asked)
  )
    return known;
  const schemas = new Map<string, SchemaDocument>();
  let isMissing = false;
  const recording: SchemaRegistry = {
    names: registry.names,
    get: (schema) => {
      const asked = registry.get(schema);
      if (asked === undefined) isMissing = true;
      else schemas.set(schema, asked);
      return asked;
    },
  };
  const answer = compile(loaded, recording, isBroken);
  // What is near a missing name depends on all the others.
  if (!isMissing) answers.set(document, { ...answer, name, isBroken, schemas });
  return answer;
};

const compile = (
  { name, overlay, overlayFile, document }: LoadedMapping,
  registry: SchemaRegistry,
  isBroken: boolean,
): Answer => {
  const { mapping: resolved, diagnostics: found } = resolveMapping(document, registry);
  if (resolved === undefined) return { diagnostics: found };
  const diagnostics = [...found, ...checkMapping(resolved, { incomplete: isBroken })];
  // A mistake in an example says nothing against the rules.
  const fails = diagnostics.some(
    ({ severity, code }) => severity === 'error' && !code.startsWith('example/'),
  );
  const mapping = withPlan({
    name,
    ...(overlay !== undefined && { overlay }),
    ...(overlayFile !== undefined && { overlayFile }),
    resolved,
    isSound: !fails && !isBroken,
  });
  return { mapping, diagnostics };
};

/** The mapping with its plan: emitting takes time that a check does not have. */
const withPlan = (mapping: Omit<CompiledMapping, 'plan'>): CompiledMapping => {
  let made: Plan | undefined;
  return {
    ...mapping,
    get plan() {
      if (mapping.isSound) made ??= planOf(mapping.resolved, mapping.name);
      return made;
    },
  };
};
