// What the command costs by the clock, start of the process included.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeProject } from './make-project.mjs';
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

const least = (numbers) => Math.min(...numbers);

/** Prints the processor time of the process it is loaded into, when that ends. */
const TELLS_TIME = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write("\\n" + (user + system)); })',
)}`;

const coldCheck = (folder) => {
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', TELLS_TIME, join(dist, 'cli', 'bin.js'), 'check', '--format', 'github'],
    { cwd: folder, encoding: 'utf8' },
  );
  const clock = performance.now() - started;
  if (status !== 0) throw new Error(`the generated project does not pass: ${stderr}`);
  return { clock, processor: Number(stderr.slice(stderr.lastIndexOf('\n') + 1)) / 1000 };
};

/** An edit of one mapping, checked again in a project that stays open: milliseconds by the clock and of the processor. */
const recheck = (project, folder, round) => {
  const path = `mappings/crm/thing${round}.yaml`;
  const text = readFileSync(join(folder, path), 'utf8');
  writeFileSync(join(folder, path), text.replace('a record with little in it', `a record, edition ${round}`));
  const [started, before] = [performance.now(), process.cpuUsage()];
  const { diagnostics } = project.check([path]);
  const [clock, { user, system }] = [performance.now() - started, process.cpuUsage(before)];
  if (diagnostics.length > 0) throw new Error('the edit broke the generated project');
  return { clock, processor: (user + system) / 1000 };
};

/** 200 mappings of 60 fields, 50 of them with an overlay: checked cold by the command, and again after an edit. */
export const benchProject = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-bench-'));
  try {
    const files = makeProject(folder);
    const runs = Array.from({ length: 5 }, () => coldCheck(folder));
    const { openProject, nodeHost } = await import(join(dist, 'index.js'));
    const project = openProject({ mappings: ['mappings'], schemas: ['schemas'], host: nodeHost(folder) });
    project.check();
    const edits = Array.from({ length: 15 }, (_, round) => recheck(project, folder, round));
    const seconds = (name) => (least(runs.map((run) => run[name])) / 1000).toFixed(2);
    const milliseconds = (name) => least(edits.map((edit) => edit[name])).toFixed(0);
    console.log(`
A project of 200 mappings of 60 fields and 50 overlays (${files} files, a schema for each side), best of 5:
  crosswalk check, cold          ${seconds('clock')} s by the clock, ${seconds('processor')} s of processor time
  again after one edit (library) ${milliseconds('clock')} ms by the clock, ${milliseconds('processor')} ms of processor time`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
