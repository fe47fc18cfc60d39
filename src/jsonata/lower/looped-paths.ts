// What becomes of a path in loops: a sequence, the items for a further step, a count, or a sum.
import type { Expression, PathNode } from '../parse/tree.ts';
import { plainOperand } from './constructors.ts';
import * as kind from './kinds.ts';
import { limitedLoops } from './limited-loops.ts';
import { emitLoops, type Plan, planLoops } from './loops.ts';
import { computed, identifier, type Lowering, type Operand, type Place } from './lowering.ts';
import { isPlainStep } from './members.ts';
import { isRepeatable } from './repeatable.ts';
import { readVariable } from './variables.ts';
import { Writer } from './writer.ts';

interface Looped {
  readonly plan: Plan;
  readonly head: Operand;
  /** How many steps of the path the loops do. */
  readonly steps: number;
}

/** The start of a path in loops; undefined where its values may carry flags, or where nothing is gained. */
const loopedStart = (l: Lowering, node: PathNode, place: Place): Looped | undefined => {
  const { steps } = node;
  if (l.unit.awaits || place.stepwise === true) return undefined;
  if (l.unit.sequenceGuard && !isRepeatable(node)) return undefined;
  if (steps.length === 1 && steps[0]?.stages === undefined) return undefined;
  const [first] = steps;
  const fromVariable = first?.type === 'variable' && isPlainStep(first);
  const from = fromVariable ? 1 : 0;
  const { length, ...plan } = planLoops(steps.slice(from));
  const long = length > 2 || plan.body !== undefined || plan.names.some(({ filters }) => filters.length > 0);
  if (!long) return undefined;
  const value = fromVariable ? readVariable(l, first.name, place) : place.context;
  if (kind.may(value.kinds, kind.DEEP | kind.FUNCTION)) return undefined;
  if (kind.only(value.kinds, kind.OBJECT)) return { plan, head: value, steps: from + length };
  const list = `${l.unit.use(fromVariable ? 'itemsIn' : 'itemsOf')}(${value.text})`;
  return { plan, head: computed(list, kind.ARRAY), steps: from + length };
};

const isPlainPath = (node: Expression | undefined): node is PathNode =>
  node?.type === 'path' &&
  node.group === undefined &&
  node.predicate === undefined &&
  node.keepArray !== true &&
  !node.keepSingletonArray;

interface WholeArray {
  /** Notes in generated code that a result is this array. */
  readonly note: (text: string, out: Writer) => void;
  readonly declare: (out: Writer) => void;
  /** The array, if it was the only result; it stays what it is then. */
  readonly unlessWhole: (otherwise: string) => string;
}

/** Watches for an array that is the only result; `size` reads how many items there are so far. */
const wholeArray = (l: Lowering, size: string): WholeArray => {
  const only = l.unit.fresh('only');
  let noted = false;
  return {
    note: (text, out) => {
      noted = true;
      const first = `${only} === undefined && ${size} === 0 && ${text}.isSequence !== true`;
      out.line(`${only} = ${first} ? ${text} : false;`);
    },
    declare: (out) => {
      if (noted) out.line(`let ${only};`);
    },
    unlessWhole: (otherwise) =>
      noted ? `(${only} && ${only}.length === ${size} ? ${only} : ${otherwise})` : otherwise,
  };
};

/** A whole path in loops, evaluated; undefined where loops cannot do all of it. */
export const lowerLoopedPath = (l: Lowering, node: PathNode, place: Place): Operand | undefined => {
  if (node.group !== undefined || node.predicate !== undefined || node.keepSingletonArray) return undefined;
  const looped = loopedStart(l, node, place);
  if (looped === undefined || looped.steps < node.steps.length) return undefined;
  const list = l.unit.fresh('list');
  const whole = wholeArray(l, `${list}.length`);
  const out = new Writer(place.out);
  const limited = limitedLoops(l);
  const kinds = emitLoops(
    l,
    looped.plan,
    looped.head,
    { item: (text, at) => at.line(`${list}.push(${text});`), whole: whole.note, enter: limited?.enter },
    { ...place, out },
  );
  const deep = kinds & (kind.DEEP | kind.FUNCTION) ? kind.DEEP | kind.FUNCTION : 0;
  // What goes into the result needs no flag that would be taken off again.
  const flagged = place.output !== true || deep !== 0 || node.keepArray === true;
  place.out.line(`const ${list} = ${flagged ? `${l.unit.use('emptySequence')}()` : '[]'};`);
  whole.declare(place.out);
  const value = node.keepArray === true ? list : `${l.unit.use('single')}(${list})`;
  const text = whole.unlessWhole(value);
  if (limited !== undefined) {
    return limited.joined(
      computed(text, kind.DATA | (flagged ? kind.SEQUENCE : 0) | deep),
      out,
      place,
      (inner) => {
        const again = l.value(node, { ...inner, depth: inner.depth - 1 });
        return flagged ? again : plainOperand(l, again);
      },
    );
  }
  place.out.append(out);
  return { ...computed(text, kind.DATA | (flagged ? kind.SEQUENCE : 0) | deep), settled: true };
};

