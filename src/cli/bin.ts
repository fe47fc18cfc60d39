#!/usr/bin/env node
// The command line: hands the process over to main.
import { main } from './main.ts';

const drained = (): Promise<void> =>
  process.stdout.writableNeedDrain
    ? new Promise((resolve) => process.stdout.once('drain', resolve))
    : Promise.resolve();

// A reader that has seen enough (`| head`) closes the pipe: that is no error of ours.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`crosswalk: cannot write: ${error.message}\n`);
    process.exit(2);
  });

const { NO_COLOR, FORCE_COLOR, GITHUB_STEP_SUMMARY = '' } = process.env;
const shows = ({ isTTY }: { readonly isTTY?: boolean }): boolean =>
  (NO_COLOR ?? '') === '' && (isTTY === true || (FORCE_COLOR ?? '0') !== '0');

process.exitCode = await main(process.argv.slice(2), {
  stdin: process.stdin,
  stdinIsTerminal: process.stdin.isTTY === true,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  drained,
  colour: { out: shows(process.stdout), err: shows(process.stderr) },
  cwd: process.cwd(),
  ...(GITHUB_STEP_SUMMARY !== '' && { stepSummary: GITHUB_STEP_SUMMARY }),
});
