// What is left out on purpose: fields of both schemas that no rule maps, with the reasons that the file gives.

import { matcherOf } from '../../compiler/facts/ignore-patterns.ts';
import { leavesOf } from '../../compiler/facts/schema-leaves.ts';
import type { Ignore, ResolvedMapping } from '../../compiler/resolved.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { code, prose, table } from './markdown.ts';

/** The fields that a pattern stands for; the pattern itself where it names one. */
const namesOf = ({ pattern }: Ignore, schema: SchemaDocument): string => {
  if (!pattern.includes('*')) return code(pattern);
  const matches = matcherOf(pattern);
  const names = leavesOf(schema, [])
    .filter(matches)
    .map(({ name }) => name);
  return names.length === 0 ? code(pattern) : names.map(code).join(', ');
};

const rowsOf = (ignores: readonly Ignore[], schema: SchemaDocument): readonly (readonly string[])[] => {
  const byReason = new Map<string, string[]>();
  for (const ignore of ignores) {
    const reason = ignore.because ?? '';
    byReason.set(reason, [...(byReason.get(reason) ?? []), namesOf(ignore, schema)]);
  }
  return [...byReason].map(([reason, names]) => [names.join(', '), prose(reason)]);
};

/** The ignored fields of one side, those of all branches too. */
export const ignoredTable = (
  mapping: ResolvedMapping,
  side: 'vendor' | 'canonical',
  heading: string,
): string => {
  const arms = mapping.branches?.arms ?? [];
  const ignores = [...mapping.ignore[side], ...arms.flatMap(({ ignore }) => ignore[side])];
  const own = [...new Map(ignores.map((each) => [`${each.pattern}\n${each.because}`, each])).values()];
  return table([heading, 'Why'], rowsOf(own, mapping[side]));
};
