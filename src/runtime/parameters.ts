// The values of a mapping's parameters, checked before anything runs.
import { compileValidator } from '../schema/validate/compile-validator.ts';
import type { Plan } from './plan.ts';

/**
 * The parameters by name, defaults filled in.
 * @throws TypeError for an unknown name, a missing required value, or a value of the wrong type.
 */
export const parametersOf = (
  plan: Plan,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const known = new Set(plan.parameters.map(({ name }) => name));
  for (const name of Object.keys(given)) {
    if (!known.has(name)) {
      const list = known.size === 0 ? 'it has none' : `it has ${[...known].join(', ')}`;
      throw new TypeError(`${plan.name} has no parameter "${name}"; ${list}`);
    }
  }
  const values: Record<string, unknown> = {};
  for (const { name, required, default: fill, schema } of plan.parameters) {
    const value = Object.hasOwn(given, name) ? given[name] : fill;
    if (value === undefined) {
      if (required) throw new TypeError(`${plan.name} needs the parameter "${name}"`);
      continue;
    }
    const [violation] = compileValidator({ name, file: plan.name, root: schema })(value);
    if (violation !== undefined)
      throw new TypeError(`the parameter "${name}" of ${plan.name} must be ${violation.expected}`);
    values[name] = value;
  }
  return values;
};
