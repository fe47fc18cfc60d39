// `ref`: the id of a vendor field ↔ a key object with constants and parameters, which are checked on the way back.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { idNumber, idString } from '../functions/numbers.ts';
import { ref, refId } from '../functions/references.ts';
import { fill } from '../functions/templates.ts';
import type { JsonValue } from '../json/json.ts';
import { stringText, valueText } from '../jsonata/parse/text.ts';
import { literalOf } from '../mapping/literal.ts';
import type { CodecNode, RefNode } from '../mapping/tree.ts';
import type { Domain } from '../schema/domain.ts';
import { ANY_DOMAIN } from '../schema/domain-sets.ts';
import { contains } from '../schema/refusal.ts';
import type { CodecEnv } from './codec-env.ts';
import { type Gap, gapBetween } from './covers.ts';
import { type BoundCodec, type Call, callText, defineCodec } from './define-codec.ts';
import { allows, anyPresent, domainOfTypes, domainOfValues, presentDomain } from './domains.ts';
import { hasMembers } from './members.ts';
import { checkTemplate } from './template.ts';
import { parameterText, piecesText, piecesValue } from './template-text.ts';

type RefCodecNode = Extract<CodecNode, { kind: 'ref' }>;

/** One member beside the id. */
interface Member {
  readonly key: string;
  /** The one value it may have, where that is known before a record is. */
  readonly constant?: JsonValue;
  /** Its text, given the operand of the id. */
  readonly text: (id: string) => string;
  /** Its value, given the id. */
  readonly value: (id: unknown) => JsonValue | undefined;
}

export const createRef = (node: RefCodecNode, env: CodecEnv): BoundCodec | undefined => {
  const definition = env.ref(node.name.value);
  // `resolve` has reported it.
  if (definition === undefined) return undefined;
  const members = readMembers(definition, env);
  return members && build(definition.value.value, members, env);
};

const readMembers = ({ value, shape }: RefNode, env: CodecEnv): readonly Member[] | undefined => {
  const members: Member[] = [];
  for (const { key, value: node } of shape) {
    if (node.kind === 'const') {
      const domain = env.member?.([{ kind: 'key', key: key.value }])?.domain ?? ANY_DOMAIN;
      const literal = literalOf(node.value, domain);
      if (!literal.ok) {
        const { message, span } = literal;
        env.report(createDiagnostic('codec/bad-row', { side: 'canonical', reason: message }, { span }));
        return undefined;
      }
      const constant = literal.value;
      members.push({ key: key.value, constant, text: () => valueText(constant), value: () => constant });
    } else if (node.kind === 'param') {
      const name = node.name.value;
      const text = parameterText(name).replace(' ?? null', '');
      members.push({ key: key.value, text: () => text, value: () => `{param.${name}}` });
    } else {
      const { template } = node;
      if (!checkTemplate(template, env)) return undefined;
      const pieces = piecesValue(template);
      members.push({
        key: key.value,
        text: (id) => `$fill({ ${stringText(value.value)}: ${id} }, ${piecesText(template)})`,
        value: (id) => fill({ [value.value]: id }, pieces),
      });
    }
  }
  return members;
};

const TEXT_ID = domainOfTypes(['string'], { patterns: ['^(?:0|[1-9][0-9]*)$'] });

/** Every reference is ours only where the schema leaves the other members no choice, and the id none that we refuse. */
const membersGap = (
  idKey: string,
  members: readonly Member[],
  ids: Domain,
  { member }: CodecEnv,
): Gap | undefined => {
  const memberOf = (key: string) => member?.([{ kind: 'key', key }]);
  for (const { key, constant } of members) {
    const known = memberOf(key);
    const fixed = constant !== undefined && constant !== null && typeof constant !== 'object';
    if (!fixed || !known?.required || gapBetween(known.domain, domainOfValues([constant])) !== undefined) {
      return { message: `references with another ${key} are refused` };
    }
  }
  const id = memberOf(idKey);
  if (!id?.required) return { message: `the member ${idKey} may be missing` };
  const gap = gapBetween(id.domain, ids);
  return gap && { message: gap.message };
};

