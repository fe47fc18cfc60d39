// Puts one mutant before `check`, `test` and `diff`, and says which of them caught it and whether the report names the place.
import { type CompiledMapping, compileMappings } from '../../src/compiler/compile-mappings.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../../src/diagnostics/span.ts';
import { differenceOf } from '../../src/difference/difference-of.ts';
import type { FastCheck } from '../../src/lab/fast-check.ts';
import { testLaws } from '../../src/lab/generated-laws.ts';
import { testMappings } from '../../src/lab/test-mappings.ts';
import { registryOf } from '../../src/schema/registry.ts';
import { type CompareBehaviour, sameProgram } from './behaviour.ts';
import { type Mutant, plant } from './mutant.ts';
import { lineOf, type RightPlaces, rightPlaces } from './places.ts';
import type { Project } from './project.ts';

/** What a tool says of a mutant. */
interface Told {
  /** The first of check, examples and laws that told; `none` where none did; `alike` where nothing behaves otherwise. */
  readonly caughtBy: 'check' | 'examples' | 'laws' | 'none' | 'alike';
  /** With `alike`: the very program; else another that gave the same for every record. */
  readonly isSameProgram?: true;
  readonly namesLine: boolean;
  /** What was told, in a line; for those missed, a record that is treated otherwise. */
  readonly report: string;
}

export interface Verdict extends Told {
  readonly mutant: Mutant;
  /** The planted place: `mappings/contact.yaml:31`. */
  readonly at: string;
  /** `diff` lists a change that is more than a patch; undefined for those set aside. */
  readonly inDiff?: boolean;
  readonly diffNamesLine?: boolean;
}

export interface JudgeOptions {
  readonly fc: FastCheck;
  /** Records drawn for the laws, each way. */
  readonly runs: number;
  readonly seed: number;
  readonly compare: CompareBehaviour;
}

/** One mapping with and without the fault. */
interface Pair {
  readonly original: CompiledMapping;
  readonly now: CompiledMapping | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const ALIKE: Told = { caughtBy: 'alike', isSameProgram: true, namesLine: false, report: '' };

/** Which mappings a file's text is in: the file's own, then the overlays that stand on it. */
const touched = ({ compiled, filesOf }: Project, path: string): readonly CompiledMapping[] =>
  compiled.mappings
    .filter((mapping) => filesOf(mapping).has(path))
    .toSorted((one, other) => one.name.length - other.name.length);

export const judge = (project: Project, mutant: Mutant, options: JudgeOptions): Verdict => {
  const original = project.mappings.find(({ path }) => path === mutant.path);
  if (original === undefined) throw new RangeError(`there is no file ${mutant.path}`);
  const planted = plant(original, mutant);
  const [first = 1] = planted.lines;
  const files = project.mappings.map((file) => (file === original ? planted.file : file));
  const right = rightPlaces(planted, mutant);
  let told = ALIKE;
  let changes: Pick<Verdict, 'inDiff' | 'diffNamesLine'> = {};
  for (const each of touched(project, mutant.path)) {
    const pair = compilePair(project, files, each);
    const next = tell(pair, right, options);
    // What no tool catches in the mapping itself may be caught by the examples of an overlay.
    const isCaught = next.caughtBy !== 'alike' && next.caughtBy !== 'none';
    if (isCaught || told.caughtBy === 'alike') {
      if (next.caughtBy !== 'alike') changes = diffOf(project, pair, right, mutant);
      told = next.caughtBy === 'alike' && told.isSameProgram === undefined ? told : next;
    }
    if (isCaught) break;
  }
  return { ...told, ...changes, mutant, at: `${mutant.path}:${first}` };
};

const compilePair = ({ schemas }: Project, files: readonly SourceFile[], original: CompiledMapping): Pair => {
  const { mappings, diagnostics } = compileMappings({
    mappings: files,
    schemas,
    choose: (all) => all.filter(({ name }) => name === original.name),
  });
  return { original, now: mappings[0], diagnostics };
};

const tell = ({ original, now, diagnostics }: Pair, right: RightPlaces, options: JudgeOptions): Told => {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || now?.plan === undefined || original.plan === undefined)
    return toldByCheck(diagnostics, right);
  if (sameProgram(original.plan, now.plan)) return ALIKE;
  const caught = toldByExamples(now, right) ?? toldByLaws(now, right, options);
  if (caught !== undefined) return caught;
  const shown = options.compare({ base: original, now });
  return { caughtBy: shown === undefined ? 'alike' : 'none', namesLine: false, report: shown ?? '' };
};

