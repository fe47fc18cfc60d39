// Which places are right for a report to name.
import type { CompiledMapping } from '../../src/compiler/compile-mappings.ts';
import { positionAt } from '../../src/diagnostics/position.ts';
import type { Span } from '../../src/diagnostics/span.ts';
import type { Mutant, Planted } from './mutant.ts';

/** `mappings/contact.yaml:31`, as reports spell it. */
export const lineOf = ({ file, start }: Span): string => `${file.path}:${positionAt(file, start).line}`;

export interface RightPlaces {
  /** A line of the entry that the fault lies in. */
  readonly line: (place: string) => boolean;
  /** The same, or the line of a rule that uses what was changed. */
  readonly rule: (place: string, mapping: CompiledMapping) => boolean;
  /** Does a text name a field whose entry is gone? */
  readonly name: (text: string) => boolean;
}

const splitPlace = (place: string): readonly [string, number] => {
  const cut = place.lastIndexOf(':');
  return [place.slice(0, cut), Number(place.slice(cut + 1))];
};

const isNamedIn = (text: string, name: string): boolean =>
  new RegExp(`(?<!\\w)${name.replaceAll(/[^\w]/g, '\\$&')}(?!\\w)`).test(text);

export const rightPlaces = ({ file, lines }: Planted, { rules, names }: Mutant): RightPlaces => {
  const line = (place: string): boolean => {
    const [path, number] = splitPlace(place);
    return path === file.path && lines.has(number);
  };
  return {
    line,
    rule: (place, { plan, resolved }) => {
      const owner = plan?.rules.find(({ source }) => source === place);
      if (line(place)) return true;
      if (owner === undefined) return false;
      if (rules === '*' || rules.includes(owner.at)) return true;
      return resolved.rules.some(
        ({ canonical, node }) => rules.includes(canonical.name) && lineOf(node.span) === place,
      );
    },
    name: (text) => names.some((name) => isNamedIn(text, name)),
  };
};
