// What the command costs by the clock, start of the process included.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { dist, root } from './shared.mjs';

const seconds = ({ user, system }) => ((user + system) / 1e6).toFixed(2);
const command = (...args) => {
  const times = Array.from({ length: 5 }, () => {
    const before = performance.now();
    execFileSync(process.execPath, args, { cwd: root, stdio: 'ignore' });
    return performance.now() - before;
  }).sort((a, b) => a - b);
  return `${(times[0] / 1000).toFixed(2)} s at best, ${(times[2] / 1000).toFixed(2)} s median of 5`;
};

/** `loading` is the processor time that loading and compiling the contact took. */
export const benchCommands = (loading) => {
  const bin = join(dist, 'cli', 'bin.js');
  console.log(`
By the clock, start of the process included:
  node that does nothing    ${command('--eval', '0')}
  crosswalk --version       ${command(bin, '--version')}
  crosswalk explain contact ${command(bin, 'explain', 'contact', '--jsonata')}
  crosswalk check mappings  ${command(bin, 'check', 'mappings')}
Loading and compiling marketo/contact, first thing in a process: ${seconds(loading)} s of processor time`);
};
