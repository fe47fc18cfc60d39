// The commands and their options; each command's code is loaded only when it runs.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { packageVersion } from './package-version.ts';

const pairs = (
  text: string,
  earlier: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('write it as name=value');
  return { ...earlier, [text.slice(0, at)]: text.slice(at + 1) };
};

const format = (...choices: readonly string[]) =>
  new Option('--format <format>', 'how to print').choices(choices).default('text');
const schemas = () =>
  new Option('--schemas <folder>', 'JSON Schemas (default: the folder "schemas" of the project)');
const direction = () =>
  new Option('--direction <direction>', 'which way').choices(['fromVendor', 'toVendor']);

/** Runs one command line; resolves to the exit code and never throws. */
export const main = async (args: readonly string[], io: Io): Promise<ExitCode> => {
  let code: ExitCode = 0;
  const done = (result: ExitCode): void => {
    code = result;
  };
  const program = new Command('crosswalk')
    .description('Two-way mappings between Marketo and canonical resources: checked, tested, compiled.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(crosswalk --help shows the commands)');

  program
    .command('check')
    .description('find every problem in mappings and schemas')
    .argument('[path...]', 'files and folders (default: mappings)')
    .addOption(format('text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'))
    .option('--fix', 'make the changes that leave no doubt, and show all others as a diff')
    .addOption(schemas())
    .action(async (paths: readonly string[], options) =>
      done((await import('./commands/check.ts')).check(paths, options, io)),
    );
  program
    .command('test')
    .description('run the examples of mappings, both ways and through the laws')
    .argument('[path...]', 'files and folders (default: mappings)')
    .addOption(format('text', 'json', 'junit', 'github', 'gitlab', 'markdown'))
    .option('--runs <n>', 'put the laws to so many generated records, each way', wholeNumber)
    .option('--min-coverage <percent>', 'fail where the examples take less of the mappings', wholeNumber)
    .option('--suggest', 'print the missing examples as YAML, ready to paste')
    .option('--seed <n>', 'draw the same records again (default: 1)', wholeNumber)
    .addOption(schemas())
    .action(async (paths: readonly string[], options) =>
      done(await (await import('./commands/test.ts')).test(paths, options, io)),
    );
  program
    .command('transform')
    .description('transform records: stdin to stdout, NDJSON out')
    .argument('<mapping>', 'a mapping file or name')
    .addOption(direction().makeOptionMandatory())
    .option('--overlay <overlay>', 'an overlay file or name')
    .option('--param <name=value>', 'a parameter of the mapping; may be repeated', pairs)
    .addOption(
      new Option('--input-format <format>', 'what stdin holds (default: found out)').choices([
        'ndjson',
        'json',
        'csv',
      ]),
    )
    .option('--issues <file>', 'write the issues to this file as NDJSON; - is standard error')
    .addOption(schemas())
    .action(async (mapping: string, options) =>
      done(await (await import('./commands/transform.ts')).transform(mapping, options, io)),
    );
  program
    .command('explain')
    .description(
      'say where each value comes from, and what is kept; or what a diagnostic or issue code means',
    )
    .argument('[mapping|code]', 'a mapping file or name, or a code such as rule/read-only')
    .argument('[path]', 'one canonical path')
    .addOption(direction())
    .option('--overlay <overlay>', 'an overlay file or name')
    .option('--jsonata', 'print the JSONata')
    .option(
      '--code',
      'print the JavaScript that runs, its parts named; with a path only what gives that value',
    )
    .option('--loss', 'say what is lost, which way, why and since when; of all mappings if none is named')
    .option('--lineage', 'say where every field of both sides comes from and goes to')
    .addOption(format('text', 'json', 'mermaid'))
    .addOption(schemas())
    .action(async (mapping: string | undefined, path: string | undefined, options) =>
      done((await import('./commands/explain.ts')).explain(mapping, path, options, io)),
    );
  program
    .command('build')
    .description('write the JSONata and the plan of each mapping')
    .argument('[path...]', 'files and folders (default: mappings)')
    .option('--out <folder>', 'where to write', 'crosswalk-build')
    .addOption(schemas())
    .action(async (paths: readonly string[], options) =>
      done((await import('./commands/build.ts')).build(paths, options, io)),
    );
  program
    .command('types')
    .description('write TypeScript types of the resources and vendor objects of mappings')
    .argument('[path...]', 'files and folders (default: mappings)')
    .option('--out <folder>', 'where to write', 'crosswalk-types')
    .option('--no-augment', 'leave out the file that makes crosswalk.resource(name) know the types')
    .option('--check', 'write nothing; fail where a file is not up to date')
    .addOption(schemas())
    .action(async (paths: readonly string[], options) =>
      done((await import('./commands/types.ts')).types(paths, options, io)),
    );
  program
    .command('docs')
    .description('write a page for each resource, or describe all of them for OpenAPI')
    .argument('[path...]', 'files and folders (default: mappings)')
    .addOption(
      new Option('--format <format>', 'Markdown pages, or an OpenAPI 3.1 description')
        .choices(['markdown', 'openapi'])
        .default('markdown'),
    )
    .option('--out <folder or file>', 'where to write (default: crosswalk-docs; stdout for openapi)')
    .option('--check', 'write nothing; fail where a file is not up to date')
    .addOption(schemas())
    .action(async (paths: readonly string[], options) =>
      done((await import('./commands/docs.ts')).docs(paths, options, io)),
    );
  program
    .command('diff')
    .description(
      'say what changed since a git ref or against a folder, and what that asks of readers and writers',
    )
    .argument('[path...]', 'files and folders (default: mappings)')
    .requiredOption('--base <ref or folder>', 'what to compare with')
    .addOption(format('text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'))
    .addOption(schemas())
    .action(async (paths: readonly string[], options) =>
      done((await import('./commands/diff.ts')).diff(paths, options, io)),
    );
  program
    .command('demo')
    .description('run the main job on a local Marketo: pull, transform, validate, write back')
    .option('--out <folder>', 'where to write', 'crosswalk-demo')
    .option('--leads <n>', 'how many', (text) => wholeNumber(text), 3000)
    .option('--seed <n>', 'which leads', (text) => wholeNumber(text), 1)
    .action(async (options) => done(await (await import('./commands/demo.ts')).demo(options, io)));
  program
    .command('sandbox')
    .description('run a local Marketo, with made-up records, until it is told to end')
    .option('--port <port>', 'where to listen (default: a free port)', (text) => wholeNumber(text), 0)
    .option('--seed <n>', 'which records', (text) => wholeNumber(text), 1)
    .option('--leads <n>', 'how many leads', (text) => wholeNumber(text, 9), 1000)
    .option('--db <file>', 'keep what changes in this SQLite file')
    .action(async (options) => done(await (await import('./commands/sandbox.ts')).sandbox(options, io)));

  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError || isSystemError(error)) {
      io.err(`crosswalk: ${error.message}\n`);
      return 2;
    }
    io.err(
      `crosswalk: this is a bug in crosswalk, please report it\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return 3;
  }
};

/** A file or stream that the machine does not let us read or write. */
const isSystemError = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error && 'code' in error;

const wholeNumber = (text: string, digits = 7): number => {
  if (!/^\d+$/.test(text) || text.length > digits) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
};
