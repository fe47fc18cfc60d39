// All operators. Each makes its mutants of one file; the same seed makes the same ones.
import type { Mutant } from '../mutant.ts';
import type { Random } from '../random.ts';
import type { Site } from '../site.ts';
import {
  addedCodec,
  droppedCodec,
  wrongCodec,
  wrongOption,
  wrongSeparator,
  wrongTemplate,
} from './codecs.ts';
import { wrongExpression } from './expressions.ts';
import {
  constantForField,
  droppedRule,
  misspelledField,
  swappedFields,
  wrongCanonicalField,
  wrongUnit,
  wrongVendorField,
} from './fields.ts';
import {
  droppedIgnore,
  wrongKey,
  wrongObject,
  wrongParameters,
  wrongPolicies,
  wrongRefs,
} from './mapping.ts';
import { reasonRemoved, wrongDefault, wrongDirection, wrongGuard, wrongPolicy } from './modifiers.ts';
import { overlayFaults } from './overlays.ts';
import {
  droppedGuard,
  wrongBranches,
  wrongChoice,
  wrongConstant,
  wrongEach,
  wrongJoin,
  wrongPair,
  wrongSlots,
} from './sources.ts';
import { wrongRows, wrongUnknown } from './value-maps.ts';

export type Operator = (site: Site, random: Random) => readonly Mutant[];

export const OPERATORS: Readonly<Record<string, Operator>> = {
  wrongVendorField,
  misspelledField,
  swappedFields,
  wrongCanonicalField,
  droppedRule,
  constantForField,
  wrongUnit,
  droppedCodec,
  wrongCodec,
  addedCodec,
  wrongOption,
  wrongSeparator,
  wrongTemplate,
  wrongRows,
  wrongUnknown,
  wrongDirection,
  reasonRemoved,
  wrongDefault,
  wrongPolicy,
  wrongGuard,
  wrongJoin,
  wrongSlots,
  wrongChoice,
  droppedGuard,
  wrongPair,
  wrongConstant,
  wrongEach,
  wrongBranches,
  wrongExpression,
  wrongPolicies,
  wrongKey,
  wrongObject,
  droppedIgnore,
  wrongRefs,
  wrongParameters,
  overlayFaults,
};
