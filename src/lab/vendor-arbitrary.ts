// Vendor records of a mapping: of its schema, and of the schema of each record type, with pairs in either of their forms.
import type { Arbitrary } from 'fast-check';
import type { Branch, ResolvedMapping } from '../compiler/resolved.ts';
import { isJsonObject, type JsonObject } from '../json/json.ts';
import type { FastCheck } from './fast-check.ts';
import { type RecordOptions, recordArbitrary } from './record-arbitrary.ts';

/** Draws vendor records; as many of each record type as of records that say nothing of types. */
export const vendorArbitrary = (
  fc: FastCheck,
  mapping: ResolvedMapping,
  options: RecordOptions,
): Arbitrary<JsonObject> => {
  const any = recordArbitrary(fc, mapping.vendor, options);
  const [by] = mapping.branches?.by.path ?? [];
  if (mapping.branches === undefined || by?.kind !== 'key' || mapping.branches.by.path.length > 1) return any;
  const ofTypes = mapping.branches.arms.flatMap((arm): readonly Arbitrary<JsonObject>[] => {
    if (arm.codes.length === 0) return [];
    const lists = listsOf(arm);
    return [
      fc
        .tuple(
          recordArbitrary(fc, arm.vendor, options),
          fc.constantFrom(...arm.codes),
          fc.constantFrom(...FORMS),
        )
        .map(([record, code, form]) => ({ ...inForm(record, lists, form), [by.key]: code })),
    ];
  });
  return fc.oneof(any, ...ofTypes);
};

const FORMS = ['object', 'pairs'] as const;

/** Top-level members that hold pairs. */
const listsOf = ({ rules }: Branch): ReadonlySet<string> =>
  new Set(
    rules.flatMap(({ source }) => {
      if (source.kind !== 'pair' && source.kind !== 'pairs') return [];
      const [step, below] = source.in.path;
      return step?.kind === 'key' && below === undefined ? [step.key] : [];
    }),
  );

const inForm = (record: JsonObject, lists: ReadonlySet<string>, form: (typeof FORMS)[number]): JsonObject =>
  form === 'object'
    ? record
    : Object.fromEntries(
        Object.entries(record).map(([key, member]) =>
          lists.has(key) && isJsonObject(member)
            ? [key, Object.entries(member).map(([name, value]) => ({ name, value }))]
            : [key, member],
        ),
      );
