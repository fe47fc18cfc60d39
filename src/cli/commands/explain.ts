// `crosswalk explain`: where each canonical field comes from, by which rule, and what each direction keeps.

import type { CompiledMapping } from '../../compiler/compile-mappings.ts';
import { allRules } from '../../compiler/facts/all-rules.ts';
import { vendorReads, vendorWrites } from '../../compiler/facts/vendor-places.ts';
import { howOf, lineageOf } from '../../compiler/lineage.ts';
import { placeText } from '../../compiler/plan-of.ts';
import type { Rule } from '../../compiler/resolved.ts';
import { type Verdict, verdictText } from '../../compiler/verdicts/verdict.ts';
import { verdictsOf } from '../../compiler/verdicts/verdicts-of.ts';
import { nearest } from '../../diagnostics/near.ts';
import { shownValue } from '../../lab/difference.ts';
import { printPath } from '../../schema/parse-path.ts';
import { phraseOf } from '../../schema/phrase-of.ts';
import { openMapping } from '../choose-mapping.ts';
import { diagnosticPage, looksLikeCode, pageCodes, pageText } from '../diagnostic-pages.ts';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { lineageJson, lineageMermaid, lineageText } from '../lineage-report.ts';
import { loadFor } from '../load.ts';
import { lossJson, lossText, tellLosses } from '../loss-report.ts';
import { mappingCode } from '../mapping-code.ts';
import { tableText } from '../table.ts';

export interface ExplainOptions {
  readonly direction?: 'fromVendor' | 'toVendor';
  readonly overlay?: string;
  readonly jsonata?: boolean;
  readonly code?: boolean;
  /** Tell what is lost, of all mappings where none is named. */
  readonly loss?: boolean;
  /** Tell where every field of both sides comes from and goes to. */
  readonly lineage?: boolean;
  readonly format: 'text' | 'json' | 'mermaid';
  readonly schemas?: string;
}

interface Explained {
  readonly rule: string;
  readonly canonical: string;
  readonly vendor: readonly string[];
  readonly how: string;
  readonly because?: string;
  readonly place: string;
  readonly fromVendor?: Verdict;
  readonly toVendor?: Verdict;
}

/** A rule with where it stands: inside an array its paths begin at the element. */
interface Shown {
  readonly rule: Rule;
  /** `roles[].name`. */
  readonly canonical: string;
  readonly vendorPrefix: string;
}

const explained = ({ rule, canonical, vendorPrefix }: Shown, verdicts: readonly Verdict[]): Explained => {
  const of = (direction: Verdict['direction']) =>
    verdicts.find((verdict) => verdict.rule === rule.id && verdict.direction === direction);
  const fromVendor = of('fromVendor');
  const toVendor = of('toVendor');
  const because = rule.node.because?.value ?? rule.node.default?.because?.value;
  const vendor = vendorPathsOf(rule).map((path) => `${vendorPrefix}${path}`);
  return {
    rule: rule.id,
    canonical,
    vendor,
    how: howOf(rule),
    ...(because !== undefined && { because }),
    place: placeText(rule.node.span),
    ...(fromVendor && { fromVendor }),
    ...(toVendor && { toVendor }),
  };
};

const vendorPathsOf = (rule: Rule): readonly string[] => [
  ...new Set([...vendorReads(rule), ...vendorWrites(rule).map(({ path }) => path)].map(printPath)),
];

const shownWithin = (rule: Rule, prefix = '', vendorPrefix = ''): readonly Shown[] => {
  const canonical = `${prefix}${rule.canonical.name}`;
  const [array = ''] = vendorPathsOf(rule);
  return [
    { rule, canonical, vendorPrefix },
    ...(rule.each?.rules.flatMap((each) =>
      shownWithin(each, `${canonical}[].`, `${vendorPrefix}${array}[].`),
    ) ?? []),
  ];
};

const rulesOf = ({ resolved }: CompiledMapping): readonly Shown[] =>
  allRules(resolved).flatMap((rule) => shownWithin(rule));

const word = (verdict: Verdict | undefined): string => (verdict === undefined ? '–' : verdictText(verdict));

const witnessLines = (verdict: Verdict): readonly string[] => {
  const lines = [
    `  ${verdict.direction}: ${verdictText(verdict)}${verdict.because === undefined ? '' : ` — ${verdict.because}`}`,
  ];
  verdict.witness?.inputs.forEach((input, index) => {
    lines.push(`    ${shownValue(input)} → ${shownValue(verdict.witness?.outputs[index] ?? undefined)}`);
  });
  for (const issue of verdict.witness?.issues ?? []) lines.push(`    issue ${issue}`);
  return lines;
};

const ruleText = (rule: Rule, entry: Explained): string =>
  [
    `${entry.canonical}  (${entry.place})`,
    `  is ${phraseOf(rule.canonical.domain)}`,
    `  ${entry.vendor.length === 0 ? 'from no vendor field' : `from ${entry.vendor.join(', ')}`} by ${entry.how}`,
    ...(entry.because === undefined ? [] : [`  because ${entry.because}`]),
    ...(entry.fromVendor ? witnessLines(entry.fromVendor) : []),
    ...(entry.toVendor ? witnessLines(entry.toVendor) : ['  toVendor: not written']),
  ].join('\n');

