// `crosswalk transform` on input that is wrong as a whole: one message that says what to change.
import { describe, expect, it } from 'vitest';
import { runIn, thingProject } from '../../support/command-line.ts';

const transform = (stdin: string, ...more: readonly string[]) =>
  runIn(thingProject(), ['transform', 'demo/thing', '--direction', 'fromVendor', ...more], { stdin });

describe('a CSV file whose header names no field', () => {
  it('is one message about the header, not one a row', async () => {
    const { code, out, err } = await transform('ID,Full Name\n1,Ada\n2,Bob\n');
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      'line 1: the header names no field that the mapping knows: it has "ID", "Full Name"; columns are named as fields are: "ID" → "id"\n0 read, 0 written, 0 issues, 1 unreadable place in the input\n',
    );
  });

  it('is asked whether it has a header at all', async () => {
    const { err } = await transform('17;Ada\n18;Bob\n', '--input-format', 'csv');
    expect(err).toContain('is the first line the header, and are its columns separated by commas?');
  });

  it('is read where one column is known', async () => {
    const { code, out } = await transform('id,shoe size\n1,44\n');
    expect([code, out]).toEqual([0, '{"id":"1"}\n']);
  });
});

describe('--issues', () => {
  it('says why its file cannot be written', async () => {
    const { code, err } = await transform('', '--issues', 'no/such/folder/issues.ndjson');
    expect([code, err]).toEqual([
      2,
      'crosswalk: cannot write "no/such/folder/issues.ndjson": its folder is not there\n',
    ]);
    const folder = await transform('', '--issues', 'mappings');
    expect(folder.err).toBe('crosswalk: cannot write "mappings": it is a folder\n');
  });

  it('writes them to standard error as NDJSON for -', async () => {
    const { code, out, err } = await transform('{"id":1,"leadStatus":"Frozen"}\n', '--issues', '-');
    expect([code, out]).toEqual([1, '{"id":"1"}\n']);
    const [line = '', summary] = err.split('\n');
    expect(JSON.parse(line)).toMatchObject({ line: 1, code: 'value/unmapped', path: 'status' });
    expect(summary).toBe('1 read, 1 written, 1 issue');
  });
});
