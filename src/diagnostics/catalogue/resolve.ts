// Codes about names that a mapping uses: schemas, value maps, references, parameters, literals. Code: `resolve/kebab-name`, never reused.
import { quote } from '../quote.ts';
import { define } from './define.ts';

const didYouMean = (near: readonly string[] | undefined): string | undefined =>
  near === undefined || near.length === 0 ? undefined : `did you mean ${near.map(quote).join(' or ')}?`;

export const resolveDiagnostics = {
  'resolve/cyclic-extends': define<{ chain: readonly string[] }>({
    severity: 'error',
    title: 'Overlays extend each other in a circle',
    message: ({ chain }) => `${chain.map(quote).join(' extends ')}: the chain never ends`,
    help: () => 'let one of them extend a base mapping',
  }),
  'resolve/duplicate-mapping': define<{ name: string }>({
    severity: 'error',
    title: 'Two files define one name',
    message: ({ name }) => `two files define ${quote(name)}`,
    help: () => 'rename one of them, or check one folder at a time',
  }),
  'resolve/literal': define<{ problem: string }>({
    severity: 'error',
    title: 'A literal does not fit the schema at its place',
    message: ({ problem }) => problem,
  }),
  'resolve/overlapping-paths': define<{ outer: string; inner: string }>({
    severity: 'error',
    title: 'Two rules own one place',
    message: ({ outer, inner }) =>
      outer === inner
        ? `two rules write ${quote(outer)}`
        : `${quote(outer)} and ${quote(inner)} overlap: the first owns everything beneath it`,
    help: () => 'keep one of the two rules',
  }),
  'resolve/schema-addition': define<{ problem: string }>({
    severity: 'error',
    title: 'An addition to the canonical schema is refused',
    message: ({ problem }) => problem,
  }),
  'resolve/unknown-base': define<{ name: string; near?: readonly string[] }>({
    severity: 'error',
    title: 'The mapping to extend does not exist',
    message: ({ name }) => `there is no mapping ${quote(name)} to extend`,
    help: ({ near }) => didYouMean(near) ?? 'pass the folder that holds the base mapping as well',
  }),
  'resolve/unknown-branch-type': define<{ name: string; near?: readonly string[] }>({
    severity: 'error',
    title: 'A branch names a type that does not exist',
    message: ({ name }) => `${quote(name)} is not a type of this mapping`,
    help: ({ near }) => didYouMean(near) ?? 'add a row for it to the value map that names the types',
  }),
  'resolve/unknown-parameter': define<{ name: string; near?: readonly string[] }>({
    severity: 'error',
    title: 'Unknown parameter',
    message: ({ name }) => `there is no parameter ${quote(name)}`,
    help: ({ near }) => didYouMean(near) ?? 'declare it under parameters:',
  }),
  'resolve/unknown-ref': define<{ name: string; near?: readonly string[] }>({
    severity: 'error',
    title: 'Unknown reference shape',
    message: ({ name }) => `there is no reference ${quote(name)} under refs:`,
    help: ({ near }) => didYouMean(near) ?? 'define it under refs:',
  }),
  'resolve/unknown-schema': define<{ name: string; near?: readonly string[] }>({
    severity: 'error',
    title: 'Unknown schema',
    message: ({ name }) => `there is no schema ${quote(name)}`,
    help: ({ near }) => didYouMean(near) ?? 'add its JSON Schema to the schemas folder',
  }),
  'resolve/unknown-value-map': define<{ name: string; near?: readonly string[] }>({
    severity: 'error',
    title: 'Unknown value map',
    message: ({ name }) => `there is no value map ${quote(name)}`,
    help: ({ near }) => didYouMean(near) ?? 'define it under valueMaps:',
  }),
};
