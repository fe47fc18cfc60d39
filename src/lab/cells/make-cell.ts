// Makes the cells of a rule: their names and places, and the record around what the rule looks at.
import type { Rule } from '../../compiler/resolved.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { JsonObject, JsonValue } from '../../json/json.ts';
import type { Cell, Side } from './cell.ts';
import type { Scope } from './scope.ts';

export interface CellParts {
  readonly what: string;
  readonly side: Side;
  /** Does an object that the rule looks at take it? */
  readonly isTaken: (object: unknown, parameters: Readonly<Record<string, JsonValue>>) => boolean;
  /** Such an object. */
  readonly object?: JsonObject | undefined;
  readonly group?: string;
  /** The rule's own unless given. */
  readonly span?: Span;
}

/** Makes a cell of a rule. */
export const makeCell = (rule: Rule, scope: Scope, parts: CellParts): Cell => {
  const { what, side, isTaken, object, group, span = rule.node.path.span } = parts;
  return {
    rule: `${scope.prefix}${rule.canonical.name}`,
    what,
    span,
    isTaken: (seen) => scope.objects(seen, side).some((each) => isTaken(each, seen.parameters ?? {})),
    ...(object !== undefined && { record: { side, value: scope.around(object, side) } }),
    ...(group !== undefined && { group: `${group}${scope.group}` }),
  };
};
