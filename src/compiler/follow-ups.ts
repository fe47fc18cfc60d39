// One mistake, one diagnostic: leaves out what is only a consequence of something reported already.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt } from '../diagnostics/position.ts';
import { schemaName } from '../schema/registry.ts';
import { isAboutIndentation, sectionEnd } from '../yaml/indentation.ts';

const stageOf = ({ code }: Diagnostic): string => code.slice(0, code.indexOf('/'));

const lineOf = ({ span }: Diagnostic, at: 'start' | 'end'): number =>
  span === undefined ? 0 : positionAt(span.file, span[at]).line;

/** A line that is not the YAML it was meant to be says nothing else that can be trusted. */
const MOST_LINES = 3;

const linesOf = (diagnostic: Diagnostic): readonly string[] => {
  const { span } = diagnostic;
  if (span === undefined) return [];
  const moved = isAboutIndentation(diagnostic);
  // Line breaks decide about nesting: the line above is often left without its value, and what follows has no place.
  const first = lineOf(diagnostic, 'start') - (moved ? 1 : 0);
  const last = moved
    ? sectionEnd(span.file, lineOf(diagnostic, 'start')) - 1
    : Math.min(lineOf(diagnostic, 'end'), first + MOST_LINES);
  return Array.from({ length: last - first + 1 }, (_, index) => `${span.file.path}:${first + index}`);
};

const placeOf = ({ span }: Diagnostic): string => `${span?.file.path}:${span?.start}`;

/** What a codec that was understood would have answered. */
const isClash = ({ code }: Diagnostic): boolean =>
  /^rule\/(?:type|values|length|range|format)-clash$/.test(code);

/** Names that are defined in a section: where that cannot be read, they are not known for a reason told already. */
const DEFINED_UNDER: ReadonlyMap<string, string> = new Map([
  ['resolve/unknown-value-map', 'valueMaps'],
  ['resolve/unknown-ref', 'refs'],
  ['resolve/unknown-parameter', 'parameters'],
]);

/** Errors that leave a rule without its codec. */
const CODEC_STAGES: ReadonlySet<string> = new Set(['mapping', 'codec']);

/** Keeps the order. Nothing is left out but beside an error that is kept. */
export const withoutFollowUps = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const malformed = new Set(errors.filter((each) => stageOf(each) === 'yaml').flatMap(linesOf));
  const unresolved = new Set(errors.filter((each) => stageOf(each) === 'resolve').map(placeOf));
  const silent = new Set(errors.filter(({ code }) => code === 'mapping/empty-text').flatMap(linesOf));
  const withoutCodec = new Set(errors.filter((each) => CODEC_STAGES.has(stageOf(each))).flatMap(linesOf));
  const malformedFiles = new Set(
    errors.flatMap((each) => (stageOf(each) === 'yaml' ? (each.span?.file.path ?? []) : [])),
  );
  const misspelt = new Set(
    errors.flatMap(({ code, span, args: { near } }) =>
      code === 'mapping/unknown-key' && span && Array.isArray(near)
        ? near.map((name) => `${span.file.path}:${name}`)
        : [],
    ),
  );
  const unread = new Set(
    errors.flatMap(({ code, span }) =>
      (code === 'schema/invalid-json' || code === 'schema/not-an-object') && span
        ? [schemaName(span.file.path)]
        : [],
    ),
  );
  const unsound = errors.flatMap((each) =>
    stageOf(each) === 'schema' && each.span ? [`${each.span.file.path}#`] : [],
  );
  const bombs = new Set<string>();
  return diagnostics.filter((each) => {
    const { code, span, args } = each;
    if (code === 'yaml/alias-expansion') {
      const path = span?.file.path ?? '';
      return !bombs.has(path) && bombs.add(path);
    }
    if (code === 'resolve/unknown-schema') return !(typeof args.name === 'string' && unread.has(args.name));
    const stage = stageOf(each);
    if (stage === 'yaml' || span === undefined) return true;
    const line = `${span.file.path}:${lineOf(each, 'start')}`;
    if (malformed.has(line)) return false;
    if ((isClash(each) || code === 'rule/read-only') && withoutCodec.has(line)) return false;
    // What a schema says that is none cannot be compared.
    if (
      isClash(each) &&
      unsound.some((file) => [args.from, args.to].some((at) => String(at).startsWith(file)))
    )
      return false;
    const section = DEFINED_UNDER.get(code);
    if (
      section !== undefined &&
      (malformedFiles.has(span.file.path) || misspelt.has(`${span.file.path}:${section}`))
    )
      return false;
    // A reason that could not be read has been given all the same.
    if (code === 'rule/missing-because' && (silent.has(line) || malformedFiles.has(span.file.path)))
      return false;
    return !(stage === 'codec' && unresolved.has(placeOf(each)));
  });
};
