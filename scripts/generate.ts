// Writes what is generated and committed: the types of the shipped resources, their pages, and their OpenAPI
// description. `npm run generate`; with `-- --check` nothing is written, and what is stale ends it with 1.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../src/cli/main.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The shipped resources; the overlays beside them are examples. */
const MAPPINGS = ['mappings/marketo', 'mappings/packs'].filter((path) => existsSync(join(ROOT, path)));

const COMMANDS: readonly (readonly string[])[] = [
  ['types', ...MAPPINGS, '--out', 'src/resources/shipped', '--no-augment'],
  ['docs', ...MAPPINGS, '--out', 'docs/resources'],
  ['docs', ...MAPPINGS, '--format', 'openapi', '--out', 'docs/openapi.json'],
];

/** Runs all of them; `said` is what they print. */
export const generate = async (
  args: readonly string[],
): Promise<{ readonly code: number; readonly said: string }> => {
  let said = '';
  const say = (text: string): void => {
    said += text;
  };
  let code = 0;
  for (const command of COMMANDS) {
    const io = {
      stdin: (async function* () {})(),
      stdinIsTerminal: false,
      out: say,
      err: say,
      drained: async () => undefined,
      colour: { out: false, err: false },
      cwd: ROOT,
    };
    code = Math.max(code, await main([...command, ...args], io));
  }
  return { code, said };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { code, said } = await generate(process.argv.slice(2));
  process.stdout.write(said);
  process.exitCode = code;
}
