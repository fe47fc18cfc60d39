// Around the mapping: NDJSON in and out, compilation, and the speed after a full garbage collection.
import jsonata from 'jsonata';
import { measure, table } from './measure.mjs';
import { ourMapping } from './our-set.mjs';
import { sharedBench } from './shared.mjs';

const mappingOf = () => {
  const shared = sharedBench('lead-mapping.cjs');
  if (shared === undefined) return ourMapping();
  return { expression: shared.expr, inputs: sharedBench('leads.cjs').leads(1000, 1), hand: shared.handTuned };
};

/** NDJSON → mapping → NDJSON against reading and writing alone. */
export const benchStream = async (compileJsonata, gates) => {
  const { expression, inputs } = mappingOf();
  const lines = inputs.map((input) => JSON.stringify(input));
  const ours = compileJsonata(expression);
  const mapped = inputs.map((input) => ours.evaluate(input));
  let written = 0;
  const rows = await measure([
    {
      name: 'parse + stringify alone',
      records: lines.length,
      run: () => {
        for (const line of lines) written += JSON.stringify(JSON.parse(line)).length;
      },
    },
    {
      name: 'parse + map + stringify',
      records: lines.length,
      run: () => {
        for (const line of lines) written += JSON.stringify(ours.evaluate(JSON.parse(line))).length;
      },
    },
    {
      name: 'parse, stringify of what was mapped before',
      records: lines.length,
      run: () => {
        for (let at = 0; at < lines.length; at++)
          written += JSON.stringify(JSON.parse(lines[at]) && mapped[at]).length;
      },
    },
  ]);
  if (written === 0) throw new Error('nothing was written');
  console.log(`\n${table('NDJSON to NDJSON', rows, 'parse + stringify alone')}`);
  gates.check('NDJSON → map → NDJSON: of parse + stringify alone', rows[0].median / rows[1].median, 0.65);
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Parsing, generating and loading one mapping in processor time: first in the process, and warm; records until it has paid. */
export const benchCompile = async (compileJsonata, gates, first) => {
  const { expression, inputs } = mappingOf();
  const times = Array.from({ length: 300 }, () => {
    const started = process.cpuUsage();
    compileJsonata(expression);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  }).slice(100);
  const warm = median(times);
  const reference = jsonata(expression);
  const ours = compileJsonata(expression);
  const few = inputs.slice(0, 30);
  const [theirs, mine] = await measure(
    [
      {
        name: 'package',
        records: few.length,
        run: async () => {
          for (const input of few) await reference.evaluate(input);
        },
      },
      {
        name: 'ours',
        records: inputs.length,
        run: () => {
          for (const input of inputs) ours.evaluate(input);
        },
      },
    ],
    { rounds: 5 },
  );
  const records = Math.ceil((warm * 1000) / (theirs.median - mine.median));
  console.log(`
Compiling one mapping (parse, generate, load)
  first in the process  ${first.toFixed(1)} ms
  warm, median of 200   ${warm.toFixed(2)} ms (${Math.min(...times).toFixed(2)} at best)
  pays after            ${records} records, against the package on a parsed expression`);
  gates.check('compiling one mapping: 2 ms in relation to it', 2 / warm, 1);
  gates.check('compiling one mapping: 10 records in relation to those until it pays', 10 / records, 1);
};

/** One compilation before anything else has warmed the compiler up. */
export const firstCompile = (compileJsonata) => {
  const { expression } = mappingOf();
  const started = process.cpuUsage();
  compileJsonata(expression);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
};

/** A turn right after a full collection of garbage; needs `node --expose-gc`. */
export const benchCollection = (compileJsonata, gates) => {
  if (globalThis.gc === undefined) return;
  const { expression, inputs, hand } = mappingOf();
  const contenders = [
    ['ours', compileJsonata(expression).evaluate],
    ...(hand === undefined ? [] : [['by hand, tuned', hand]]),
  ];
  const lines = contenders.map(([name, run]) => {
    const turn = () => {
      const started = process.cpuUsage();
      for (let each = 0; each < 10; each++) for (const input of inputs) run(input);
      const { user, system } = process.cpuUsage(started);
      return (user + system) / (10 * inputs.length);
    };
    for (let each = 0; each < 20; each++) turn();
    const before = [];
    const after = [];
    for (let round = 0; round < 15; round++) {
      before.push(turn());
      globalThis.gc();
      after.push(turn());
    }
    if (name === 'ours')
      gates.check('speed after a full collection, of that before', median(before) / median(after), 0.9);
    return `  ${name.padEnd(16)} ${median(before).toFixed(2)} µs before, ${median(after).toFixed(2)} µs after`;
  });
  console.log(`\nA record before and after a full garbage collection\n${lines.join('\n')}`);
};
