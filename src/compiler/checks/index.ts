// All checks, and the one call that runs them.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { sitesOf } from '../facts/sites.ts';
import type { ResolvedMapping } from '../resolved.ts';
import { checkArrays } from './arrays.ts';
import { checkBranches } from './branches.ts';
import type { Check, CheckContext } from './check.ts';
import { checkClashes } from './clashes.ts';
import { checkCodecPlaces } from './codec-places.ts';
import { checkConditions } from './conditions.ts';
import { checkConsent } from './consent.ts';
import { checkConstants } from './constants.ts';
import { checkCoverage } from './coverage.ts';
import { checkDeadRules } from './dead-rules.ts';
import { checkDefaults } from './defaults.ts';
import { checkExampleFields } from './example-fields.ts';
import { checkExamples } from './examples.ts';
import { checkExpressionComparisons } from './expression-comparisons.ts';
import { checkExpressionNames } from './expression-names.ts';
import { checkExpressionPaths } from './expression-paths.ts';
import { checkExpressionRegexes } from './expression-regexes.ts';
import { checkExpressionResults } from './expression-results.ts';
import { checkFirstOf } from './first-of.ts';
import { checkIgnores } from './ignore-patterns.ts';
import { checkKeys } from './keys.ts';
import { checkListSeparators } from './list-separators.ts';
import { checkLosses } from './losses.ts';
import { checkReasons } from './missing-because.ts';
import { checkKept } from './nulls-kept.ts';
import { checkPolicies } from './policies.ts';
import { checkReadOnly } from './read-only.ts';
import { checkReferences } from './references.ts';
import { checkTemplates } from './templates.ts';
import { checkUnknownFields } from './unknown-fields.ts';
import { checkUnusedDefinitions } from './unused-definitions.ts';
import { checkValueMaps } from './value-maps.ts';
import { checkVendorWriters } from './vendor-writers.ts';

const CHECKS: readonly Check[] = [
  checkUnknownFields,
  checkCoverage,
  checkIgnores,
  checkKeys,
  checkVendorWriters,
  checkReadOnly,
  checkReasons,
  checkCodecPlaces,
  checkClashes,
  checkValueMaps,
  checkConstants,
  checkReferences,
  checkConditions,
  checkConsent,
  checkDefaults,
  checkPolicies,
  checkTemplates,
  checkListSeparators,
  checkFirstOf,
  checkArrays,
  checkKept,
  checkLosses,
  checkExpressionPaths,
  checkExpressionComparisons,
  checkExpressionNames,
  checkExpressionResults,
  checkExpressionRegexes,
  checkBranches,
  checkDeadRules,
  checkUnusedDefinitions,
  checkExamples,
  checkExampleFields,
];

/** Everything that the checks find in a mapping: one walk over its rules, at each of which every check answers. */
export const checkMapping = (
  mapping: ResolvedMapping,
  options: Omit<CheckContext, 'mapping'> = {},
): readonly Diagnostic[] => {
  const context = { ...options, mapping };
  return [
    ...CHECKS.flatMap((check) => check.mapping?.(context) ?? []),
    ...sitesOf(mapping).flatMap((site) => CHECKS.flatMap((check) => check.rule?.(site, context) ?? [])),
  ];
};
