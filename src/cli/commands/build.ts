// `crosswalk build`: writes the JSONata of both directions and the plan of each mapping.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { formatText } from '../../diagnostics/report/text.ts';
import type { ExitCode, Io } from '../io.ts';
import { loadFor } from '../load.ts';
import { paletteFor } from '../palette.ts';

export interface BuildOptions {
  readonly out: string;
  readonly schemas?: string;
}

export const build = (paths: readonly string[], { out, schemas }: BuildOptions, io: Io): ExitCode => {
  const { mappings, diagnostics } = loadFor({
    paths,
    ...(schemas !== undefined && { schemas }),
    cwd: io.cwd,
  });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) io.err(formatText(errors, { colour: paletteFor(io.colour.err) }));
  for (const { name, plan } of mappings) {
    if (plan === undefined) continue;
    const base = join(out, name.replaceAll(' + ', '+').replaceAll(/[^\w+/.-]/g, '_'));
    const { fromVendor, toVendor } = plan.expressions;
    const files: readonly (readonly [string, string])[] = [
      [`${base}.fromVendor.jsonata`, `${fromVendor}\n`],
      ...(toVendor === undefined ? [] : [[`${base}.toVendor.jsonata`, `${toVendor}\n`] as const]),
      [`${base}.plan.json`, `${JSON.stringify(plan, undefined, 2)}\n`],
    ];
    for (const [path, text] of files) {
      mkdirSync(dirname(resolve(io.cwd, path)), { recursive: true });
      writeFileSync(resolve(io.cwd, path), text);
      io.out(`${path.replaceAll('\\', '/')}\n`);
    }
  }
  return errors.length > 0 ? 1 : 0;
};
