// What runs away is ended by a guard. Each expression runs in a worker that is killed if it is not, with 512 MB of heap;
// how long each takes under the guards of mappings is printed by `npm run guards`.
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { ENDINGS, HOSTILE } from '../../support/hostile-expressions.ts';

const GUARDS = { timeout: 40, stack: 500, sequence: 1_000_000, regex: 'linear', allowEval: true } as const;
/** Far beyond what a guard may take, on a busy machine too. */
const KILL = 20_000;

const LIBRARY = new URL('../../../dist/jsonata/index.js', import.meta.url).href;
const CODE = `
const { parentPort } = require('node:worker_threads');
const library = import(${JSON.stringify(LIBRARY)});
parentPort.on('message', async ([text, method]) => {
  let ended = 'a value';
  try {
    await (await library).compileJsonata(text, ${JSON.stringify(GUARDS)})[method]({});
  } catch (thrown) {
    ended = String(thrown.code ?? thrown);
  }
  parentPort.postMessage(ended);
});
`;

let worker: Worker | undefined;
const ending = (text: string, method: string): Promise<string> =>
  new Promise((resolve) => {
    worker ??= new Worker(CODE, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    const current = worker;
    const finish = (how: string): void => {
      clearTimeout(timer);
      current.off('message', finish);
      current.off('error', failed);
      if (how.startsWith('killed')) {
        void current.terminate();
        worker = undefined;
      }
      resolve(how);
    };
    const failed = (error: unknown): void => finish(`killed: ${error}`);
    const timer = setTimeout(() => finish('killed: still running'), KILL);
    current.on('message', finish);
    current.on('error', failed);
    current.postMessage([text, method]);
  });

afterAll(async () => {
  await worker?.terminate();
});

const texts = Object.values(HOSTILE).flat();

test('there are enough of them', () => {
  expect(texts.length).toBeGreaterThanOrEqual(132);
});

describe.each(Object.entries(HOSTILE))('%s', (_, list) => {
  test.each(list)(
    '%s',
    async (text) => {
      for (const method of ['evaluate', 'evaluateAsync']) {
        const how = await ending(text, method);
        // Some are no match for what runs them: they give a value in time.
        if (how !== 'a value') expect([...ENDINGS], method).toContain(how);
      }
    },
    3 * KILL,
  );
});
