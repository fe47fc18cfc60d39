// The sandbox of the tests: each request to it and each of its replies is held to the published description, and a test
// after which one of them was not as described fails, by the name of the operation and a pointer to the fault.
import { expect } from 'vitest';
import {
  type Exchange,
  type Sandbox,
  type SandboxOptions,
  startSandbox as start,
} from '../../src/sandbox/index.ts';
import { type Check, createCheck, type RequestsToCheck } from './check-exchange.ts';
import { inEachFile } from './in-each-file.ts';

let check = createCheck();

/** What was not as described since the last look, and no more of it than can be read. */
const told = (): readonly string[] => [...new Set(check.take())].slice(0, 20);

const failIfFaulty = (): void => {
  const faults = told();
  expect(faults, faults.join('\n')).toEqual([]);
};

inEachFile.push({
  afterTest: failIfFaulty,
  afterFile: () => {
    try {
      // For sandboxes that are called before the first test, or after the last.
      failIfFaulty();
    } finally {
      check = createCheck();
    }
  },
});

/** What has been checked in this file so far. */
export const checked = (): Pick<Check, 'operations' | 'exchanges'> => check;

export interface CheckOptions {
  /** Which requests are to be as described: those of our own client are, even where the sandbox refuses them. */
  readonly requests?: RequestsToCheck;
}

/** Starts a sandbox whose calls and replies are checked. */
export const startSandbox = (
  options: SandboxOptions = {},
  { requests = 'accepted' }: CheckOptions = {},
): Promise<Sandbox> => {
  const seenBy = check;
  const observe = (exchange: Exchange): void => {
    seenBy.see(exchange, requests);
    options.observe?.(exchange);
  };
  return start({ ...options, observe });
};
