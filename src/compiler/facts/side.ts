// The two sides of a mapping.
import type { Side } from '../../mapping/tree.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import type { ResolvedMapping } from '../resolved.ts';

export const SIDES: readonly Side[] = ['vendor', 'canonical'];

/** The schema of a side. */
export const schemaOf = (mapping: ResolvedMapping, side: Side): SchemaDocument => mapping[side];
