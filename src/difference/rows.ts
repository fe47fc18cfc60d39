// The rows of value maps, as the rules use them: a table that moves or changes its name is the same table.
import { codecsIn } from '../mapping/codecs-in.ts';
import type { CodecNode, MappingDocument, ValueMapNode, ValueMapRowNode } from '../mapping/tree.ts';
import { isNullScalar } from '../yaml/node.ts';
import { type Both, CANONICAL, type Party, type Tell } from './change.ts';
import { plainText } from './written.ts';

type MapCodec = Extract<CodecNode, { readonly kind: 'map' }>;

/** The `map` codecs in a codec, in order; those of inner rules belong to these rules. */
export const mapsIn = (codec: CodecNode | undefined): readonly MapCodec[] =>
  codecsIn(codec).filter((each) => each.kind === 'map');

const tableOf = (codec: MapCodec, document: MappingDocument): ValueMapNode | undefined => {
  const { table } = codec;
  if ('rows' in table) return table;
  return document.valueMaps.find(({ name }) => name?.value === table.value);
};

const keyOf = ({ vendor }: ValueMapRowNode): string =>
  isNullScalar(vendor) ? 'null' : JSON.stringify(vendor.text);

const GOES = { fromVendor: 'fromVendor only', toVendor: 'toVendor only' } as const;
const targetOf = ({ canonical, only }: ValueMapRowNode): string =>
  `${plainText(canonical)}${only === undefined ? '' : ` (${GOES[only.value]})`}`;
const rowText = (row: ValueMapRowNode): string => `${plainText(row.vendor)}: ${targetOf(row)}`;

const EITHER: readonly Party[] = [...CANONICAL, 'vendor readers', 'vendor writers'];

/** Tells the rows that differ between two codecs of one rule, once for each named table. */
export const compareRows = (
  maps: Both<readonly MapCodec[]>,
  documents: Both<MappingDocument>,
  at: string,
  told: Set<string>,
  tell: Tell,
): void => {
  maps.now.forEach((codec, index) => {
    const before = maps.base[index];
    const now = tableOf(codec, documents.now);
    const base = before && tableOf(before, documents.base);
    if (now === undefined || base === undefined) return;
    const name = now.name?.value ?? at;
    // Named tables that several rules use are told once.
    const pair = base.name && now.name && `${base.name.value} → ${now.name.value}`;
    if (pair !== undefined && told.has(pair)) return;
    if (pair !== undefined) told.add(pair);
    const old = new Map(base.rows.map((row) => [keyOf(row), row]));
    const placeOf = (row: ValueMapRowNode): string => `${name}[${plainText(row.vendor)}]`;
    for (const row of now.rows) {
      const key = keyOf(row);
      const other = old.get(key);
      old.delete(key);
      const where = { at: placeOf(row), span: row.span };
      if (other === undefined)
        tell('value-map row added', 'minor', EITHER, { ...where, after: rowText(row) });
      else compareRow({ base: other, now: row }, where.at, tell);
    }
    for (const row of old.values())
      tell('value-map row removed', 'major', EITHER, {
        at: placeOf(row),
        before: rowText(row),
        span: row.span,
        isGone: true,
      });
  });
};

const compareRow = ({ base, now }: Both<ValueMapRowNode>, at: string, tell: Tell): void => {
  const change = { at, before: rowText(base), after: rowText(now), span: now.span };
  if (plainText(base.canonical) !== plainText(now.canonical))
    tell('value-map row changed', 'major', EITHER, change);
  else if (base.only?.value !== now.only?.value)
    tell('value-map row changed', now.only === undefined ? 'minor' : 'major', EITHER, {
      ...change,
      why: now.only === undefined ? 'it goes both ways now' : 'a way is closed',
    });
  else if (base.because?.value !== now.because?.value)
    tell('reason changed', 'patch', [], {
      at,
      ...(base.because && { before: base.because.value }),
      ...(now.because && { after: now.because.value }),
      span: now.span,
    });
};