const build = (idKey: string, members: readonly Member[], env: CodecEnv): BoundCodec => {
  const idDomain = env.member?.([{ kind: 'key', key: idKey }])?.domain;
  // A number in the vendor and a text in the canonical schema: the id goes through its digits.
  const converts =
    idDomain !== undefined &&
    !allows(idDomain, 'integer') &&
    allows(env.vendor, 'integer') &&
    env.vendor.types.size > 0;
  const toId: Call = (value) => (converts ? idString(value) : value);
  const toVendor: Call = (value) => (converts ? idNumber(value) : value);
  const names = [idKey, ...members.map(({ key }) => key)];
  const namesText = `[${names.map(stringText).join(', ')}]`;
  const checkedText = `[${members.map(({ key }) => stringText(key)).join(', ')}]`;
  const textOf = (entries: readonly (readonly [string, string])[]): string =>
    `{ ${entries.map(([key, text]) => `${stringText(key)}: ${text}`).join(', ')} }`;
  const expectedFor = (id: unknown): Record<string, unknown> =>
    Object.fromEntries(
      members.flatMap(({ key, value }) => {
        const made = value(id);
        return made === undefined ? [] : [[key, made] as const];
      }),
    );
  const make = (value: unknown): unknown => {
    const id = toId(value);
    return id === undefined ? undefined : ref({ [idKey]: id, ...expectedFor(id) }, names);
  };
  const idOf = (value: unknown): unknown =>
    Object.hasOwn(Object(value), idKey) ? Object(value)[idKey] : undefined;
  const takes = converts
    ? domainOfTypes(['string', 'integer'], { patterns: ['^(?:0|[1-9][0-9]*)$'], minimum: 0 })
    : anyPresent;
  const sample = [7, '7', 'a'].find((id) => contains(presentDomain(env.vendor), id)) ?? '7';
  const made = make(sample) as JsonValue | undefined;
  const foreign = members.map(({ key }) => ({ ...Object(made ?? {}), [key]: 'another' }) as JsonValue);
  return defineCodec({
    name: 'ref',
    read: (operand) => {
      const id = converts ? callText('idString')(operand) : operand;
      const entries = members.map(({ key, text }) => [key, text(id)] as const);
      return callText('ref', namesText)(textOf([[idKey, id], ...entries]));
    },
    write: (operand) => {
      const id = `$lookup(${operand}, ${stringText(idKey)})`;
      const expected = textOf(members.map(({ key, text }) => [key, text(id)] as const));
      const taken = callText('refId', stringText(idKey), expected, checkedText)(operand);
      return converts ? callText('idNumber')(taken) : taken;
    },
    convert: {
      fromVendor: make,
      toVendor: (value) =>
        toVendor(
          refId(
            value,
            idKey,
            expectedFor(idOf(value)),
            members.map(({ key }) => key),
          ),
        ),
    },
    failure: { fromVendor: 'value/type', toVendor: 'value/foreign' },
    expected: {
      fromVendor: 'an id',
      toVendor: `a reference of this instance: ${names.join(', ')}`,
    },
    takes: { vendor: takes, canonical: domainOfTypes(['object']) },
    gives: { canonical: () => domainOfTypes(['object']), vendor: () => presentDomain(env.vendor) },
    gap: {
      fromVendor: (vendor) => gapBetween(vendor, takes),
      toVendor: (canonical) =>
        gapBetween(canonical, domainOfTypes(['object'])) ??
        membersGap(idKey, members, converts ? TEXT_ID : env.vendor, env),
    },
    isCanonical: (value) =>
      hasMembers(
        value,
        names.map((key) => [{ kind: 'key', key }]),
        env,
      ),
    upTo: converts ? { fromVendor: 'type' } : {},
    probes: { canonical: foreign },
    seeds: { vendor: [sample], canonical: made === undefined ? [] : [made] },
    members: names,
    ...(idDomain?.nullable && { writesNull: true }),
  });
};
