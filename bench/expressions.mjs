// Expressions against the package and against code by hand: the shared mapping, renames and array shapes.
import jsonata from 'jsonata';
import { measure, table } from './measure.mjs';
import { ourSet } from './our-set.mjs';
import { assertEqual, sharedBench } from './shared.mjs';

/** Each case: an expression, its inputs, and by name what does the same by hand with the target of ours against it. */
const casesOf = () => {
  const leads = sharedBench('leads.cjs')?.leads(300, 1);
  const cases = ourSet();
  if (leads === undefined) return cases;
  const mapping = sharedBench('lead-mapping.cjs');
  const renames = sharedBench('renames.cjs');
  const arrays = sharedBench('arrays.cjs');
  const TARGETS = [13, 40, 100, 60, 150];
  return [
    {
      name: 'lead mapping',
      expression: mapping.expr,
      inputs: leads,
      target: 100,
      hands: [
        { name: 'by hand, natural', run: mapping.handExact, target: 1.25 },
        { name: 'by hand, tuned', run: mapping.handTuned, target: 0.9 },
      ],
    },
    {
      name: '24 renames',
      expression: renames.expr,
      inputs: leads,
      target: 300,
      hands: [{ name: 'a bare literal', run: renames.hand, target: 0.5 }],
    },
    ...arrays.shapes.map(({ name, expr, hand }, at) => ({
      name: `arrays: ${name}`,
      expression: expr,
      inputs: [arrays.data],
      target: TARGETS[at],
      hands: [{ name: 'natural loop', run: hand }],
    })),
    ...cases,
  ];
};

const all = (inputs, run) => () => {
  for (const input of inputs) run(input);
};

/** Prints a table per case and checks its ratios. */
export const benchExpressions = async (compileJsonata, gates) => {
  for (const { name, expression, inputs, target, hands } of casesOf()) {
    const reference = jsonata(expression);
    const ours = compileJsonata(expression);
    const guarded = compileJsonata(expression, { timeout: 10_000, stack: 500, sequence: 1_000_000 });
    for (const input of inputs) {
      const want = await reference.evaluate(input);
      assertEqual(`${name}: ours and the package`, ours.evaluate(input), want);
      assertEqual(`${name}: guarded and the package`, guarded.evaluate(input), want);
      assertEqual(`${name}: evaluateAsync and the package`, await ours.evaluateAsync(input), want);
      for (const hand of hands) assertEqual(`${name}: ${hand.name} and the package`, hand.run(input), want);
    }
    const few = inputs.slice(0, 30);
    const rows = await measure(
      [
        {
          name: 'jsonata package',
          records: few.length,
          run: async () => {
            for (const input of few) await reference.evaluate(input);
          },
        },
        ...hands.map((hand) => ({ name: hand.name, records: inputs.length, run: all(inputs, hand.run) })),
        { name: 'ours', records: inputs.length, run: all(inputs, ours.evaluate) },
        { name: 'ours, all guards on', records: inputs.length, run: all(inputs, guarded.evaluate) },
        {
          name: 'ours, evaluateAsync',
          records: few.length,
          run: async () => {
            for (const input of few) await ours.evaluateAsync(input);
          },
        },
      ],
      { rounds: 9 },
    );
    console.log(`\n${table(name, rows, hands[0].name)}`);
    const medianOf = (row) => rows.find((each) => each.name === row).median;
    gates.check(`${name}: against the package`, medianOf('jsonata package') / medianOf('ours'), target);
    for (const hand of hands) {
      if (hand.target !== undefined)
        gates.check(`${name}: against ${hand.name}`, medianOf(hand.name) / medianOf('ours'), hand.target);
    }
  }
};
