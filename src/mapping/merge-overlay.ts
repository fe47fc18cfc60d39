// Merges an overlay into the mapping that it extends: key by key, never deep, and never through a lock.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/near.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import { printPath } from '../schema/parse-path.ts';
import { LEVELS } from './keys.ts';
import { liftIgnores } from './lift-ignores.ts';
import { type Lock, locksOf } from './locks.ts';
import { mergeBranches } from './merge-branches.ts';
import { mergeExamples } from './merge-examples.ts';
import { mergeRules } from './merge-rules.ts';
import { mergeValueMaps } from './merge-value-maps.ts';
import type { Report } from './reader.ts';
import type { Located, MappingDocument, OverlayDocument, RuleNode } from './tree.ts';

/**
 * Merges one overlay into a mapping that may have overlays merged in already. Every part keeps its span, so its file
 * tells which of the two won. What a lock forbids, or what removes nothing, is reported and not applied.
 */
export const mergeOverlay = (
  base: MappingDocument,
  overlay: OverlayDocument,
): { readonly document: MappingDocument; readonly diagnostics: readonly Diagnostic[] } => {
  const problems: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    problems.push(diagnostic);
  };
  const locks = locksOf(base);
  const refuseLocked = (what: string, name: Located<string>, lock: Lock | undefined): boolean => {
    if (lock === undefined) return false;
    const related = [{ span: lock.span, message: 'locked here' }];
    const args = { what, name: name.value, path: lock.name };
    report(createDiagnostic('overlay/locked', args, { span: name.span, related }));
    return true;
  };
  /** Takes the overlay's entries in place of those of the base with the same name, but for locked ones. */
  const replaceNamed = <T extends { readonly name: Located<string> }>(
    what: string,
    known: readonly T[],
    own: readonly T[],
    lockOn: (name: string) => Lock | undefined,
  ): readonly T[] => {
    const all = new Map(known.map((each) => [each.name.value, each]));
    for (const each of own) {
      if (!refuseLocked(what, each.name, lockOn(each.name.value))) all.set(each.name.value, each);
    }
    return [...all.values()];
  };

  checkLevel(base, overlay, report);
  const onPath = (path: RuleNode['path']): boolean =>
    refuseLocked('the path', { value: printPath(path.value), span: path.span }, locks.onPath(path.value));
  const kept = withoutRemoved(base, overlay, onPath, report);
  const stated = overlay.rules.filter(({ path }) => !onPath(path));
  const rules = mergeRules(kept, stated, report);
  const refs = [...base.refs, ...overlay.refs];
  const branches = mergeBranches(base, overlay.branches, refs, onPath, report);
  const adds = overlay.adds.filter(({ path }) => !onPath(path));
  const [system, ...object] = overlay.vendor?.value.split('/') ?? [];
  const span = overlay.vendor?.span ?? base.vendor.span;
  const vendor =
    system === undefined || object.length === 0
      ? base.vendor
      : { system: { value: system, span }, object: { value: object.join('/'), span }, span };
  const written = new Map(
    [...base.write, ...overlay.write].map((each) => [printPath(each.path.value), each]),
  );
  const document: MappingDocument = {
    ...base,
    vendor,
    adds: [...base.adds, ...adds],
    parameters: replaceNamed('the parameter', base.parameters, overlay.parameters, locks.onParameter),
    valueMaps: mergeValueMaps(
      base.valueMaps,
      overlay.valueMaps,
      ({ name }) => !refuseLocked('the value map', name, locks.onValueMap(name.value)),
      report,
    ),
    refs: replaceNamed('the ref', base.refs, overlay.refs, locks.onRef),
    rules,
    write: [...written.values()],
    ...(branches && { branches }),
    ignore: liftIgnores(base.ignore, overlay.ignore, overlay.rules, refs),
    examples: mergeExamples(base.examples, overlay.examples, report),
    overlays: [...base.overlays, overlay.name.value],
    layers: [
      ...base.layers,
      { overlay: overlay.name.value, level: overlay.level.value, file: overlay.span.file.path },
    ],
    level: overlay.level.value,
  };
  return { document, diagnostics: sortDiagnostics(problems) };
};

/** Levels only grow more specific. */
const checkLevel = (base: MappingDocument, { level }: OverlayDocument, report: Report): void => {
  if (base.level === undefined || LEVELS.indexOf(level.value) > LEVELS.indexOf(base.level)) return;
  const args = { level: level.value, under: base.level };
  report(createDiagnostic('overlay/level', args, { span: level.span }));
};

/**
 * The base's rules but for those that the overlay removes.
 * @param locked - tells, and reports, whether a lock covers a path
 */
const withoutRemoved = (
  base: MappingDocument,
  overlay: OverlayDocument,
  locked: (path: RuleNode['path']) => boolean,
  report: Report,
): readonly RuleNode[] => {
  const rules = new Map(base.rules.map((rule) => [printPath(rule.path.value), rule]));
  const own = new Set(overlay.rules.map((rule) => printPath(rule.path.value)));
  for (const path of overlay.remove) {
    const name = printPath(path.value);
    if (own.has(name)) {
      report(createDiagnostic('overlay/removes-and-maps', { path: name }, { span: path.span }));
    } else if (!rules.has(name)) {
      const args = { what: 'rule for', name, near: nearest(name, rules.keys()) };
      report(createDiagnostic('overlay/removes-nothing', args, { span: path.span }));
    } else if (!locked(path)) {
      rules.delete(name);
    }
  }
  return [...rules.values()];
};
