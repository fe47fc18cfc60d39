// `as: [ … ]`: codecs one after another, left to right from the vendor, right to left on the way back.
import isEqual from 'lodash/isEqual.js';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { JsonValue } from '../json/json.ts';
import type { CodecNode } from '../mapping/tree.ts';
import type { Domain } from '../schema/domain.ts';
import { allowsType } from '../schema/domain-sets.ts';
import { phraseOf } from '../schema/phrase-of.ts';
import { contains } from '../schema/refusal.ts';
import type { Convert, UpTo } from './claim.ts';
import type { CodecEnv, CreateCodec } from './codec-env.ts';
import type { Gap } from './covers.ts';
import { type BoundCodec, defineCodec } from './define-codec.ts';
import { anyPresent, presentDomain } from './domains.ts';

type ChainNode = Extract<CodecNode, { kind: 'chain' }>;

/** Makes the steps, each between what the one before gives and what the ones behind it take. */
export const createChain = (
  node: ChainNode,
  env: CodecEnv,
  createStep: CreateCodec,
): BoundCodec | undefined => {
  const silent = { ...env, report: () => undefined };
  const lastIndex = node.steps.length - 1;
  const steps: BoundCodec[] = [];
  let vendor = env.vendor;
  for (const [index, stepNode] of node.steps.entries()) {
    const next = node.steps[index + 1];
    // What the next step takes from its vendor side: it may depend on its own sides, so it is made once to be asked.
    const asked = next && createStep(next, { ...silent, vendor: anyPresent, canonical: env.canonical });
    const canonical = index === lastIndex ? env.canonical : (asked?.takes.vendor ?? anyPresent);
    const step = createStep(stepNode, { ...env, vendor, canonical });
    if (step === undefined) return undefined;
    const before = steps.at(-1);
    if (before !== undefined) reportUnmet(before, vendor, step, stepNode, env);
    steps.push(step);
    vendor = step.gives.canonical(vendor);
  }
  const [first] = steps;
  if (first === undefined || steps.length === 1) return first;
  return steps.slice(1).reduce((left, right) => compose(left, right, env), first);
};

/** Reports a step that takes nothing of what the one before gives, or has codes that it never gives. */
const reportUnmet = (
  before: BoundCodec,
  given: Domain,
  step: BoundCodec,
  { span }: CodecNode,
  { report }: CodecEnv,
): void => {
  const taken = step.takes.vendor;
  const codes = taken.values ?? [];
  const unmet = codes.filter((code) => !contains(given, code));
  if (hasCommon(given, taken) && (unmet.length === 0 || step.name !== 'map')) return;
  const args = {
    step: step.name,
    before: before.name,
    gives: phraseOf(presentDomain(given)),
    takes: phraseOf(taken),
    codes: unmet.length < codes.length ? unmet : [],
  };
  report(createDiagnostic('codec/step-unmet', args, { span }));
};

/** Could a value lie in both? What a step gives is stated in outline, but never too narrowly. */
const hasCommon = (given: Domain, taken: Domain): boolean => {
  if (given.values !== undefined)
    return given.values.length === 0 || given.values.some((value) => contains(taken, value));
  if (taken.values !== undefined) return taken.values.some((value) => contains(given, value));
  const [one, other] = [given.types, taken.types];
  if (one.size === 0 || other.size === 0) return true;
  return [...one].some((type) => allowsType(other, type) || (type === 'number' && other.has('integer')));
};