const spansOf = ({ span, related = [] }: Diagnostic): readonly Span[] => [
  ...(span ? [span] : []),
  ...related.map((label) => label.span),
];

const toldByCheck = (diagnostics: readonly Diagnostic[], right: RightPlaces): Told => {
  const named =
    diagnostics.find((each) => spansOf(each).some((span) => right.line(lineOf(span)))) ??
    diagnostics.find(({ message }) => right.name(message));
  const { code, message, span } = named ?? diagnostics[0] ?? { code: 'none', message: 'not compiled' };
  const report = `${code}: ${message}${span ? ` (${lineOf(span)})` : ''}`;
  return { caughtBy: 'check', namesLine: named !== undefined, report };
};

interface PlaceTold {
  readonly path: string;
  readonly rule?: string | undefined;
}

const toldAt = (places: readonly PlaceTold[], now: CompiledMapping, right: RightPlaces): boolean =>
  places.some(({ rule, path }) => (rule !== undefined && right.rule(rule, now)) || right.name(path));

const toldByExamples = (now: CompiledMapping, right: RightPlaces): Told | undefined => {
  const { mappings, diagnostics } = testMappings([now]);
  const failures = (mappings[0]?.examples ?? []).flatMap(({ name, failures: own }) =>
    own.map((failure) => ({ name, ...failure })),
  );
  const [first] = failures;
  if (first === undefined && diagnostics.length === 0) return undefined;
  const places: readonly PlaceTold[] = failures.flatMap(({ differences, issues = [] }) => [
    ...differences,
    ...issues,
  ]);
  const [place] = places;
  const report = `${first?.name}: ${first?.message} at ${place?.path ?? ''} (rule ${place?.rule ?? 'none'})`;
  return { caughtBy: 'examples', namesLine: toldAt(places, now, right), report };
};

const toldByLaws = (
  now: CompiledMapping,
  right: RightPlaces,
  { fc, runs, seed }: JudgeOptions,
): Told | undefined => {
  const breaches = testLaws(fc, now, { runs, seed })?.breaches ?? [];
  const [first] = breaches;
  if (first === undefined) return undefined;
  const places = breaches.flatMap(({ differences }) => differences);
  const report = `${first.law} at ${places[0]?.path ?? ''} (rule ${places[0]?.rule ?? 'none'})`;
  return { caughtBy: 'laws', namesLine: toldAt(places, now, right), report };
};

/** Schemas are the same on both sides: there is nothing to compare. */
const NO_SCHEMAS = registryOf([]);

const diffOf = (
  { compiled }: Project,
  { original, now }: Pair,
  right: RightPlaces,
  { rules }: Mutant,
): Pick<Verdict, 'inDiff' | 'diffNamesLine'> => {
  const state = (mappings: readonly CompiledMapping[]) => ({
    compiled: { ...compiled, mappings, schemas: NO_SCHEMAS },
    schemas: [],
  });
  const { changes } = differenceOf({ base: state([original]), now: state(now === undefined ? [] : [now]) });
  const weighty = changes.filter(({ level }) => level !== 'patch');
  const named = weighty.some(({ span, at, isGone }) => {
    if (span !== undefined && isGone === undefined && right.line(lineOf(span))) return true;
    return (
      right.name(at) || (rules !== '*' && rules.some((rule) => at === rule || at.startsWith(`${rule} `)))
    );
  });
  return { inDiff: weighty.length > 0, diffNamesLine: named };
};
