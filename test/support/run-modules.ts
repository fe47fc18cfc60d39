// Runs emitted modules as they are meant to run: in a process that forbids code generation, in a folder without packages.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What an evaluation came to, as JSON text or as the parts of its error. */
export interface Outcome {
  readonly value?: string;
  readonly code?: unknown;
  readonly token?: unknown;
  readonly position?: unknown;
  readonly message?: string;
  readonly isError?: boolean;
}

export interface ModuleRun {
  /** The module's text; equal texts are written once. */
  readonly source: string;
  readonly input?: unknown;
  readonly bindings?: Readonly<Record<string, unknown>>;
}

/** The same text runs here and there. */
const OUTCOME_OF = `(evaluate) => {
  try {
    return { value: JSON.stringify(evaluate()) ?? 'undefined' };
  } catch (thrown) {
    const { code, token, position, message } = Object(thrown);
    return { code, token, position, message: String(message), isError: thrown instanceof Error };
  }
}`;

export const outcomeOf = (evaluate: () => unknown): Outcome =>
  JSON.parse(
    JSON.stringify((new Function(`return ${OUTCOME_OF}`)() as (run: () => unknown) => Outcome)(evaluate)),
  );

const RUNNER = `
import { readFileSync } from 'node:fs';
const outcomeOf = ${OUTCOME_OF};
let generates = true;
try { new Function('return 1'); } catch { generates = false; }
let packages = true;
try { await import('jsonata'); } catch { packages = false; }
const outcomes = [];
for (const { file, input, bindings } of JSON.parse(readFileSync('runs.json', 'utf8'))) {
  const { evaluate } = await import(file);
  outcomes.push(outcomeOf(() => evaluate(input, bindings)));
}
process.stdout.write(JSON.stringify({ generates, packages, outcomes }));
`;

export interface RanModules {
  /** Could the process generate code? */
  readonly generates: boolean;
  /** Could it import a package? */
  readonly packages: boolean;
  readonly outcomes: readonly Outcome[];
}

/** Runs them all in one process. */
export const runModules = (runs: readonly ModuleRun[]): RanModules => {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-modules-'));
  try {
    const files = new Map<string, string>();
    const list = runs.map(({ source, input, bindings }) => {
      const file = files.get(source) ?? `./m${files.size}.mjs`;
      if (!files.has(source)) writeFileSync(join(folder, file), source);
      files.set(source, file);
      return { file, input, bindings };
    });
    writeFileSync(join(folder, 'runs.json'), JSON.stringify(list));
    writeFileSync(join(folder, 'run.mjs'), RUNNER);
    const args = ['--disallow-code-generation-from-strings', 'run.mjs'];
    const out = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
    return JSON.parse(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
