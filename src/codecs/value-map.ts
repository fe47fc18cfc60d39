// `map`: codes of the vendor ↔ codes of the canonical schema, by a table.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { JsonScalar } from '../json/json.ts';
import type { CodecNode, UnknownPolicyNode } from '../mapping/tree.ts';
import type { Domain } from '../schema/domain.ts';
import { contains } from '../schema/refusal.ts';
import { uniteDomains } from '../schema/unite-domains.ts';
import type { CodecEnv } from './codec-env.ts';
import { type BoundCodec, defineCodec } from './define-codec.ts';
import { anyPresent, domainOfValues, presentDomain } from './domains.ts';
import { type CodeTable, readCode, readTables, type Tables } from './table.ts';
import { lookUp, type Miss, tableText } from './table-text.ts';

type MapNode = Extract<CodecNode, { kind: 'map' }>;

export const createValueMap = (node: MapNode, env: CodecEnv): BoundCodec | undefined => {
  const { table } = node;
  const rows = 'rows' in table ? table : env.valueMap(table.value);
  // `resolve` has reported it.
  if (rows === undefined) return undefined;
  const tables = readTables(rows, env);
  const reading = missOf(node.unknown, env);
  if (tables === undefined || reading === undefined) return undefined;
  // A constant for unknown codes is in the terms of the canonical side alone; a kept code is kept both ways.
  const writing: Miss = reading.kind === 'keep' ? reading : { kind: 'nothing' };
  if (reading.kind === 'keep' && reportClash(tables, node, env)) return undefined;
  const taken = (codes: CodeTable, miss: Miss): Domain =>
    miss.kind === 'nothing' ? domainOfValues([...codes.keys()]) : anyPresent;
  const given = (codes: CodeTable, miss: Miss) => (from: Domain) => outputsOf(codes, miss, from);
  const keys = { vendor: [...tables.fromVendor.keys()], canonical: [...tables.toVendor.keys()] };
  return defineCodec({
    name: 'map',
    read: (operand) => tableText(tables.fromVendor, reading, operand),
    write: (operand) => tableText(tables.toVendor, writing, operand),
    convert: {
      fromVendor: (value) => lookUp(tables.fromVendor, reading, value),
      toVendor: (value) => lookUp(tables.toVendor, writing, value),
    },
    failure: 'value/unmapped',
    expected: { fromVendor: expectedOf(keys.vendor), toVendor: expectedOf(keys.canonical) },
    takes: { vendor: taken(tables.fromVendor, reading), canonical: taken(tables.toVendor, writing) },
    gives: {
      canonical: given(tables.fromVendor, reading),
      vendor: given(tables.toVendor, writing),
    },
    silent: node.unknown?.kind === 'omit',
    readsNull: tables.fromVendor.has(null),
    writesNull: [...tables.toVendor.values()].includes(null),
    probes: {
      vendor: ['Frozen', 99],
      canonical: ['frozen', 99, ...keys.vendor.filter((key) => key !== null)],
    },
    seeds: {
      vendor: keys.vendor,
      canonical: [...new Set([...keys.canonical, ...tables.fromVendor.values()])].filter(
        (code) => code !== null,
      ),
    },
  });
};

const missOf = (unknown: UnknownPolicyNode | undefined, env: CodecEnv): Miss | undefined => {
  switch (unknown?.kind) {
    case 'keep':
      return { kind: 'keep' };
    case 'null':
      return { kind: 'to', value: null };
    case 'to': {
      const value = readCode(unknown.value, env.canonical, 'canonical', env);
      return value === undefined ? undefined : { kind: 'to', value };
    }
    case 'error':
    case 'omit':
    case undefined:
      return { kind: 'nothing' };
  }
};

/**
 * A raw vendor code that is kept must not equal a canonical code that a row gives: it would be written as another code.
 * The other way round, a canonical text that equals a vendor code, is a loss that the verdict shows.
 */
const reportClash = ({ fromVendor, toVendor }: Tables, node: MapNode, env: CodecEnv): boolean => {
  const raw = presentDomain(env.vendor);
  const clash = [...toVendor].find(
    ([code, back]) => code !== null && back !== code && !fromVendor.has(code) && contains(raw, code),
  );
  if (clash === undefined) return false;
  const span = node.unknown?.span ?? node.span;
  env.report(createDiagnostic('codec/keep-clash', { code: String(clash[0]) }, { span }));
  return true;
};

const outputsOf = (codes: CodeTable, miss: Miss, from: Domain): Domain => {
  const rows = [...codes].filter(([key]) => key !== null || from.nullable);
  const mapped = rows.map(([, value]) => value);
  if (miss.kind === 'nothing') return domainOfValues(mapped);
  if (miss.kind === 'to') return domainOfValues([...mapped, miss.value]);
  if (from.values === undefined) return uniteDomains([presentDomain(from), domainOfValues(mapped)]);
  return domainOfValues([...mapped, ...from.values.filter((value) => !codes.has(value))]);
};

const SHOWN = 5;

const expectedOf = (keys: readonly JsonScalar[]): string => {
  const shown = keys.slice(0, SHOWN).map((key) => JSON.stringify(key));
  return keys.length === 0
    ? 'no code at all'
    : `one of ${shown.join(', ')}${keys.length > SHOWN ? ', …' : ''}`;
};
