// Measuring: contenders run in turns, so that what else the machine does hits all alike; medians of processor time.
import { cpus } from 'node:os';

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const cpuMicroseconds = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** How often a contender runs over its records in one turn, so that a turn takes about this long. */
const TURN_MS = 60;

/**
 * @param contenders - `{ name, records, run }`: `run()` handles `records` records once; it may be asynchronous
 * @returns for each the microseconds of processor time a record takes: median, least and most of all rounds
 */
export const measure = async (contenders, { rounds = 11 } = {}) => {
  const lanes = [];
  for (const contender of contenders) {
    // Warm up until the optimising compiler has settled, then choose the number of runs for one turn.
    const until = performance.now() + 400;
    let runs = 0;
    let spent = 0;
    do {
      const started = performance.now();
      await contender.run();
      spent = performance.now() - started;
      runs++;
    } while (performance.now() < until);
    lanes.push({
      ...contender,
      repeats: Math.max(1, Math.round(TURN_MS / Math.max(spent, 0.01))),
      times: [],
      runs,
    });
  }
  for (let round = 0; round < rounds; round++) {
    for (const lane of lanes) {
      const started = cpuMicroseconds();
      for (let each = 0; each < lane.repeats; each++) await lane.run();
      lane.times.push((cpuMicroseconds() - started) / (lane.repeats * lane.records));
    }
  }
  return lanes.map(({ name, times }) => ({
    name,
    median: median(times),
    least: Math.min(...times),
    most: Math.max(...times),
  }));
};

const number = (value) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** A table with ratios to the first row (how many times faster) and to the row called `yardstick` (how many times its time). */
export const table = (title, rows, yardstick) => {
  const [first] = rows;
  const hand = rows.find(({ name }) => name === yardstick);
  const cells = rows.map(({ name, median, least, most }) => [
    name,
    number(median),
    `${number(least)}..${number(most)}`,
    `${number(first.median / median)}x`,
    hand === undefined ? '' : `${number(median / hand.median)}x`,
  ]);
  const header = [title, 'µs/record', 'least..most', 'faster', 'of hand'];
  const widths = header.map((_, column) => Math.max(...[header, ...cells].map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('  ');
  return [line(header), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n');
};

export const machine = () => {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, V8 ${process.versions.v8}`;
};
