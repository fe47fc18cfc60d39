// The outcome of every bad value of a mapping as a table that people read: a row a field, a column a kind of bad value.

import type { Outcome } from './bad-value-run.ts';
import { KINDS, type Kind } from './bad-values.ts';

export interface Row {
  readonly branch: string;
  /** `firstName ← firstName` or `firstName → firstName`. */
  readonly field: string;
  readonly rule: string;
  readonly cells: ReadonlyMap<Kind, string>;
}

const LONGEST = 28;

/** `value/schema`, `kept`, `left out`, `= "unknown"`; `refused` where the whole record is. */
export const cellOf = ({ codes, refused, became }: Outcome): string => {
  const shown = became.kind === 'value' ? (JSON.stringify(became.value) ?? '') : became.kind;
  const value = shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
  const what = became.kind === 'value' ? `= ${value}` : value;
  const told = codes.map((code) => code.replace('value/', '')).join(' + ');
  if (codes.length === 0) return refused ? `${what}, refused` : what;
  if (refused) return `${told}, refused`;
  return became.kind === 'left out' ? told : `${told}, ${what}`;
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (rows: readonly Row[]): readonly string[] => {
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => rows.some(({ cells }) => cells.has(kind)));
  const escaped = (text: string): string => text.replaceAll('|', '\\|');
  return [
    line(['field', 'rule', ...kinds]),
    line(['---', '---', ...kinds.map(() => '---')]),
    ...rows.map(({ field, rule, cells }) =>
      line([field, rule, ...kinds.map((kind) => cells.get(kind) ?? '')].map(escaped)),
    ),
    '',
  ];
};

const section = (title: string, rows: readonly Row[]): readonly string[] => {
  if (rows.length === 0) return [];
  const branches = [...new Set(rows.map(({ branch }) => branch))];
  return [
    `## ${title}`,
    '',
    ...branches.flatMap((branch) => [
      ...(branch === '' ? [] : [`### ${branch}`, '']),
      ...table(rows.filter((row) => row.branch === branch)),
    ]),
  ];
};

export const tableText = (name: string, reads: readonly Row[], writes: readonly Row[]): string =>
  [
    `# Bad values: ${name}`,
    '',
    'One field of a sound record at a time has a bad value. A cell says which issues of `value/…` (others in full) name the',
    'field, or what became of the value: `kept` as it came, `left out` of the output, `= …` another value. `refused`: the',
    'whole record was. An empty cell: the value is none that is bad for the field.',
    '',
    ...Object.entries(KINDS).map(([kind, what]) => `- **${kind}**: ${what}`),
    '',
    ...section('From the vendor', reads),
    ...section('To the vendor, onto the record that was read', writes),
  ].join('\n');
