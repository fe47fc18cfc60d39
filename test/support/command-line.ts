// Runs one command line in this process, in a new folder that holds the files of a test.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { main } from '../../src/cli/main.ts';

/** How a command line ended and what it said. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Ran extends Said {
  /** The text of a file afterwards, written by the command or there before. */
  readonly read: (path: string) => string;
  /** The paths of all files afterwards, sorted. */
  readonly files: readonly string[];
}

/** What the command is given beside its arguments. */
export interface Given {
  readonly stdin?: string;
  readonly stepSummary?: string;
}

/** Runs one command line in a folder. */
export const runHere = async (
  cwd: string,
  args: readonly string[],
  { stdin = '', stepSummary }: Given = {},
): Promise<Said> => {
  const said = { out: '', err: '' };
  const code = await main(args, {
    stdin: Readable.from(stdin === '' ? [] : [stdin]),
    stdinIsTerminal: false,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    drained: async () => undefined,
    colour: { out: false, err: false },
    cwd,
    ...(stepSummary !== undefined && { stepSummary }),
  });
  return { code, ...said };
};

export const runIn = async (
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  given: Given = {},
): Promise<Ran> => {
  const cwd = mkdtempSync(join(tmpdir(), 'crosswalk-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    const said = await runHere(cwd, args, given);
    const after = new Map<string, string>(
      readdirSync(cwd, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [relative(cwd, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
    );
    return { ...said, files: [...after.keys()].sort(), read: (path) => after.get(path) ?? '' };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
};

/** Two small schemas, named `thing` and `demo/thing`. */
export const THING_SCHEMAS: Readonly<Record<string, string>> = {
  'schemas/canonical/thing.json': JSON.stringify({
    type: 'object',
    additionalProperties: false,
    required: ['id'],
    properties: {
      id: { type: 'string', minLength: 1 },
      name: { type: 'string', maxLength: 100 },
      status: { enum: ['new', 'open'] },
    },
  }),
  'schemas/demo/thing.json': JSON.stringify({
    type: 'object',
    properties: {
      id: { type: 'integer' },
      name: { type: ['string', 'null'], maxLength: 100 },
      leadStatus: { enum: ['New', 'Open'] },
    },
  }),
};

/** A mapping between the two that has no problems. */
export const THING_MAPPING = `mapping: demo/thing
vendor: { system: demo, object: thing }
canonical: thing
key: id
policies:
  unmapped: { fromVendor: drop, toVendor: error }
  absent: { toVendor: leave }
  null: { fromVendor: omit, toVendor: clear }
  onError: { fromVendor: omit, toVendor: reject }
valueMaps:
  status: { New: new, Open: open }
fields:
  id: { from: id, as: idString }
  name: name
  status: { from: leadStatus, map: status, unknown: error }
`;

/** A project with that mapping, changed. */
export const thingProject = (
  change: (mapping: string) => string = (mapping) => mapping,
): Readonly<Record<string, string>> => ({ ...THING_SCHEMAS, 'mappings/thing.yaml': change(THING_MAPPING) });
