// What a record can show of a rule that writes: a value, null; of a template, a part that is missing.
import { partsOfTemplate } from '../../codecs/template-text.ts';
import type { Rule } from '../../compiler/resolved.ts';
import { mergedRecords } from '../../compiler/verdicts/merged-records.ts';
import { recordWith } from '../../compiler/verdicts/record-with.ts';
import { canonicalSample } from '../../compiler/verdicts/samples.ts';
import type { JsonObject, JsonValue } from '../../json/json.ts';
import { printPath } from '../../schema/parse-path.ts';
import { type Cell, isValue } from './cell.ts';
import { makeCell } from './make-cell.ts';
import { readPlace } from './read-place.ts';
import type { Scope } from './scope.ts';

export const writeCells = (rule: Rule, scope: Scope): readonly Cell[] => {
  const { path } = rule.canonical;
  const cell = (what: string, isTaken: (value: unknown) => boolean, value: JsonValue | undefined): Cell =>
    makeCell(rule, scope, {
      what,
      side: 'canonical',
      group: what,
      isTaken: (object) => isTaken(readPlace(object, path)),
      object: value === undefined ? undefined : recordWith(path, value),
    });
  const value = cell('value written', isValue, canonicalSample(rule));
  // Of a key there is nothing to clear.
  if (rule.isKey) return scope.prefix === '' ? [] : [value];
  return [value, cell('null written', (each) => each === null, null), ...missingParts(rule, scope)];
};

/** A template writes nothing where a part is missing, and an issue tells. */
const missingParts = (rule: Rule, scope: Scope): readonly Cell[] => {
  const { codec } = rule.node;
  if (codec?.kind !== 'template' || rule.source.kind === 'parts') return [];
  const parts = partsOfTemplate(codec.template);
  if (parts.length < 2) return [];
  const { path } = rule.canonical;
  const sample = canonicalSample(rule);
  return parts.map((part) =>
    makeCell(rule, scope, {
      what: `without the part ${printPath(part.path)}, written`,
      side: 'canonical',
      isTaken: (object) => {
        const value = readPlace(object, path);
        return (
          !isValue(readPlace(value, part.path)) &&
          parts.some((other) => isValue(readPlace(value, other.path)))
        );
      },
      object: recordWith(
        path,
        parts.reduce<JsonObject>((sum, other) => {
          // What a sample holds is JSON.
          const member = readPlace(sample, other.path) as JsonValue | undefined;
          return other === part || member === undefined
            ? sum
            : mergedRecords(sum, recordWith(other.path, member));
        }, {}),
      ),
    }),
  );
};
