// The command line in this process: exit codes that a whole process cannot show.
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { main } from '../../../src/cli/main.ts';

const io = (changes: Partial<Io> = {}): Io & { readonly said: string[] } => {
  const said: string[] = [];
  return {
    said,
    stdin: Readable.from([]),
    stdinIsTerminal: false,
    out: () => undefined,
    err: (text) => said.push(text),
    drained: async () => undefined,
    colour: { out: false, err: false },
    cwd: process.cwd(),
    ...changes,
  };
};

describe('main', () => {
  it('exits 3 on a bug of ours, and asks to report it', async () => {
    const broken = io({
      out: () => {
        throw new Error('a bug');
      },
    });
    expect(await main(['explain', 'contact', 'email'], broken)).toBe(3);
    expect(broken.said.join('')).toMatch(
      /^crosswalk: this is a bug in crosswalk, please report it\nError: a bug\n\s+at /,
    );
  });

  it('exits 2 where the machine does not let it read, without a stack', async () => {
    const unreadable = io({
      stdin: new Readable({
        read() {
          this.destroy(
            Object.assign(new Error('EISDIR: illegal operation on a directory, read'), {
              code: 'EISDIR',
              syscall: 'read',
            }),
          );
        },
      }),
    });
    expect(await main(['transform', 'contact', '--direction', 'fromVendor'], unreadable)).toBe(2);
    expect(unreadable.said.join('')).toBe('crosswalk: EISDIR: illegal operation on a directory, read\n');
  });

  it('tells a person at a terminal that it waits for records', async () => {
    const terminal = io({ stdinIsTerminal: true });
    expect(await main(['transform', 'contact', '--direction', 'fromVendor'], terminal)).toBe(0);
    expect(terminal.said[0]).toContain('reading records from the terminal');
  });
});
