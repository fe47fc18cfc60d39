// Pairs that no rule names are unmapped values. Under `collect` each list of them is a member of `custom`, read and written
// as a rule `custom.attributes: { pair: "*", in: attributes }` would.
import { ANY_DOMAIN } from '../../schema/domain-of.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import type { ResolvedMapping, Rule } from '../resolved.ts';

const CUSTOM: Path = [{ kind: 'key', key: 'custom' }];

/** A rule for each list of pairs of which some have rules; none where a rule takes all others. */
export const unmappedPairs = ({ policies }: ResolvedMapping, rules: readonly Rule[]): readonly Rule[] => {
  const found = new Map<string, Rule>();
  const taken = new Set(rules.flatMap(({ source }) => (source.kind === 'pairs' ? [source.in.name] : [])));
  for (const rule of rules) {
    const { source } = rule;
    if (source.kind !== 'pair' || taken.has(source.in.name)) continue;
    const { in: list } = source;
    const [first] = list.path;
    // What stands around the record is not its own.
    if (first?.kind !== 'key' || first.key === '$parent') continue;
    const path = [...CUSTOM, ...list.path];
    const { codec: _codec, each: _each, default: _default, ...plain } = rule;
    const known = found.get(list.name);
    found.set(list.name, {
      ...plain,
      id: printPath(path),
      canonical: { ...list, path, name: printPath(path), domain: ANY_DOMAIN },
      source: { kind: 'pairs', in: list, value: ANY_DOMAIN },
      places: [],
      reads: true,
      writes: rule.writes || known?.writes === true,
      policies: { ...policies, absent: 'leave', null: { ...policies.null, fromVendor: 'omit' } },
      isKey: false,
    });
  }
  return [...found.values()];
};

/** The rules as they fill `custom` itself. */
export const insideCustom = (rules: readonly Rule[]): readonly Rule[] =>
  rules.map((rule) => ({
    ...rule,
    canonical: { ...rule.canonical, path: rule.canonical.path.slice(CUSTOM.length) },
  }));
