// What `npm test` does before any test runs: lint, types and build, all at once; what each of them said, in this order.
import { spawn } from 'node:child_process';

const run = (name) =>
  new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], { shell: process.platform === 'win32' });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => resolve({ name, code: 1, said: error.message }));
    child.on('close', (code) => resolve({ name, code, said: Buffer.concat(said).toString('utf8') }));
  });

for (const { name, code, said } of await Promise.all(['lint', 'types', 'build'].map(run))) {
  process.stdout.write(said);
  if (code === 0) continue;
  process.stderr.write(`npm run ${name} failed\n`);
  process.exitCode = 1;
}
