#!/usr/bin/env node
// The command line: hands the process over to main.
import { main } from './main.ts';

const drained = (): Promise<void> =>
  process.stdout.writableNeedDrain
    ? new Promise((resolve) => process.stdout.once('drain', resolve))
    : Promise.resolve();

// A reader that has seen enough (`| head`) closes the pipe: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2), {
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  drained,
  colour: process.stderr.isTTY === true && process.env.NO_COLOR === undefined,
  cwd: process.cwd(),
});
