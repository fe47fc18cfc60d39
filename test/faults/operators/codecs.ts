// Faults in codecs: dropped, another one, other options, separators, templates, references.
import type { CodecNode, TemplateNode } from '../../../src/mapping/tree.ts';
import type { Mutant } from '../mutant.ts';
import { type Random, someOf } from '../random.ts';
import {
  memberOf,
  ofRule,
  type RuleSite,
  replaced,
  type Site,
  textOf,
  withMember,
  withoutEntry,
} from '../site.ts';

const CODECS = ['as', 'map', 'template', 'list', 'each', 'ref'] as const;

export const droppedCodec = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) =>
    CODECS.flatMap((key) =>
      memberOf(rule.value, key) === undefined
        ? []
        : ofRule(site, rule, 'dropped codec', `no ${key}`, [withoutEntry(rule.value, key)]),
    ),
  );

const NAMES = [
  'instant',
  'date',
  'decimal',
  'integer',
  'number',
  'boolean',
  'idString',
  'integerText',
  'wrap',
];

export const wrongCodec = (site: Site, random: Random): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const { codec } = rule.node;
    const as = memberOf(rule.value, 'as');
    if (as === undefined || codec?.kind !== 'as') return [];
    return someOf(
      random,
      NAMES.filter((name) => name !== codec.name),
      3,
    ).flatMap((name) =>
      ofRule(site, rule, 'wrong codec', `${codec.name} → ${name}`, [replaced(as.value.span, name)]),
    );
  });

/** A codec where there was none. */
export const addedCodec = (site: Site, random: Random): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    if (rule.node.source.kind !== 'field' || rule.node.codec !== undefined || rule.value.kind === 'seq')
      return [];
    const codecs = [
      'as: { text: { case: lower } }',
      'as: { text: { trim: true } }',
      'as: { text: { truncate: 10 } }',
      'as: integer',
      'as: boolean',
      'list: ";"',
    ];
    return someOf(random, codecs, 2).flatMap((text) =>
      ofRule(site, rule, 'added codec', text, withMember(rule, text)),
    );
  });

const PATTERNS = [
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'yyyy-MM-dd',
  'dd.MM.yyyy',
  'dd/MM/yyyy HH:mm:ss',
  'MM/dd/yyyy HH:mm',
];
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];

const optionsIn = (
  rule: RuleSite,
): readonly {
  readonly text: string;
  readonly span: Parameters<typeof textOf>[0];
  readonly to: readonly string[];
}[] => {
  const as = memberOf(rule.value, 'as')?.value;
  const holder = as?.kind === 'map' ? as.entries[0]?.value : undefined;
  if (holder?.kind !== 'map') return [];
  return holder.entries.map(({ key, value, span }) => {
    const now = value.kind === 'scalar' ? value.text : '';
    const to =
      key.text === 'pattern'
        ? PATTERNS.filter((each) => each !== now).map((each) => `pattern: "${each}"`)
        : key.text === 'zone'
          ? ZONES.filter((each) => each !== now).map((each) => `zone: ${each}`)
          : key.text === 'case'
            ? [`case: ${now === 'lower' ? 'upper' : 'lower'}`]
            : key.text === 'truncate'
              ? [`truncate: ${Number(now) - 1}`, `truncate: ${Number(now) + 1}`]
              : key.text === 'trim'
                ? ['trim: false']
                : [];
    return { text: textOf(span), span, to };
  });
};

export const wrongOption = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => [
    ...optionsIn(rule).flatMap(({ text, span, to }) =>
      to.flatMap((each) =>
        ofRule(site, rule, 'wrong codec option', `${text} → ${each}`, [replaced(span, each)]),
      ),
    ),
    ...(() => {
      const as = memberOf(rule.value, 'as')?.value;
      const inner = as?.kind === 'map' ? as.entries[0] : undefined;
      if (as === undefined || inner === undefined) return [];
      const [first] = inner.value.kind === 'map' ? inner.value.entries : [];
      const one = first === undefined ? undefined : withoutEntry(inner.value, first.key.text);
      return [
        ...ofRule(site, rule, 'dropped codec option', 'no options', [replaced(as.span, inner.key.text)]),
        ...(one === undefined
          ? []
          : ofRule(site, rule, 'dropped codec option', `no ${first?.key.text}`, [one])),
      ];
    })(),
  ]);

export const wrongSeparator = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const { source, codec } = rule.node;
    const separator =
      codec?.kind === 'list' ? codec.separator : source.kind === 'join' ? source.with : undefined;
    if (separator === undefined) return [];
    return [';', ',', '|', '; ', ', ', ' ', '-']
      .filter((each) => each !== separator.value)
      .flatMap((each) =>
        ofRule(
          site,
          rule,
          'changed separator',
          `${JSON.stringify(separator.value)} → ${JSON.stringify(each)}`,
          [replaced(separator.span, JSON.stringify(each))],
        ),
      );
  });

/** Texts that a template is made of, changed one at a time. */
export const templateVariants = ({ span, pieces }: TemplateNode): readonly string[] => {
  const source = textOf(span);
  const variants = pieces.flatMap((piece): readonly string[] => {
    const text = textOf(piece.span);
    if (piece.kind === 'text')
      return [source.replace(text, text === '-' ? '_' : '-'), source.replace(text, `${text}${text}`)];
    if (piece.kind === 'part' && piece.patternGiven)
      return [
        source.replace(piece.pattern, piece.pattern.replace('+', '*')),
        source.replace(piece.pattern, piece.pattern.replace('A-Z', 'A-C')),
        source.replace(piece.pattern, piece.pattern.replace('0-9', '1-9')),
      ];
    return [];
  });
  const parts = pieces.filter((piece) => piece.kind !== 'text').map((piece) => textOf(piece.span));
  const [first, second] = parts;
  const swapped =
    first === undefined || second === undefined
      ? []
      : [
          source
            .replace(first, '\u0000')
            .replace(second, () => first)
            .replace('\u0000', () => second),
        ];
  return [...new Set([...variants, ...swapped])].filter((each) => each !== source);
};

const templateOf = (codec: CodecNode | undefined): TemplateNode | undefined =>
  codec?.kind === 'template' ? codec.template : undefined;

export const wrongTemplate = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const template = templateOf(rule.node.codec);
    if (template === undefined) return [];
    return templateVariants(template).flatMap((text) =>
      ofRule(site, rule, 'template mistake', `${textOf(template.span)} → ${text}`, [
        replaced(template.span, text),
      ]),
    );
  });
