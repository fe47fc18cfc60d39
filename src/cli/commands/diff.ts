// `crosswalk diff`: what changed between a git ref or a folder and now, and what that asks of readers and writers.
import { compileMappings } from '../../compiler/compile-mappings.ts';
import { hasErrors } from '../../diagnostics/summary.ts';
import { differenceOf } from '../../difference/difference-of.ts';
import { formatChanges } from '../../difference/report/text.ts';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { readProject } from '../load.ts';
import { paletteFor } from '../palette.ts';
import { projectFolder } from '../project.ts';
import { readBase } from '../read-base.ts';

export interface DiffOptions {
  readonly base: string;
  readonly format: 'text';
  readonly schemas?: string;
}

export const diff = (paths: readonly string[], { base, schemas }: DiffOptions, io: Io): ExitCode => {
  const { cwd } = io;
  const chosen =
    paths.length > 0 ? paths : [projectFolder('mappings', [], cwd)].filter((path) => path !== undefined);
  if (chosen.length === 0)
    throw new UsageError('there is no folder "mappings" here; name the files or folders to look at');
  const folder = schemas ?? projectFolder('schemas', chosen, cwd);
  const now = compileMappings(readProject({ paths: chosen, schemas, cwd }).input);
  const before = compileMappings(readBase({ base, paths: chosen, schemas: folder, cwd }));
  for (const [name, { diagnostics }] of [
    ['the base', before],
    ['what is there now', now],
  ] as const)
    if (hasErrors(diagnostics))
      io.err(
        `${name} has errors (crosswalk check shows them): what did not compile is compared as far as it was read\n`,
      );
  io.out(formatChanges(differenceOf({ base: before, now }), { colour: paletteFor(io.colour.out) }));
  return 0;
};
