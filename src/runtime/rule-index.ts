// Finds the rule of an issue: by canonical path, or by the place of a vendor value. A rule owns the very place that its path
// names, and what stands beneath it; the order of rules decides nothing.
import { parsePath } from '../schema/parse-path.ts';
import type { Path, PathStep } from '../schema/path.ts';
import type { Plan, PlanRule } from './plan.ts';
import { type Keys, keysOf, pathText, valueAt } from './value-at.ts';

/** A rule, and how many steps of the path that was asked for lead to its place. */
export interface Owner {
  readonly rule: PlanRule;
  readonly depth: number;
  /** Positions of the elements that the path goes through where the place says `[]`. */
  readonly positions: readonly number[];
}

/** Canonical places, vendor places that are read or written, and those that are written. */
export type Places = 'canonical' | 'vendor' | 'written';

/** How the elements of an array are told apart: by position, by what they say of themselves, or not at all. */
export interface ArrayKind {
  readonly by: 'position' | 'element' | 'nothing';
  /** The member that alone tells an element: of slots, or of paths such as `phones[type=work]`. */
  readonly tag?: string;
}

export interface RuleIndex {
  /** The rule that owns a canonical path, as issues spell it, or the nearest one above it. */
  readonly ofCanonical: (path: string, record: unknown) => PlanRule | undefined;
  /** The same for a path of keys into `value`: the record itself, unless it is one of the other side. */
  readonly ownerOf: (places: Places, keys: Keys, record: unknown, value?: unknown) => Owner | undefined;
  /** The rules at and beneath a place. */
  readonly beneath: (places: Places, keys: Keys, value: unknown) => readonly PlanRule[];
  readonly kindOf: (places: Places, keys: Keys, value: unknown) => ArrayKind;
  readonly orderOf: (rule: PlanRule | undefined) => number;
}

/** A step of a rule's place; `any` is `[]`, each element of an array. */
export type PlaceStep = PathStep | { readonly kind: 'any' };

interface Node {
  readonly rules: PlanRule[];
  /** By the printed step. */
  readonly children: Map<string, { readonly step: PlaceStep; readonly node: Node }>;
}

const newNode = (): Node => ({ rules: [], children: new Map() });

/** The steps of a place such as `roles[].name`; none for a text that is no path. */
export const stepsOf = (name: string): readonly PlaceStep[] => {
  const steps: PlaceStep[] = [];
  for (const [index, part] of name.split('[]').entries()) {
    if (index > 0) steps.push({ kind: 'any' });
    const text = part.startsWith('.') ? part.slice(1) : part;
    const parsed: { readonly ok: boolean; readonly path?: Path } =
      text === '' ? { ok: true, path: [] } : parsePath(text);
    if (!parsed.ok) return [];
    steps.push(...(parsed.path ?? []));
  }
  return steps;
};

export const stepOf = (key: string | number): PathStep =>
  typeof key === 'number' ? { kind: 'index', index: key } : { kind: 'key', key };

/** Does a step of a rule's place lead to where a step of a path leads, in this object or array? */
const leads = (place: PlaceStep, step: PlaceStep, value: unknown): boolean => {
  if (place.kind === 'any') return step.kind !== 'key';
  if (place.kind === 'key') return step.kind === 'key' && step.key === place.key;
  if (place.kind === 'index') return step.kind === 'index' && step.index === place.index;
  if (step.kind === 'filter') return step.key === place.key && step.value === place.value;
  return step.kind === 'index' && valueAt(value, [step.index, place.key]) === place.value;
};

const next = (value: unknown, step: PlaceStep): unknown =>
  step.kind === 'key'
    ? valueAt(value, [step.key])
    : step.kind === 'index'
      ? valueAt(value, [step.index])
      : undefined;

/** All nodes that a path leads to, with how far it was followed. */
function* nodesOn(
  node: Node,
  steps: readonly PlaceStep[],
  value: unknown,
  depth = 0,
  positions: readonly number[] = [],
): Generator<{ readonly node: Node; readonly depth: number; readonly positions: readonly number[] }> {
  yield { node, depth, positions };
  const [step, ...rest] = steps;
  if (step === undefined) return;
  for (const child of node.children.values()) {
    if (!leads(child.step, step, value)) continue;
    const through =
      child.step.kind === 'any' && step.kind === 'index' ? [...positions, step.index] : positions;
    yield* nodesOn(child.node, rest, next(value, step), depth + 1, through);
  }
}

