// What is not plainly exact, with the values that prove it and the author's reason; and what goes one way only, and why.
import { type Verdict, verdictText } from '../../compiler/verdicts/verdict.ts';
import type { JsonValue } from '../../json/json.ts';
import { capital, code, listed, prose, sentence, valueCode } from './markdown.ts';
import type { RuleEntry } from './rule-entry.ts';

const WAYS = { fromVendor: 'reading', toVendor: 'writing' } as const;

const DONE = { fromVendor: 'read', toVendor: 'written' } as const;

const shown = (value: JsonValue): string => (value === null ? 'null' : valueCode(value));

const witnessText = ({ direction, verdict, because, witness }: Verdict): string => {
  const [first, second] = witness?.inputs ?? [];
  if (witness === undefined || first === undefined || because?.includes('both give') === true) return '';
  const [output] = witness.outputs;
  const given = output === null || output === undefined ? 'nothing' : valueCode(output);
  // Two values of one arm need its condition besides, so that alone they give nothing.
  if (second !== undefined && given === 'nothing') return '';
  if (second !== undefined) return ` ${capital(shown(first))} and ${shown(second)} both give ${given}.`;
  const verb = witness.issues.length > 1 ? 'issues are' : 'issue is';
  const issues = witness.issues.length === 0 ? '' : `; the ${verb} ${listed(witness.issues.map(code))}`;
  return verdict === 'partial' || issues !== ''
    ? ` With ${shown(first)}, ${given} is ${DONE[direction]}${issues}.`
    : '';
};

const verdictSentences = (verdict: Verdict): string => {
  const why = verdict.because === undefined ? '' : `: ${prose(verdict.because)}`;
  const head = sentence(`${capital(WAYS[verdict.direction])} is ${verdictText(verdict)}${why}`);
  return `${head}${witnessText(verdict)}`;
};

const reasonOf = ({ rule }: RuleEntry): string | undefined =>
  rule.node.because?.value ?? rule.node.default?.because?.value;

const reasonText = (entry: RuleEntry): string => {
  const reason = reasonOf(entry);
  return reason === undefined ? '' : ` *Reason:* ${sentence(prose(reason))}`;
};

const notExact = (entry: RuleEntry): readonly Verdict[] =>
  [entry.fromVendor, entry.toVendor].flatMap((verdict) =>
    verdict === undefined || verdict.verdict === 'exact' ? [] : [verdict],
  );

/** Entries that say the same, with all their fields. */
const grouped = (items: readonly { readonly name: string; readonly text: string }[]): readonly string[] => {
  const fields = new Map<string, string[]>();
  for (const { name, text } of items) {
    const names = fields.get(text);
    if (names === undefined) fields.set(text, [name]);
    else names.push(name);
  }
  return [...fields].map(
    ([text, names]) => `- ${names.map((name) => `**${code(name)}**`).join(', ')}: ${text}`,
  );
};

/** A list, one item for the fields of which the same is to be said. */
export const lossesList = (entries: readonly RuleEntry[]): string =>
  grouped(
    entries.flatMap((entry) => {
      const verdicts = notExact(entry);
      // The verdict of an array is the first of those inside it, which have items of their own.
      if (verdicts.length === 0 || (entry.rule.each?.rules.length ?? 0) > 0) return [];
      const text = `${verdicts.map(verdictSentences).join(' ')}${reasonText(entry)}`;
      return [{ name: entry.name, text }];
    }),
  ).join('\n');

/** Fields that go one way, where that is not said among the losses; `vendor` is the system's name. */
export const oneWayList = (entries: readonly RuleEntry[], vendor: string): string => {
  const oneWay = entries.filter(
    (entry) =>
      entry.reads !== entry.writes &&
      !entry.isInner &&
      notExact(entry).every(() => reasonOf(entry) === undefined),
  );
  const items = oneWay.flatMap((entry) => {
    const reason = reasonOf(entry);
    if (reason === undefined) return [];
    const way = entry.reads ? 'only read' : 'only written';
    return [{ name: entry.name, text: `${way}. *Reason:* ${sentence(prose(reason))}` }];
  });
  const unexplained = oneWay.filter((entry) => reasonOf(entry) === undefined);
  const isFixed = ({ rule }: RuleEntry): boolean =>
    rule.source.kind === 'const' || rule.source.kind === 'param';
  const isReadOnly = ({ rule }: RuleEntry): boolean =>
    rule.source.kind === 'field' && rule.source.from.domain.readOnly;
  const line = (text: string, chosen: (entry: RuleEntry) => boolean): readonly string[] => {
    const names = unexplained.filter(chosen).map(({ name }) => code(name));
    return names.length === 0 ? [] : [`- ${text}: ${listed(names)}.`];
  };
  return [
    ...grouped(items),
    ...line(`Only read, because they are read only in ${vendor}`, isReadOnly),
    ...line('Not taken from the record, only compared on the way back', isFixed),
    ...line('Only read', (entry) => entry.reads && !isReadOnly(entry) && !isFixed(entry)),
    ...line('Only written', (entry) => entry.writes),
  ].join('\n');
};
