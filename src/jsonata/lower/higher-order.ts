// Higher-order built-ins whose function is known: a lambda written in place, or another built-in. No function value is
// made: their loops stand in the program, so that what one expression does never slows another.
import type { Expression } from '../parse/tree.ts';
import { asking, deepCall } from './guards.ts';
import {
  type LoopCall,
  lowerEachLoop,
  lowerFilterLoop,
  lowerMapLoop,
  lowerReduceLoop,
  lowerSiftLoop,
} from './item-loops.ts';
import * as kind from './kinds.ts';
import { lambdaFunction } from './lambda-function.ts';
import { computed, type Knowledge, type Lowering, type Operand, type Place } from './lowering.ts';
import { isPlainLambda, procedureOf } from './procedures.ts';
import { promisedItems } from './promises.ts';

/** What is known about the items of an argument. */
const itemOf = (input: Operand, place: Place): Knowledge => {
  const known = promisedItems(input, place);
  if (known !== undefined && !kind.may(input.kinds, kind.NULL)) return { kinds: known.shape.kinds, known };
  return { kinds: kind.may(input.kinds, kind.DEEP | kind.FUNCTION) ? kind.ANY : kind.DATA };
};

interface Form {
  readonly arguments: number;
  /** How few and how many parameters the function may have. */
  readonly parameters: readonly [number, number];
  /** Its function in programs that wait. */
  readonly awaited?: string;
  readonly lower: (loop: LoopCall, input: Operand, start: Operand | undefined) => Operand;
}

const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  [
    'map',
    {
      arguments: 2,
      parameters: [1, 3],
      awaited: 'mapItems',
      lower: (loop, input) => lowerMapLoop(loop, input, itemOf(input, loop.place)),
    },
  ],
  [
    'filter',
    {
      arguments: 2,
      parameters: [1, 3],
      awaited: 'filterItems',
      lower: (loop, input) => lowerFilterLoop(loop, input, itemOf(input, loop.place)),
    },
  ],
  [
    'reduce',
    {
      arguments: 3,
      parameters: [2, 4],
      awaited: 'reduceItems',
      lower: (loop, input, start) => lowerReduceLoop(loop, input, itemOf(input, loop.place), start),
    },
  ],
  ['each', { arguments: 2, parameters: [1, 3], lower: lowerEachLoop }],
  ['sift', { arguments: 2, parameters: [1, 3], lower: lowerSiftLoop }],
]);

/** Such a call with a lambda or a built-in function; undefined for any other form. */
export const lowerHigherOrder = (
  l: Lowering,
  name: string,
  nodes: readonly Expression[],
  first: readonly Operand[],
  site: string,
  place: Place,
): Operand | undefined => {
  const given = first.length;
  const argument = nodes[1 - given];
  const count = nodes.length + given;
  const form = FORMS.get(name);
  if (form === undefined || count < 2 || count > form.arguments) return undefined;
  if (l.unit.awaits) return lowerAwaited(l, name, form, nodes, first, site, place);
  const procedure = procedureOf(l, argument, ...form.parameters, site, place);
  if (procedure === undefined) return undefined;
  const others = nodes.filter((node) => node !== argument);
  const [input, start] = [...first, ...l.values(others, place)];
  return input === undefined ? undefined : form.lower({ l, procedure, site, place }, input, start);
};

/** The same in programs that wait, with a function of the support: only for lambdas. */
const lowerAwaited = (
  l: Lowering,
  name: string,
  form: Form,
  nodes: readonly Expression[],
  first: readonly Operand[],
  site: string,
  place: Place,
): Operand | undefined => {
  const lambda = nodes[1 - first.length];
  if (form.awaited === undefined || !isPlainLambda(lambda, ...form.parameters)) return undefined;
  const others = nodes.filter((node) => node !== lambda);
  const [input, start] = [...first, ...l.values(others, place)];
  if (input === undefined) return undefined;
  const item = itemOf(input, place);
  const [index, whole] = [{ kinds: kind.NUMBER }, { kinds: kind.ANY }];
  const parameters = name === 'reduce' ? [whole, item, index, whole] : [item, index, whole];
  const body = lambdaFunction(l, lambda, place, parameters);
  const rest = name === 'reduce' ? `, ${start?.text ?? 'undefined'}` : '';
  const args = `${input.text}, ${body}${rest}, ${site}`;
  const text = l.unit.invoke(form.awaited, name === 'reduce' ? args : asking(l, args));
  const filtered = kind.SEQUENCE | kind.DATA | (input.kinds & (kind.DEEP | kind.FUNCTION));
  return computed(deepCall(l, place, text), name === 'filter' ? filtered : kind.ANY);
};
