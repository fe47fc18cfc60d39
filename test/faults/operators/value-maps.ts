// Faults in value maps: wrong, swapped, dropped and added rows, other directions, other policies for unknown codes.

import type { Span } from '../../../src/diagnostics/span.ts';
import type { CodecNode, ValueMapRowNode } from '../../../src/mapping/tree.ts';
import { printPath } from '../../../src/schema/parse-path.ts';
import type { YamlNode } from '../../../src/yaml/node.ts';
import type { Edit, Mutant } from '../mutant.ts';
import { type Random, someOf } from '../random.ts';
import {
  memberOf,
  ofRule,
  replaced,
  type Site,
  textOf,
  withMember,
  withoutEntry,
  withoutNode,
} from '../site.ts';

interface Table {
  readonly rows: readonly ValueMapRowNode[];
  /** Canonical paths of the rules that use it. */
  readonly rules: readonly string[];
}

const mapsIn = (codec: CodecNode | undefined): readonly (CodecNode & { kind: 'map' })[] => {
  if (codec?.kind === 'map') return [codec];
  if (codec?.kind === 'chain') return codec.steps.flatMap(mapsIn);
  return codec?.kind === 'list' || codec?.kind === 'each'
    ? mapsIn(codec.kind === 'list' ? codec.items : codec.item)
    : [];
};

const tablesOf = (site: Site): readonly Table[] => {
  const { document, compiled } = site;
  const users = (name: string | undefined): readonly string[] =>
    compiled.resolved.document.rules.flatMap((node) =>
      mapsIn(node.codec).some(({ table }) => !('rows' in table) && table.value === name)
        ? [printPath(node.path.value)]
        : [],
    );
  const named =
    document.kind === 'mapping'
      ? document.valueMaps.map(({ name, rows }) => ({ rows, rules: users(name?.value) }))
      : document.valueMaps.map(({ name, add, replace }) => ({
          rows: [...add, ...(replace?.rows ?? [])],
          rules: users(name.value),
        }));
  const inPlace = site.rules.flatMap(({ node, name }) =>
    mapsIn(node.codec).flatMap(({ table }) => ('rows' in table ? [{ rows: table.rows, rules: [name] }] : [])),
  );
  return [...named, ...inPlace];
};

/** The scalar that holds the canonical code of a row, or the node itself. */
const codeOf = ({ canonical }: ValueMapRowNode): Span => canonical.span;

export const wrongRows = (site: Site, random: Random): readonly Mutant[] =>
  tablesOf(site).flatMap(({ rows, rules }) => {
    const made = (
      operator: string,
      what: string,
      units: readonly Span[],
      edits: readonly (Edit | undefined)[],
      names: readonly string[] = [],
    ): readonly Mutant[] => {
      const present = edits.filter((edit) => edit !== undefined);
      return present.length === 0
        ? []
        : [{ operator, path: site.file.path, edits: present, what, units, rules, names }];
    };
    return rows.flatMap((row, index) => {
      const vendor = row.vendor.text;
      const code = textOf(codeOf(row));
      const others = rows.filter((other) => textOf(codeOf(other)) !== code);
      const value = rowValue(site.root, row);
      return [
        ...someOf(random, others, 2).flatMap((other) =>
          made(
            'wrong code',
            `${vendor}: ${code} → ${textOf(codeOf(other))}`,
            [row.span],
            [replaced(codeOf(row), textOf(codeOf(other)))],
          ),
        ),
        ...made('misspelled code', `${vendor}: ${code}`, [row.span], [replaced(codeOf(row), misspelt(code))]),
        ...made(
          'wrong vendor code',
          vendor,
          [row.span],
          [replaced(row.vendor.span, misspelt(textOf(row.vendor.span)))],
          [vendor],
        ),
        ...someOf(
          random,
          rows.slice(index + 1).filter((other) => textOf(codeOf(other)) !== code),
          2,
        ).flatMap((other) =>
          made(
            'swapped rows',
            `${vendor} and ${other.vendor.text}`,
            [row.span, other.span],
            [replaced(codeOf(row), textOf(codeOf(other))), replaced(codeOf(other), code)],
          ),
        ),
        ...made('dropped row', vendor, [row.span], [withoutNode(site.root, row.span)], [vendor, code]),
        ...made(
          'many-to-one row',
          `${vendor} twice`,
          [row.span],
          [{ start: row.span.start, end: row.span.start, text: rowBefore(row, site.root) }],
        ),
        ...(value?.kind === 'map' && row.only !== undefined
          ? [
              ...made('row without direction', vendor, [row.span], [withoutEntry(value, 'only')]),
              ...made(
                'row in the wrong direction',
                vendor,
                [row.span],
                [replaced(row.only.span, row.only.value === 'fromVendor' ? 'toVendor' : 'fromVendor')],
              ),
            ]
          : made(
              'row in the wrong direction',
              vendor,
              [row.span],
              [
                replaced(
                  row.canonical.span,
                  `{ to: ${code}, only: ${random.pick(['fromVendor', 'toVendor'])}, because: of one way }`,
                ),
              ],
            )),
        ...(value?.kind === 'map' && row.because !== undefined
          ? made('reason removed', vendor, [row.span], [withoutEntry(value, 'because')])
          : []),
      ];
    });
  });

const misspelt = (text: string): string =>
  /["']$/.test(text) ? `${text.slice(0, -1)}x${text.slice(-1)}` : `${text}x`;

/** One row more, of another vendor code, that gives the same canonical code. */
const rowBefore = (row: ValueMapRowNode, root: YamlNode): string => {
  const { file, start } = row.span;
  const code = textOf(codeOf(row));
  const text = `Another ${row.vendor.text.replaceAll(/\W/g, ' ').trim()}: ${code}`;
  const isFlow = /[{,]\s*$/.test(file.text.slice(0, start)) && root.kind === 'map';
  const indent = ' '.repeat(start - file.text.lastIndexOf('\n', start - 1) - 1);
  return isFlow ? `${text}, ` : `${text}\n${indent}`;
};

const rowValue = (root: YamlNode, row: ValueMapRowNode): YamlNode | undefined => {
  if (root.kind === 'map')
    for (const { span, value } of root.entries) {
      if (span.start === row.span.start && span.end === row.span.end) return value;
      if (span.start <= row.span.start && row.span.end <= span.end) return rowValue(value, row);
    }
  if (root.kind === 'seq')
    for (const item of root.items)
      if (item.span.start <= row.span.start && row.span.end <= item.span.end) return rowValue(item, row);
  return undefined;
};

export const wrongUnknown = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const [map] = mapsIn(rule.node.codec);
    const entry = memberOf(rule.value, 'unknown');
    if (map === undefined) return [];
    const [first] = site.compiled.resolved.document.valueMaps.flatMap(({ rows }) => rows);
    const code = first === undefined ? 'other' : textOf(codeOf(first));
    return ['error', 'keep', '"null"', `{ to: ${code} }`]
      .filter((each) => each !== (entry === undefined ? 'error' : textOf(entry.value.span)))
      .flatMap((each) =>
        ofRule(
          site,
          rule,
          'unknown codes handled otherwise',
          each,
          entry === undefined ? withMember(rule, `unknown: ${each}`) : [replaced(entry.value.span, each)],
        ),
      );
  });