const rulesIn = (node: Node): readonly PlanRule[] => [
  ...node.rules,
  ...[...node.children.values()].flatMap((child) => rulesIn(child.node)),
];

const grown = (plan: Plan, placesOf: (rule: PlanRule) => readonly string[]): Node => {
  const root = newNode();
  for (const rule of plan.rules)
    for (const steps of placesOf(rule).map(stepsOf)) {
      let node = root;
      for (const step of steps) {
        const name = JSON.stringify(step);
        const child = node.children.get(name) ?? { step, node: newNode() };
        node.children.set(name, child);
        node = child.node;
      }
      if (node !== root && !node.rules.includes(rule)) node.rules.push(rule);
    }
  return root;
};

export const indexRules = (plan: Plan): RuleIndex => {
  const order = new Map(plan.rules.map((rule, index) => [rule, index] as const));
  const roots = {
    canonical: grown(plan, ({ at }) => [at]),
    vendor: grown(plan, ({ vendor }) => vendor),
    written: grown(plan, ({ writes }) => writes ?? []),
  };
  const branchOf = (record: unknown): string | undefined => {
    if (plan.branches === undefined) return undefined;
    // The issue of a type in another spelling is that of its branch.
    const code = String(valueAt(record, [plan.branches.vendor]));
    return plan.branches.codes.find(([each]) => String(each) === code)?.[1] ?? '*';
  };
  const choose = (rules: readonly PlanRule[], record: unknown): PlanRule | undefined => {
    if (rules.length < 2) return rules[0];
    const branch = branchOf(record);
    return (
      rules.find((rule) => rule.branch === branch) ??
      rules.find((rule) => rule.branch === undefined) ??
      rules[0]
    );
  };
  const owner = (root: Node, steps: readonly PlaceStep[], record: unknown, value: unknown) => {
    let found: Owner | undefined;
    for (const { node, depth, positions } of nodesOn(root, steps, value)) {
      if (depth <= (found?.depth ?? 0)) continue;
      const rule = choose(node.rules, record);
      if (rule !== undefined) found = { rule, depth, positions };
    }
    return found;
  };
  const nodesAt = (places: Places, keys: Keys, value: unknown): readonly Node[] =>
    [...nodesOn(roots[places], keys.map(stepOf), value)].flatMap(({ node, depth }) =>
      depth === keys.length ? [node] : [],
    );
  return {
    ofCanonical: (path, record) => {
      const steps = stepsOf(path);
      return owner(roots.canonical, steps.length > 0 ? steps : keysOf(path).map(stepOf), record, undefined)
        ?.rule;
    },
    ownerOf: (places, keys, record, value = record) => owner(roots[places], keys.map(stepOf), record, value),
    beneath: (places, keys, value) => nodesAt(places, keys, value).flatMap(rulesIn),
    kindOf: (places, keys, value) => {
      const isPairs = plan.pairs?.some((pairs) => pathText(pairs.keys) === pathText(keys));
      if (places !== 'canonical' && isPairs === true) return { by: 'element', tag: 'name' };
      const nodes = nodesAt(places, keys, value);
      const steps = nodes.flatMap(({ children }) => [...children.values()].map(({ step }) => step));
      if (steps.some(({ kind }) => kind === 'index')) return { by: 'position' };
      if (steps.some(({ kind }) => kind === 'any')) return { by: 'element' };
      const filter = steps.find((step) => step.kind === 'filter');
      const [slots] = nodes.flatMap(({ rules }) => rules.flatMap(({ elements }) => elements ?? []));
      const tag = filter?.key ?? slots;
      return tag === undefined ? { by: 'nothing' } : { by: 'element', tag };
    },
    orderOf: (rule) => (rule === undefined ? plan.rules.length : (order.get(rule) ?? plan.rules.length)),
  };
};

/** The canonical place of a rule, with the positions of the elements that it stands in. */
export const placeText = ({ rule, positions }: Owner): string => {
  let next = 0;
  return rule.at.replaceAll('[]', () => `[${positions[next++] ?? ''}]`);
};