/** The items that the first steps of a path give to the next one, and how many steps that are. */
export const lowerLoopedItems = (
  l: Lowering,
  node: PathNode,
  place: Place,
): { readonly items: Operand; readonly from: number } | undefined => {
  if (l.unit.sequenceGuard) return undefined;
  const looped = loopedStart(l, node, place);
  if (looped === undefined || looped.plan.body !== undefined || looped.steps === node.steps.length)
    return undefined;
  const list = l.unit.fresh('list');
  place.out.line(`const ${list} = ${l.unit.use('emptySequence')}();`);
  const sink = { item: (text: string, at: Writer) => at.line(`${list}.push(${text});`), whole: () => {} };
  emitLoops(l, looped.plan, looped.head, sink, place);
  return { items: identifier(list, kind.DATA | kind.SEQUENCE), from: looped.steps };
};

/** `$count` of a path in loops: nothing is collected. */
export const lowerLoopedCount = (
  l: Lowering,
  node: Expression | undefined,
  place: Place,
): Operand | undefined => {
  if (!isPlainPath(node)) return undefined;
  const looped = loopedStart(l, node, place);
  if (looped === undefined || looped.steps < node.steps.length) return undefined;
  const [count, item] = [l.unit.fresh('n'), l.unit.fresh('item')];
  const whole = wholeArray(l, count);
  const out = new Writer(place.out);
  const limited = limitedLoops(l);
  const sink = {
    item: (text: string, at: Writer) => at.line(`${count} += 1; ${item} = ${text};`),
    whole: whole.note,
    enter: limited?.enter,
  };
  emitLoops(l, looped.plan, looped.head, sink, { ...place, out, output: false });
  place.out.line(`let ${count} = 0;`);
  place.out.line(`let ${item};`);
  whole.declare(place.out);
  // A single item is counted as what it is, unless it came in an array of its own.
  const text = `(${count} === 1 ? ${l.unit.use('countOf')}(${whole.unlessWhole(item)}) : ${count})`;
  if (limited !== undefined) {
    return limited.joined(computed(text, kind.NUMBER), out, place, (inner) =>
      computed(`${l.unit.use('countOf')}(${l.value(node, inner).text})`, kind.NUMBER),
    );
  }
  place.out.append(out);
  return computed(text, kind.NUMBER);
};

/** `$sum` of a path in loops; what is no number, or nothing, is left to the general call. */
export const lowerLoopedSum = (
  l: Lowering,
  node: Expression | undefined,
  place: Place,
  slow: (argument: Operand) => string,
): Operand | undefined => {
  if (!isPlainPath(node) || !isRepeatable(node)) return undefined;
  const looped = loopedStart(l, node, place);
  if (looped === undefined || looped.steps < node.steps.length) return undefined;
  const [count, total] = [l.unit.fresh('n'), l.unit.fresh('total')];
  const limited = limitedLoops(l);
  place.out.line(`let ${count} = 0;`);
  place.out.line(`let ${total} = 0;`);
  const sink = {
    item: (text: string, at: Writer) =>
      at.line(
        `if (typeof ${text} === "number") { ${count} += 1; ${total} += ${text}; } else ${count} = NaN;`,
      ),
    whole: () => {},
    enter: limited?.enter,
  };
  if (limited === undefined) emitLoops(l, looped.plan, looped.head, sink, { ...place, output: false });
  else {
    const loops = new Writer(place.out);
    emitLoops(l, looped.plan, looped.head, sink, { ...place, out: loops, output: false });
    place.out.line(`if (${limited.emit(loops, place.out)}) ${count} = NaN;`);
  }
  const out = new Writer(place.out);
  const stepwise = l.unit.sequenceGuard;
  const again = slow(l.value(node, { ...place, out, output: false, stepwise }));
  place.out.line(`if (!(${count} > 0)) {`);
  out.line(`${total} = ${again};`);
  place.out.block(out);
  place.out.line('}');
  return identifier(total, kind.NUMBER | kind.WILD | kind.NOTHING);
};
