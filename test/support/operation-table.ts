// The table of docs/sandbox.md: what Marketo publishes, family by family, and what of it the sandbox answers.
import { ROUTES } from '../../src/sandbox/routes.ts';

export interface DescribedOperation {
  readonly family: string;
  /** `GET /rest/v1/leads.json`. */
  readonly operation: string;
}

/** Every operation that the sandbox answers. */
export const IMPLEMENTED: ReadonlySet<string> = new Set(
  ROUTES.map(({ method, path }) => `${method} ${path}`),
);

const familiesOf = (operations: readonly DescribedOperation[]): ReadonlyMap<string, readonly string[]> => {
  const families = new Map<string, string[]>();
  for (const { family, operation } of operations) {
    const known = families.get(family);
    if (known === undefined) families.set(family, [operation]);
    else known.push(operation);
  }
  return families;
};

/** A row a family, and the operations that are not there in full: all of them, or `all` if there is none. */
export const operationTable = (operations: readonly DescribedOperation[]): string => {
  const rows = [...familiesOf(operations)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([family, all]) => {
      const missing = all.filter((each) => !IMPLEMENTED.has(each)).sort();
      const told =
        missing.length === all.length ? 'all' : missing.map((each) => `\`${each}\``).join('<br>') || '–';
      return `| ${family} | ${all.length - missing.length} of ${all.length} | ${told} |`;
    });
  return ['| Family | Answered | Not answered |', '|---|---|---|', ...rows].join('\n');
};
