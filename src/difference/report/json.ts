// The difference for machines: a versioned document with lines of both states.
import { positionAt } from '../../diagnostics/position.ts';
import type { Change, Level, Party } from '../change.ts';
import type { ProjectDifference } from '../difference-of.ts';

interface JsonChange {
  readonly kind: string;
  readonly level: Level;
  readonly parties: readonly Party[];
  readonly subject: string;
  readonly at: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly why: string | null;
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;
  /** Whether file and line are of the base, because what stood there is gone. */
  readonly inBase: boolean;
  readonly alsoIn: readonly string[];
}

/** The whole report. `version` changes when a field changes its meaning or goes. */
export interface JsonDifference {
  readonly version: 1;
  readonly base: string;
  readonly changes: readonly JsonChange[];
  readonly shortBumps: readonly {
    readonly subject: string;
    readonly before: string;
    readonly after: string | null;
    readonly needed: string;
  }[];
  readonly summary: Readonly<Record<Level, number>>;
}

const jsonChange = (change: Change): JsonChange => {
  const { kind, level, parties, subject, at, before, after, why, span, isGone, alsoIn } = change;
  return {
    kind,
    level,
    parties,
    subject,
    at,
    before: before ?? null,
    after: after ?? null,
    why: why ?? null,
    file: span?.file.path ?? null,
    line: span === undefined ? null : positionAt(span.file, span.start).line,
    inBase: isGone ?? false,
    alsoIn: alsoIn ?? [],
  };
};

/** The report as an object; `base` is what was compared with, as the user named it. */
export const jsonDifference = ({ changes, shortBumps }: ProjectDifference, base: string): JsonDifference => {
  const count = (level: Level): number => changes.filter((change) => change.level === level).length;
  return {
    version: 1,
    base,
    changes: changes.map(jsonChange),
    shortBumps: shortBumps.map(({ subject, before, after, needed }) => ({
      subject,
      before,
      after: after ?? null,
      needed,
    })),
    summary: { major: count('major'), minor: count('minor'), patch: count('patch') },
  };
};
