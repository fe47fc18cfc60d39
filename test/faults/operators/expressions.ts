// Faults in authored expressions: operators, constants, functions, regular expressions, arms.

import { parseExpression } from '../../../src/jsonata/parse/parse-expression.ts';
import { referencesOf } from '../../../src/jsonata/parse/references.ts';
import { spanInScalar } from '../../../src/yaml/offset-in-scalar.ts';
import type { Mutant } from '../mutant.ts';
import { ofRule, type RuleSite, replaced, type Site, textOf } from '../site.ts';

/** What is written for what; each place of each pattern gives one mutant a word. */
const SWAPS: readonly (readonly [pattern: RegExp, ...words: readonly string[]])[] = [
  [/ = /g, ' != '],
  [/ != /g, ' = '],
  [/ < /g, ' <= ', ' > '],
  [/ > /g, ' >= ', ' < '],
  [/ <= /g, ' < '],
  [/ >= /g, ' > '],
  [/ and /g, ' or '],
  [/ or /g, ' and '],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/ \* /g, ' / '],
  [/ \/ /g, ' * '],
  [/\$lowercase\b/g, '$uppercase', '$trim'],
  [/\$uppercase\b/g, '$lowercase'],
  [/\$floor\b/g, '$ceil'],
  [/\$ceil\b/g, '$floor'],
  [/\$round\b/g, '$floor'],
  [/\$sum\b/g, '$max'],
  [/\$max\b/g, '$min'],
  [/\$min\b/g, '$max'],
  [/\$not\b/g, '$boolean'],
  [/\$exists\b/g, '$not'],
  [/\$substringBefore\b/g, '$substringAfter'],
  [/\$substringAfter\b/g, '$substringBefore'],
  [/\$trim\b/g, '$string'],
  [/\$count\b/g, '$sum'],
  [/\$match\b/g, '$split'],
  [/\$each\b/g, '$sift'],
  [/\/i\)/g, '/)'],
  [/\[0\]/g, '[1]', '[-1]', ''],
  [/\[-1\]/g, '[0]'],
  [/\(\?:www\\\.\)\?/g, ''],
  [/\^(?=\()/g, ''],
  [/\$\//g, '/'],
  [/\)\+(?=[)/])/g, ')*', ')'],
  [/\bs\?/g, 's'],
  [/(?<![\w."[{\\-])\d+(?![\w"\]}-])/g, '7', '1000'],
  [/true\b/g, 'false'],
  [/false\b/g, 'true'],
];

const mutationsOf = (text: string): readonly (readonly [start: number, end: number, word: string])[] =>
  SWAPS.flatMap(([pattern, ...words]) =>
    [...text.matchAll(pattern)].flatMap((match) =>
      words
        .filter((word) => word !== match[0])
        .map((word) => [match.index, match.index + match[0].length, word] as const),
    ),
  );

const faultsOf = (site: Site, rule: RuleSite, way: 'fromVendor' | 'toVendor'): readonly Mutant[] => {
  const { source } = rule.node;
  const scalar = source.kind === 'jsonata' ? source[way] : undefined;
  if (scalar === undefined) return [];
  const { file, start, end } = scalar.span;
  const text = file.text.slice(start, end);
  const made = mutationsOf(text).flatMap(([from, to, word]) =>
    ofRule(site, rule, 'changed expression', `${way}: ${text.slice(from, to).trim()} → ${word.trim()}`, [
      { start: start + from, end: start + to, text: word },
    ]),
  );
  const parsed = parseExpression(scalar.text);
  if (!parsed.ok) return made;
  const { arms, strings, paths } = referencesOf(parsed.tree);
  const spanAt = (extent: { readonly start: number; readonly end: number }) =>
    spanInScalar(scalar, extent.start, extent.end);
  const swapped = arms.flatMap((arm, index) => {
    const other = arms[index + 1];
    if (arm.kind !== 'then' || other?.kind !== 'else' || arm.condition.start !== other.condition.start)
      return [];
    const [one, two] = [spanAt(arm), spanAt(other)];
    if (one.end > two.start) return [];
    return ofRule(site, rule, 'swapped arms of a condition', way, [
      replaced(one, textOf(two)),
      replaced(two, textOf(one)),
    ]);
  });
  const constants = strings.flatMap((literal) => {
    const span = spanAt(literal);
    const source = textOf(span);
    return source.length < 3
      ? []
      : ofRule(site, rule, 'changed constant', `${way}: ${source}`, [
          replaced(span, `${source.slice(0, -1)}x${source.slice(-1)}`),
        ]);
  });
  const names = paths.flatMap(({ names: [name] }) => {
    if (name === undefined) return [];
    const span = spanAt(name);
    const other = site.vendorFields.find((field) => field.name !== name.name && /^\w+$/.test(field.name));
    if (other === undefined || way !== 'fromVendor' || textOf(span) !== name.name) return [];
    return ofRule(site, rule, 'wrong field in an expression', `${name.name} → ${other.name}`, [
      replaced(span, other.name),
    ]);
  });
  return [...made, ...swapped, ...constants, ...names];
};

export const wrongExpression = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => [...faultsOf(site, rule, 'fromVendor'), ...faultsOf(site, rule, 'toVendor')]);
