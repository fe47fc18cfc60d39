// Functions and variables of authored expressions: unknown ones, and those whose value no check can foresee.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import { createFunctions, Session } from '../../functions/index.ts';
import { BUILTIN_FUNCTIONS } from '../../jsonata/builtin-functions.ts';
import { type NameReference, referencesOf } from '../../jsonata/parse/references.ts';
import { type ExpressionSite, expressionsOf } from '../facts/expression-sites.ts';
import type { Check } from './check.ts';

/** Variables that the engine binds, by direction. */
const VARIABLES: Readonly<Record<ExpressionSite['direction'], readonly string[]>> = {
  fromVendor: ['param', 'parent'],
  toVendor: ['param', 'onto', 'before', 'create'],
};

const checkSite = (site: ExpressionSite, ours: ReadonlySet<string>): readonly Diagnostic[] => {
  const { functions, variablesUsed, variablesBound } = referencesOf(site.expression.tree);
  const bound = new Set(variablesBound.map(({ name }) => name));
  const allowed = [...BUILTIN_FUNCTIONS.values()].flatMap(({ name, forbidden }) => (forbidden ? [] : [name]));
  const forbidden = ({ name, start, end }: NameReference): readonly Diagnostic[] => {
    const reason = BUILTIN_FUNCTIONS.get(name)?.forbidden;
    if (reason === undefined || bound.has(name)) return [];
    return [
      createDiagnostic(
        'expression/forbidden-function',
        { name, reason },
        { span: site.spanOf({ start, end }) },
      ),
    ];
  };
  const called = functions.flatMap((each): readonly Diagnostic[] => {
    if (each.builtin) return forbidden(each);
    if (bound.has(each.name) || ours.has(each.name)) return [];
    const near = nearest(each.name, [...allowed, ...ours]).map((name) => `$${name}`);
    return [
      createDiagnostic('expression/unknown-function', { name: each.name, near }, { span: site.spanOf(each) }),
    ];
  });
  const engine = VARIABLES[site.direction];
  const used = variablesUsed.flatMap((each): readonly Diagnostic[] => {
    if (each.name === '' || each.name === '$' || bound.has(each.name)) return [];
    if (BUILTIN_FUNCTIONS.has(each.name)) return forbidden(each);
    if (engine.includes(each.name) || ours.has(each.name)) return [];
    const near = nearest(each.name, [...bound, ...engine]).map((name) => `$${name}`);
    const args = {
      name: each.name,
      near,
      known: engine.map((name) => `$${name}`),
      direction: site.direction,
    };
    return [createDiagnostic('expression/unknown-variable', args, { span: site.spanOf(each) })];
  });
  return [...called, ...used];
};

/** The functions that expressions may call beyond JSONata, without the dollar sign. */
const functionNames = (): ReadonlySet<string> => new Set(Object.keys(createFunctions(new Session())));

export const checkExpressionNames: Check = {
  rule: (site) => {
    const expressions = expressionsOf(site);
    if (expressions.length === 0) return [];
    const ours = functionNames();
    return expressions.flatMap((each) => checkSite(each, ours));
  },
};
