// The difference of two states of a project: mappings with their overlays, by name.
import type { Compilation, CompiledMapping } from '../compiler/compile-mappings.ts';
import { type Both, type Change, compareLevels, type Tell } from './change.ts';
import { compareMapping } from './mappings.ts';

/** All changes from one state to the other, by subject, the weightiest first. Neither state needs to be without errors. */
export const differenceOf = ({ base, now }: Both<Compilation>): readonly Change[] => {
  const changes: Change[] = [];
  const old = new Map(base.mappings.map((mapping) => [mapping.name, mapping]));
  for (const mapping of now.mappings) {
    const other = old.get(mapping.name);
    old.delete(mapping.name);
    changes.push(
      ...changesOf(mapping.name, (tell) => {
        if (other !== undefined) compareMapping({ base: other, now: mapping }, tell);
        else tellWhole('mapping added', mapping, tell);
      }),
    );
  }
  for (const mapping of old.values())
    changes.push(...changesOf(mapping.name, (tell) => tellWhole('mapping removed', mapping, tell)));
  return changes;
};

const changesOf = (subject: string, compare: (tell: Tell) => void): readonly Change[] => {
  const found: Change[] = [];
  compare((kind, level, parties, change) => {
    found.push({ kind, level, parties, subject, ...change });
  });
  return found.sort((one, other) => compareLevels(one.level, other.level));
};

const tellWhole = (kind: 'mapping added' | 'mapping removed', mapping: CompiledMapping, tell: Tell): void => {
  const { resolved, name } = mapping;
  const text = `${resolved.system} ${resolved.object} ↔ ${resolved.canonical.name}`;
  const span = resolved.document.name.span;
  if (kind === 'mapping added') tell(kind, 'minor', ['canonical readers'], { at: name, after: text, span });
  else
    tell(kind, 'major', ['canonical readers', 'canonical writers'], {
      at: name,
      before: text,
      span,
      isGone: true,
    });
};
