// What a record can show of an authored expression: the arms of its conditions.
import { referencedPaths } from '../../compiler/emit/authored.ts';
import type { AuthoredExpression, Rule } from '../../compiler/resolved.ts';
import { withoutNulls } from '../../functions/structure.ts';
import { printPath } from '../../schema/parse-path.ts';
import { spanInScalar } from '../../yaml/offset-in-scalar.ts';
import { armProbe } from '../arm-coverage.ts';
import type { Cell } from './cell.ts';
import { makeCell } from './make-cell.ts';
import { readPlace } from './read-place.ts';
import type { Scope } from './scope.ts';

export const armCells = (rule: Rule, scope: Scope): readonly Cell[] => {
  const { source, node } = rule;
  if (source.kind !== 'jsonata' || node.source.kind !== 'jsonata') return [];
  const scalars = node.source;
  return (['fromVendor', 'toVendor'] as const).flatMap((direction): readonly Cell[] => {
    const goes = direction === 'fromVendor' ? scope.reads && rule.reads : scope.writes && rule.writes;
    const expression = source[direction];
    const scalar = scalars[direction];
    if (!goes || expression === undefined || scalar === undefined) return [];
    const probe = armProbe(expression);
    if (probe === undefined) return [];
    const side = direction === 'fromVendor' ? ('vendor' as const) : ('canonical' as const);
    const given = direction === 'fromVendor' ? operandsSeen(expression) : (object: unknown) => object;
    return probe.arms.map((arm, index) =>
      makeCell(rule, scope, {
        what: `${arm.kind === 'missing-else' ? 'condition not met' : arm.kind} (${direction})`,
        side,
        span: spanInScalar(scalar, arm.start, arm.end),
        isTaken: (object, param) => {
          const input = given(object);
          return input !== undefined && probe.taken(input, { param }).has(index);
        },
      }),
    );
  });
};

/** What the engine lets a reading expression see: nothing where all that it reads is null or absent. */
const operandsSeen = ({ tree }: AuthoredExpression): ((object: unknown) => unknown) => {
  const paths = referencedPaths(tree);
  const isOne = new Set(paths.map(printPath)).size <= 1;
  return (object) => {
    const isThere = paths.some((path) => {
      const value = readPlace(object, path);
      return value !== undefined && value !== null;
    });
    if (paths.length > 0 && !isThere) return undefined;
    return isOne ? object : withoutNulls(object);
  };
};
