// Rows of a value map, typed by the two schemas, one list for each direction.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { JsonScalar } from '../json/json.ts';
import { literalOf } from '../mapping/literal.ts';
import type { ValueMapNode, ValueMapRowNode } from '../mapping/tree.ts';
import type { Domain } from '../schema/domain.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { CodecEnv } from './codec-env.ts';

/** Code → code; types count: the text "1" is not the number 1. */
export type CodeTable = ReadonlyMap<JsonScalar, JsonScalar>;

export interface Tables {
  readonly fromVendor: CodeTable;
  readonly toVendor: CodeTable;
}

type Side = 'vendor' | 'canonical';

/** Types the rows; nothing if one does not fit its schema or says twice what becomes of a code. */
export const readTables = (node: ValueMapNode, env: CodecEnv): Tables | undefined => {
  const fromVendor = new Map<JsonScalar, JsonScalar>();
  const toVendor = new Map<JsonScalar, JsonScalar>();
  const rows: Readonly<Record<Side, Map<JsonScalar, ValueMapRowNode[]>>> = {
    vendor: new Map(),
    canonical: new Map(),
  };
  let sound = true;
  for (const row of node.rows) {
    const vendor = readCode(row.vendor, env.vendor, 'vendor', env);
    const canonical = readCode(row.canonical, env.canonical, 'canonical', env);
    if (vendor === undefined || canonical === undefined) {
      sound = false;
      continue;
    }
    const put = (side: Side, table: Map<JsonScalar, JsonScalar>, from: JsonScalar, to: JsonScalar) => {
      if (!table.has(from)) table.set(from, to);
      rows[side].set(from, [...(rows[side].get(from) ?? []), row]);
    };
    if (row.only?.value !== 'toVendor') put('vendor', fromVendor, vendor, canonical);
    // A canonical null never comes to a codec: its policy clears the vendor's value.
    if (row.only?.value !== 'fromVendor' && canonical !== null) put('canonical', toVendor, canonical, vendor);
  }
  const sides: readonly Side[] = env.isReadOnly === true ? ['vendor'] : ['vendor', 'canonical'];
  const repeated = sides.flatMap((side) =>
    [...rows[side]].flatMap(([code, [first, second, ...more]]) =>
      first && second ? [{ side, code: String(code), first, second, more }] : [],
    ),
  );
  // Rows of one code are one problem.
  for (const { side, code, first, second, more } of repeated) {
    const others = [first, ...more].slice(0, MOST_LABELS);
    const related = others.map(({ span }) => ({ span, message: 'the same code' }));
    const args = { side, code, rows: more.length + 2 };
    env.report(createDiagnostic('codec/repeated-code', args, { span: second.span, related }));
  }
  return sound && repeated.length === 0 ? { fromVendor, toVendor } : undefined;
};

/** More labels than these would hide the error itself. */
const MOST_LABELS = 5;

/** A scalar of a side's schema. */
export const readCode = (
  node: YamlNode,
  domain: Domain,
  side: 'vendor' | 'canonical',
  { report }: CodecEnv,
): JsonScalar | undefined => {
  const result = literalOf(node, domain);
  const refuse = (reason: string): undefined => {
    report(
      createDiagnostic('codec/bad-row', { side, reason }, { span: result.ok ? node.span : result.span }),
    );
    return undefined;
  };
  if (!result.ok) return refuse(result.message);
  const { value } = result;
  return value === null || typeof value !== 'object'
    ? value
    : refuse('a code is one value, no list and no map');
};