/** The codec that applies one and then the other. */
const compose = (left: BoundCodec, right: BoundCodec, env: CodecEnv): BoundCodec => {
  const fromVendor = through(left.convert.fromVendor, right.convert.fromVendor);
  const toVendor = through(right.convert.toVendor, left.convert.toVendor, right.writesNull);
  return defineCodec({
    name: `${left.name}, ${right.name}`,
    read: (operand, field) =>
      sequenceText(left.read(operand, field), (between) => right.read(between, field)),
    write: (operand) => sequenceText(right.write(operand), left.write, right.writesNull),
    convert: {
      fromVendor: (value) => fromVendor(value as JsonValue),
      toVendor: (value) => toVendor(value as JsonValue),
    },
    // The text of a chain does not say which step failed: the first that can, of those values that the schema allows.
    failure: {
      fromVendor: (left.gap.fromVendor(env.vendor) === undefined ? right : left).failure.fromVendor,
      toVendor: (right.gap.toVendor(env.canonical) === undefined ? left : right).failure.toVendor,
    },
    expected: {
      fromVendor: `${left.expected.fromVendor}, then ${right.expected.fromVendor}`,
      toVendor: `${right.expected.toVendor}, then ${left.expected.toVendor}`,
    },
    // The canonical values are the last step's; what the first forgives, its output no longer shows.
    equality: right.equality !== 'value' ? right.equality : left.name === 'text' ? left.equality : 'value',
    takes: { vendor: left.takes.vendor, canonical: right.takes.canonical },
    gives: {
      canonical: (vendor) => right.gives.canonical(left.gives.canonical(vendor)),
      vendor: (canonical) => left.gives.vendor(right.gives.vendor(canonical)),
    },
    upTo: {
      fromVendor: upToThrough(left.convert.fromVendor, left.upTo.fromVendor, right.upTo.fromVendor),
      toVendor: upToThrough(right.convert.toVendor, right.upTo.toVendor, left.upTo.toVendor),
    },
    gap: {
      fromVendor: (vendor) =>
        left.gap.fromVendor(vendor) ??
        pulledBack(right.gap.fromVendor(left.gives.canonical(vendor)), left.convert.toVendor),
      toVendor: (canonical) =>
        right.gap.toVendor(canonical) ??
        pulledBack(left.gap.toVendor(right.gives.vendor(canonical)), right.convert.fromVendor),
    },
    // A step that fails in front of one that is silent would be silent with it: only texts never fail.
    ...(right.silent && left.name === 'text' && { silent: true }),
    ...(left.readsNull && { readsNull: true }),
    ...(right.writesNull && { writesNull: true }),
    probes: {
      vendor: [...left.probes.vendor, ...images(right.probes.vendor, left.convert.toVendor)],
      canonical: [...right.probes.canonical, ...images(left.probes.canonical, right.convert.fromVendor)],
    },
    seeds: {
      vendor: [...left.seeds.vendor, ...images(right.seeds.vendor, left.convert.toVendor)],
      canonical: [...right.seeds.canonical, ...images(left.seeds.canonical, right.convert.fromVendor)],
    },
    ...(right.members && { members: right.members }),
  });
};

/** A null that the first step gives clears the field: it is no value for the second. */
const through =
  (first: Convert, second: Convert, givesNull = false): Convert =>
  (value) => {
    const between = first(value);
    if (between === null && givesNull) return null;
    return between === undefined ? undefined : second(between);
  };

/** Two inputs became one in the first step, or what the first made of them in the second. */
const upToThrough =
  (convert: Convert, first: UpTo, second: UpTo): UpTo =>
  (one, other) => {
    const [a, b] = [convert(one), convert(other)];
    if (a === undefined || b === undefined || isEqual(a, b)) return first(one, other);
    return second(a, b);
  };

const images = (values: readonly JsonValue[], convert: Convert): readonly JsonValue[] =>
  // What a value becomes may be an array, which is one value here.
  values.map(convert).filter((value) => value !== undefined);

const pulledBack = (gap: Gap | undefined, convert: Convert): Gap | undefined => {
  if (gap?.witness === undefined) return gap;
  const witness = convert(gap.witness);
  return witness === undefined ? { message: gap.message } : { message: gap.message, witness };
};

const PROBE = '$operand0';

/** The outer text around the inner one: nested where it names its operand once in a call, else by way of a variable. */
const sequenceText = (inner: string, outer: (operand: string) => string, givesNull = false): string => {
  const shape = outer(PROBE);
  const isCall = /^\$[A-Za-z]+\(/.test(shape) && shape.split(PROBE).length === 2;
  if (isCall && !givesNull) return outer(inner);
  let depth = 1;
  while (inner.includes(`$step${depth}`)) depth += 1;
  const variable = `$step${depth}`;
  const further = givesNull ? `${variable} = null ? null : ${outer(variable)}` : outer(variable);
  return `(${variable} := ${inner}; $exists(${variable}) ? ${further})`;
};
