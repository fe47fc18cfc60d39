// Which pair of a list a path names: `attributes["Webpage URL"]`, `attributes.budget`, `attributes[name=budget]`.
import { parsePath } from '../../schema/parse-path.ts';
import type { Path, PathStep } from '../../schema/path.ts';

const isSame = (step: PathStep, other: PathStep | undefined): boolean =>
  step.kind === 'key' && other?.kind === 'key' && step.key === other.key;

/** The name of the pair that a text names in the list at a path. */
export const pairNamed = (list: Path, text: string): string | undefined => {
  const parsed = parsePath(text);
  if (!parsed.ok || parsed.path.length !== list.length + 1) return undefined;
  if (!list.every((step, index) => isSame(step, parsed.path[index]))) return undefined;
  const last = parsed.path.at(-1);
  if (last?.kind === 'key') return last.key.includes('*') ? undefined : last.key;
  const { key, value } = last?.kind === 'filter' ? last : { key: '', value: undefined };
  return key === 'name' && typeof value === 'string' ? value : undefined;
};
