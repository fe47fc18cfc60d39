// Plants faults in mappings and puts each before check, test and diff; writes what they caught and missed to the docs.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MAPPING_FILES, readFiles } from '../src/compiler/read-files.ts';
import { withShippedSchemas } from '../src/compiler/shipped.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { loadFastCheck } from '../src/lab/fast-check.ts';
import { createComparison } from '../test/faults/behaviour.ts';
import { figuresOf } from '../test/faults/figures.ts';
import { judge, type Verdict } from '../test/faults/judge.ts';
import { mutantsOf, openProject } from '../test/faults/project.ts';
import { randomFor, someOf } from '../test/faults/random.ts';
import { faultsPage } from '../test/faults/report.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    most: { type: 'string', default: '4000' },
    runs: { type: 'string', default: '25' },
    mappings: { type: 'string', default: 'mappings' },
    schemas: { type: 'string', default: 'schemas' },
    /** Where to write the page; nothing is written without. */
    page: { type: 'string' },
    /** Where to write every verdict, one JSON object a line. */
    verdicts: { type: 'string' },
    operator: { type: 'string' },
  },
});
const seed = Number(values.seed);
const runs = Number(values.runs);

const host = nodeHost('.');
const project = openProject({
  mappings: readFiles(host, [values.mappings], MAPPING_FILES).files,
  schemas: withShippedSchemas(readFiles(host, [values.schemas], /\.json$/i).files),
});
const all = mutantsOf(project, seed).filter(
  ({ operator }) => values.operator === undefined || operator.includes(values.operator),
);
const chosen = someOf(randomFor(seed, 'sample'), all, Number(values.most));
console.log(`seed ${seed}: ${chosen.length} of ${all.length} mutants of ${project.sites.length} files`);

const fc = await loadFastCheck();
const compare = createComparison({ fc, seed });
const started = Date.now();
const verdicts: Verdict[] = [];
for (const [index, mutant] of chosen.entries()) {
  verdicts.push(judge(project, mutant, { fc, runs, seed, compare }));
  if ((index + 1) % 100 === 0) {
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`${index + 1} of ${chosen.length}, ${seconds} s`);
  }
}
const figures = figuresOf(verdicts);
const page = faultsPage(verdicts, {
  seed,
  runs,
  all: all.length,
  files: project.sites.map(({ file }) => file.path),
});
if (values.page !== undefined) writeFileSync(values.page, page);
if (values.verdicts !== undefined)
  writeFileSync(
    values.verdicts,
    verdicts
      .map(({ mutant: { operator, what }, ...rest }) => `${JSON.stringify({ operator, what, ...rest })}\n`)
      .join(''),
  );
console.log(figures.lines.join('\n'));
console.log(`minutes: ${((Date.now() - started) / 60_000).toFixed(1)}`);
process.exitCode = figures.caught < 0.95 ? 1 : 0;