/** `58 exact, 4 exact up to instant, 1 lossy`. */
const verdictCounts = (verdicts: readonly Verdict[]): string => {
  const counts = new Map<string, number>();
  for (const verdict of verdicts)
    counts.set(verdictText(verdict), (counts.get(verdictText(verdict)) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
};

/** The losses of the mapping that is named, or of all that the project has. */
const explainLoss = (
  name: string | undefined,
  { overlay, format, schemas }: ExplainOptions,
  io: Io,
): ExitCode => {
  const opened = name === undefined ? undefined : openMapping({ name, overlay, schemas, cwd: io.cwd }, io);
  if (name !== undefined && opened === undefined) return 1;
  const compiled = opened === undefined ? loadFor({ paths: [], schemas, cwd: io.cwd }) : undefined;
  const mappings = opened === undefined ? (compiled?.mappings ?? []) : [opened.mapping];
  const broken = mappings.filter(({ isSound }) => !isSound);
  for (const mapping of broken) io.err(`${mapping.name} has errors (see crosswalk check): left out\n`);
  const losses = tellLosses(mappings, io.cwd);
  io.out(format === 'json' ? lossJson(losses) : lossText(losses));
  return broken.length > 0 ? 1 : 0;
};

export const explain = (
  named: string | undefined,
  path: string | undefined,
  options: ExplainOptions,
  io: Io,
): ExitCode => {
  const { direction, overlay, jsonata, code, format, schemas } = options;
  if (format === 'mermaid' && options.lineage !== true)
    throw new UsageError('only the lineage is drawn: add --lineage');
  if (options.loss === true) return explainLoss(named, options, io);
  if (named === undefined) throw new UsageError('name a mapping or a code, or ask for --loss');
  const name = named;
  const page = diagnosticPage(name);
  if (page !== undefined) {
    io.out(format === 'json' ? `${JSON.stringify({ version: 1, ...page }, undefined, 2)}\n` : pageText(page));
    return 0;
  }
  if (looksLikeCode(name)) {
    const near = nearest(name, pageCodes());
    throw new UsageError(
      `there is no code "${name}"${near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`}`,
    );
  }
  const opened = openMapping({ name, overlay, schemas, cwd: io.cwd }, io);
  if (opened === undefined) return 1;
  const { plan, mapping } = opened;
  const { resolved } = mapping;
  if (options.lineage === true) {
    const lineage = lineageOf(resolved, plan.name);
    const print = { text: lineageText, json: lineageJson, mermaid: lineageMermaid }[format];
    io.out(print(lineage));
    return 0;
  }
  const wanted = (way: 'fromVendor' | 'toVendor') => direction === undefined || direction === way;
  if (jsonata === true) {
    const texts = (['fromVendor', 'toVendor'] as const).flatMap((way) => {
      const text = plan.expressions[way];
      return wanted(way) && text !== undefined ? [`/* ${plan.name} ${way} */\n${text}`] : [];
    });
    io.out(`${texts.join('\n\n')}\n`);
    return 0;
  }
  const rules = rulesOf(mapping).filter(
    ({ rule, canonical }) => path === undefined || canonical === path || rule.id === path,
  );
  if (rules.length === 0) {
    const near = nearest(
      path ?? '',
      rulesOf(mapping).map(({ canonical }) => canonical),
    );
    throw new UsageError(
      `no rule gives "${path}"${near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`}`,
    );
  }
  if (code === true) {
    io.out(`${mappingCode(plan, wanted, path === undefined ? undefined : rules.map(({ rule }) => rule))}\n`);
    return 0;
  }
  const verdicts = verdictsOf(resolved, plan).filter((verdict) => wanted(verdict.direction));
  const entries = rules.map((shown) => explained(shown, verdicts));
  if (format === 'json') {
    io.out(`${JSON.stringify({ version: 1, mapping: plan.name, rules: entries }, undefined, 2)}\n`);
  } else if (path !== undefined) {
    io.out(
      `${rules.map((shown, index) => ruleText(shown.rule, entries[index] ?? explained(shown, verdicts))).join('\n\n')}\n`,
    );
  } else {
    const rows = entries.map((entry) => [
      entry.rule,
      entry.vendor.join(', ') || '–',
      entry.how,
      ...(wanted('fromVendor') ? [word(entry.fromVendor)] : []),
      ...(wanted('toVendor') ? [word(entry.toVendor)] : []),
      entry.place.replace(/^.*\//, ''),
    ]);
    const header = [
      'canonical',
      'vendor',
      'by',
      ...(wanted('fromVendor') ? ['fromVendor'] : []),
      ...(wanted('toVendor') ? ['toVendor'] : []),
      'rule',
    ];
    const counts = (['fromVendor', 'toVendor'] as const).flatMap((way) => {
      const text = verdictCounts(verdicts.filter((verdict) => verdict.direction === way));
      return text === '' ? [] : [`${way}: ${text}`];
    });
    const title = `${plan.name}: ${resolved.system} ${resolved.object} ↔ ${resolved.canonical.name}, key ${plan.key.join(', ')}`;
    io.out(`${title}\n\n${tableText(header, rows)}\n\n${counts.join('\n')}\n`);
  }
  return 0;
};
