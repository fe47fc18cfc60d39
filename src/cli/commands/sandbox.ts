// `crosswalk sandbox`: a local Marketo until it is told to end; where it listens is one JSON line on stdout.
import { startSandbox } from '../../sandbox/index.ts';
import { type ExitCode, type Io, UsageError } from '../io.ts';

export interface SandboxCommandOptions {
  readonly port: number;
  readonly seed: number;
  readonly leads: number;
  readonly db?: string;
}

/** Resolves when the process is asked to end. */
const ended = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });

export const sandbox = async (options: SandboxCommandOptions, io: Io): Promise<ExitCode> => {
  const end = ended();
  const running = await startSandbox(options).catch((error: unknown) => {
    // A file of another population, or one that is no database.
    if (error instanceof RangeError || (error instanceof Error && error.constructor.name === 'SQLite3Error'))
      throw new UsageError(error.message);
    throw error;
  });
  const { url, identityUrl, clientId, clientSecret } = running;
  io.out(`${JSON.stringify({ url, identityUrl, clientId, clientSecret })}\n`);
  await end;
  await running.close();
  return 0;
};
