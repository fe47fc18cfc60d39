// What the README says is so: its first two commands, and its example for the library, run as written.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, ROOT, runProgram } from './built.ts';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8').replaceAll('\r\n', '\n');
const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, text = '']) => ({
  language,
  text,
}));
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe('the README', () => {
  it('starts with the two commands, one line each, that the package has', () => {
    const [first, second] = blocks;
    expect(first).toEqual({ language: 'sh', text: 'npm ci && npm run demo\n' });
    expect(second).toEqual({ language: 'sh', text: 'npm ci && npm test\n' });
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['demo', 'test']));
  });

  it('has the test command that CI runs', () => {
    const ci = readFileSync(join(ROOT, '.ci', 'run'), 'utf8');
    // Clients that judge the sandbox are put into a folder of their own: no part of the project.
    const commands = ci.split('\n').filter((line) => /^npm (?!install --prefix )/.test(line));
    expect(commands.map((line) => line.replace(/ --no-\w+/g, ''))).toEqual(['npm ci', 'npm test']);
  });

  it('names every command that there is', async () => {
    const main = readFileSync(join(ROOT, 'src', 'cli', 'main.ts'), 'utf8');
    const commands = [...main.matchAll(/\.command\('(\w+)/g)].map(([, name]) => name);
    expect(commands.length).toBeGreaterThan(5);
    for (const name of commands) expect(readme).toContain(`\`crosswalk ${name}`);
  });
});

describe('the examples', () => {
  beforeAll(build);

  const examples = [...readme.matchAll(/<!-- example: (\w+) -->\n```js\n([\s\S]*?)^```$/gm)];

  it('are as many as there are entries to show', () => {
    expect(examples.map(([, name]) => name)).toEqual(['library', 'project', 'client', 'jsonata']);
  });

  it.each(examples.map(([, name = '', text = '']) => [name, text]))(
    'print what their comments say: %s',
    async (_, example) => {
      const said = example
        .split('\n')
        .filter((line) => line.startsWith('// '))
        .map((line) => line.slice(3));
      expect(said.length).toBeGreaterThan(1);
      const program = ['--input-type=module', '--eval', example];
      const { code, out, err } = await runProgram(process.execPath, program);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
      expect(oneLine(out)).toBe(oneLine(said.join(' ')));
    },
  );
});
