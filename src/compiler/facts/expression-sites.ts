// The authored expressions of a rule with their places: what it reads from, and where its tokens stand in the file.
import type { Span } from '../../diagnostics/span.ts';
import type { Extent } from '../../jsonata/parse/tree.ts';
import type { Side } from '../../mapping/tree.ts';
import type { Path } from '../../schema/path.ts';
import { spanInScalar } from '../../yaml/offset-in-scalar.ts';
import type { AuthoredExpression, Direction } from '../resolved.ts';
import type { Site } from './sites.ts';

export interface ExpressionSite {
  readonly site: Site;
  readonly direction: Direction;
  readonly expression: AuthoredExpression;
  /** The side of the record that it reads. */
  readonly side: Side;
  /** Where its paths begin. */
  readonly prefix: Path;
  /** The place of a part of its text. */
  readonly spanOf: (extent: Extent) => Span;
}

/** The expressions of a rule. */
export const expressionsOf = (site: Site): readonly ExpressionSite[] => {
  const { source, node } = site.rule;
  if (source.kind !== 'jsonata' || node.source.kind !== 'jsonata') return [];
  const scalars = node.source;
  return (['fromVendor', 'toVendor'] as const).flatMap((direction): readonly ExpressionSite[] => {
    const expression = source[direction];
    const scalar = scalars[direction];
    if (expression === undefined || scalar === undefined) return [];
    const reading = direction === 'fromVendor';
    return [
      {
        site,
        direction,
        expression,
        side: reading ? 'vendor' : 'canonical',
        prefix: reading ? site.vendorPrefix : site.canonicalPrefix,
        spanOf: ({ start, end }) => spanInScalar(scalar, start, end),
      },
    ];
  });
};
