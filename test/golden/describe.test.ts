// What is generated from mappings: types, pages and the OpenAPI description of a project with every construct.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runIn } from '../support/command-line.ts';
import { expectedOf, filesIn, foldersIn, goldenFolder } from './golden.ts';

const ROOT = goldenFolder('docs');

describe.each(foldersIn(ROOT))('what is generated from "%s"', (name) => {
  const folder = join(ROOT, name);
  const project = Object.fromEntries(
    ['mappings', 'schemas'].flatMap((part) =>
      filesIn(join(folder, part)).map(({ path, text }) => [`${part}/${path}`, text]),
    ),
  );
  const outputOf = async (args: readonly string[], out: string): Promise<string> => {
    const { code, err, files, read } = await runIn(project, [...args, '--out', out]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const made = files.filter((path) => path === out || path.startsWith(`${out}/`));
    return made.map((path) => `─── ${path}\n${read(path)}`).join('\n');
  };

  it('are the types that stand there', async () => {
    const types = await outputOf(['types'], 'types');
    expect(types).toBe(expectedOf(folder, 'types.txt', types));
  });

  it('are the pages that stand there', async () => {
    const pages = await outputOf(['docs'], 'pages');
    expect(pages).toBe(expectedOf(folder, 'pages.md', pages));
  });

  it('is the OpenAPI description that stands there', async () => {
    const { code, out } = await runIn(project, ['docs', '--format', 'openapi']);
    expect(code).toBe(0);
    expect(out).toBe(expectedOf(folder, 'openapi.json', out));
  });
});
