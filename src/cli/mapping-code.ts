// The JavaScript that runs for a mapping, or for one of its fields.

import { vendorWrites } from '../compiler/facts/vendor-places.ts';
import type { Rule } from '../compiler/resolved.ts';
import { createFunctions, Session } from '../functions/index.ts';
import { generatedCode } from '../jsonata/index.ts';
import type { Plan } from '../runtime/plan.ts';
import { GUARDS } from '../runtime/resource.ts';
import type { Path } from '../schema/path.ts';

type Direction = 'fromVendor' | 'toVendor';

const namesOf = (path: Path): readonly string[] =>
  path.flatMap((step) => (step.kind === 'key' ? [step.key] : []));

const membersOf = (rule: Rule, way: Direction): readonly (readonly string[])[] =>
  way === 'fromVendor' ? [namesOf(rule.canonical.path)] : vendorWrites(rule).map(({ path }) => namesOf(path));

/** The code of the wanted directions; with rules, only what gives the values of these. */
export const mappingCode = (
  plan: Plan,
  wanted: (way: Direction) => boolean,
  rules: readonly Rule[] | undefined,
): string => {
  const functions = Object.keys(createFunctions(new Session()));
  const options = { functions, ...(plan.authored && GUARDS) };
  const blocks = (['fromVendor', 'toVendor'] as const).flatMap((way) => {
    const text = plan.expressions[way];
    if (!wanted(way) || text === undefined) return [];
    const members = rules?.flatMap((rule) => membersOf(rule, way)) ?? [[]];
    const unique = new Map(members.map((member) => [member.join('.'), member]));
    return [...unique].map(([name, member]) => {
      const generated = generatedCode(text, { ...options, member });
      const title = `// ${plan.name} ${way}${name === '' ? '' : `: ${name}`}`;
      return `${title}\n${generated.ok ? generated.code : `// ${generated.message}`}`;
    });
  });
  return blocks.join('\n\n');
};
