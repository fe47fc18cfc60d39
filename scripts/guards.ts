// Runs every hostile expression under the guards of mappings, each in a process of its own with 512 MB of heap, and
// prints how it ended, how long it took and what it took of memory: `npm run guards`, or of some, `npm run guards -- sort`.
import { spawnSync } from 'node:child_process';
import { ENDINGS, HOSTILE } from '../test/support/hostile-expressions.ts';

const GUARDS = { timeout: 1000, stack: 500, sequence: 1_000_000, regex: 'linear', allowEval: true } as const;
/** The longest that an expression may take, and when its process is ended. */
const [ALLOWED, KILL] = [1.5 * GUARDS.timeout, 8000];

const LIBRARY = new URL('../dist/jsonata/index.js', import.meta.url).href;
const ONE = `
const { compileJsonata } = await import(${JSON.stringify(LIBRARY)});
const [text, method] = process.argv.slice(1);
const compiled = compileJsonata(text, ${JSON.stringify(GUARDS)});
const started = performance.now();
let ended = 'a value';
try { await compiled[method]({}); } catch (thrown) { ended = String(thrown.code ?? thrown); }
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ ended, ms: Math.round(performance.now() - started), megabytes }));
`;

interface Ended {
  readonly ended: string;
  readonly ms: number;
  readonly megabytes: number;
}

const run = (text: string, method: string): Ended => {
  const ran = spawnSync(
    process.execPath,
    ['--max-old-space-size=512', '--input-type=module', '-e', ONE, text, method],
    { encoding: 'utf8', timeout: KILL, killSignal: 'SIGKILL' },
  );
  const line = ran.stdout.trim();
  return line.startsWith('{') ? JSON.parse(line) : { ended: 'died', ms: KILL, megabytes: 512 };
};

const wanted = process.argv[2];
const texts = Object.entries(HOSTILE).flatMap(([abuse, list]) =>
  list.filter((text) => wanted === undefined || text.includes(wanted) || abuse.includes(wanted)),
);
let [failed, longest, largest] = [0, 0, 0];
for (const text of texts) {
  for (const method of ['evaluate', 'evaluateAsync']) {
    const { ended, ms, megabytes } = run(text, method);
    const isFine = ms <= ALLOWED && (ended === 'a value' || ENDINGS.has(ended));
    if (!isFine) failed += 1;
    [longest, largest] = [Math.max(longest, ms), Math.max(largest, megabytes)];
    const figures = `${ended.padEnd(9)} ${`${ms} ms`.padStart(8)} ${`${megabytes} MB`.padStart(7)}`;
    console.log(`${isFine ? 'ok    ' : 'FAILED'} ${method.padEnd(13)} ${figures}  ${text.slice(0, 120)}`);
  }
}
console.log(
  `${texts.length} expressions, both ways: ${failed} were not ended within ${ALLOWED} ms and 512 MB of heap; the longest took ${longest} ms, the largest ${largest} MB of resident memory`,
);
process.exitCode = failed === 0 ? 0 : 1;
