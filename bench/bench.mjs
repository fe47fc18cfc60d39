// `npm run bench`: what a record costs. Outputs are compared before anything is timed; unequal ones throw.
// `npm run bench -- marketo`: the Marketo client against the sandbox instead.
// `npm run bench -- project`: a large project, checked cold and again after an edit, alone.
// `npm run bench -- --gate` ends with exit code 1 where a ratio is below 80 % of its target.
import { join } from 'node:path';
import { benchCommands, benchProject } from './commands.mjs';
import { benchContact } from './contact.mjs';
import { benchExpressions } from './expressions.mjs';
import { createGates } from './gates.mjs';
import { benchMarketo } from './marketo.mjs';
import { machine } from './measure.mjs';
import { benchCollection, benchCompile, benchStream, firstCompile } from './pipeline.mjs';
import { dist } from './shared.mjs';

const gates = createGates();
const benchMapping = async () => {
  const { compileJsonata } = await import(join(dist, 'jsonata', 'index.js'));
  const first = firstCompile(compileJsonata);

  console.log(`${machine()}
Processor time of one record: contenders take turns (rounds of about 60 ms each after warming up), medians.
Outputs and issues were compared first; the package ran few records a turn, the others all.
`);
  const loading = await benchContact();
  await benchExpressions(compileJsonata, gates);
  await benchStream(compileJsonata, gates);
  await benchCompile(compileJsonata, gates, first);
  benchCollection(compileJsonata, gates);
  benchCommands(loading);
  await benchProject();
};

if (process.argv.includes('marketo')) await benchMarketo(gates);
else if (process.argv.includes('project')) await benchProject();
else await benchMapping();

if (!process.argv.includes('project')) console.log(`\n${gates.report()}`);
if (process.argv.includes('--gate') && gates.missed().length > 0) process.exitCode = 1;
