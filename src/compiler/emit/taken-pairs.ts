// The names of pairs that `pair: "*"` and the policy `unmapped` leave alone: those that rules read, those that are ignored,
// and those that the schema lists, for they are mapped or ignored each by its name.
import type { SchemaDocument } from '../../schema/domain.ts';
import { fieldsOf } from '../../schema/fields.ts';
import type { Path } from '../../schema/path.ts';
import { withArms } from '../facts/all-rules.ts';
import { pairNamed } from '../facts/pair-named.ts';
import type { Ignores, Rule } from '../resolved.ts';

/** Names by the printed path of the list that they stand in. */
export type TakenPairs = ReadonlyMap<string, readonly string[]>;

export const takenPairs = (
  rules: readonly Rule[],
  document?: SchemaDocument,
  ignores: readonly Ignores[] = [],
): TakenPairs => {
  const taken = new Map<string, Set<string>>();
  for (const { source } of rules.flatMap(withArms)) {
    if (source.kind !== 'pair' && source.kind !== 'pairs') continue;
    const names =
      taken.get(source.in.name) ??
      new Set([...listedNames(source.in.path, document), ...ignoredNames(source.in.path, ignores)]);
    if (source.kind === 'pair') names.add(source.pair);
    taken.set(source.in.name, names);
  }
  return new Map([...taken].map(([name, names]) => [name, [...names]]));
};

const listedNames = (list: Path, document: SchemaDocument | undefined): readonly string[] =>
  document === undefined
    ? []
    : fieldsOf(document).flatMap(({ path }) => {
        const name = path[list.length];
        const isInside = list.every((step, index) => isSame(step, path[index]));
        return isInside && name?.kind === 'key' ? [name.key] : [];
      });

const ignoredNames = (list: Path, ignores: readonly Ignores[]): readonly string[] =>
  ignores.flatMap(({ vendor }) => vendor.flatMap(({ pattern }) => pairNamed(list, pattern) ?? []));

const isSame = (step: Path[number], other: Path[number] | undefined): boolean =>
  step.kind === 'key' && other?.kind === 'key' && step.key === other.key;
