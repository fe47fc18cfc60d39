// Elements of arrays that no rule takes are unmapped values. Under `collect` each such array is a member of `custom`, read
// and written by a rule as `custom.attributes: { pair: "*", in: attributes }` would be.
import { ANY_DOMAIN } from '../../schema/domain-of.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import { dividedArrays } from '../facts/divided-arrays.ts';
import type { Ignores, ResolvedMapping, Rule } from '../resolved.ts';

const CUSTOM: Path = [{ kind: 'key', key: 'custom' }];

/** A rule for each array of which rules take some elements; none where a rule takes all others. */
export const unmappedElements = (
  { policies, write }: ResolvedMapping,
  rules: readonly Rule[],
  ignores: readonly Ignores[],
): readonly Rule[] =>
  dividedArrays(
    rules,
    ignores,
    write.map(({ place }) => place.path),
  ).flatMap(({ place, rules: own, taken }): readonly Rule[] => {
    const [first] = own;
    if (first === undefined) return [];
    const path = [...CUSTOM, ...place.path];
    const { codec: _codec, each: _each, default: _default, ...plain } = first;
    return [
      {
        ...plain,
        id: printPath(path),
        canonical: { ...place, path, name: printPath(path), domain: ANY_DOMAIN },
        source: { kind: 'pairs', in: place, value: ANY_DOMAIN, ...(taken && { taken }) },
        places: [],
        reads: true,
        writes: own.some((rule) => rule.writes),
        policies: { ...policies, null: { ...policies.null, fromVendor: 'omit' } },
        isKey: false,
      },
    ];
  });

/** The rules as they fill `custom` itself. */
export const insideCustom = (rules: readonly Rule[]): readonly Rule[] =>
  rules.map((rule) => ({
    ...rule,
    canonical: { ...rule.canonical, path: rule.canonical.path.slice(CUSTOM.length) },
  }));
