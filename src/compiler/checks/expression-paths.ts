// Paths in authored expressions that no schema has, at the name that is wrong.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import { type PathReference, referencesOf } from '../../jsonata/parse/references.ts';
import type { Side } from '../../mapping/tree.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { elementFields, fieldsOf } from '../../schema/fields.ts';
import type { Path } from '../../schema/path.ts';
import { type ExpressionSite, expressionsOf } from '../facts/expression-sites.ts';
import { namesAbove } from '../facts/paths.ts';
import { followNames } from '../facts/schema-names.ts';
import type { ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

interface Base {
  readonly side: Side;
  readonly prefix: Path;
}

/** What a path begins at: the record in hand, or a variable that holds a whole one. */
const baseOf = ({ side, prefix }: ExpressionSite, { root }: PathReference): Base | undefined => {
  if (root.kind === 'record') return { side, prefix };
  if (root.kind !== 'variable') return undefined;
  if (root.name === 'onto' || root.name === 'parent') return { side: 'vendor', prefix: [] };
  return root.name === 'before' ? { side: 'canonical', prefix: [] } : undefined;
};

const namesAt = (document: SchemaDocument, prefix: Path): readonly string[] => {
  const leaves = prefix.length === 0 ? fieldsOf(document) : elementFields(document, prefix.slice(0, -1));
  return [...new Set(leaves.flatMap(({ path }) => namesAbove(path)))].map((name) =>
    name.replaceAll('[*]', ''),
  );
};

const parameter = (
  mapping: ResolvedMapping,
  site: ExpressionSite,
  path: PathReference,
): readonly Diagnostic[] => {
  const [first] = path.names;
  if (path.root.kind !== 'variable' || path.root.name !== 'param' || first === undefined) return [];
  const known = mapping.parameters.map(({ name }) => name);
  if (known.includes(first.name)) return [];
  const args = { name: first.name, near: nearest(first.name, known) };
  return [createDiagnostic('resolve/unknown-parameter', args, { span: site.spanOf(first) })];
};

const checkPath = (
  mapping: ResolvedMapping,
  site: ExpressionSite,
  path: PathReference,
): readonly Diagnostic[] => {
  const base = baseOf(site, path);
  if (base === undefined) return parameter(mapping, site, path);
  const document = mapping[base.side];
  const names = path.names.map(({ name }) => name);
  const [first] = names;
  // What no rule covers is collected there, whatever its name.
  if (base.side === 'canonical' && first === 'custom' && mapping.policies.unmapped.fromVendor === 'collect')
    return [];
  const followed = followNames(document, base.prefix, names);
  const wrong = followed.ok ? undefined : path.names[followed.index];
  if (followed.ok || wrong === undefined) return [];
  const name = names.slice(0, followed.index + 1).join('.');
  const args = {
    side: base.side,
    name,
    schema: document.file,
    near: nearest(name, namesAt(document, base.prefix)),
    direction: site.direction,
  };
  return [createDiagnostic('expression/unknown-path', args, { span: site.spanOf(wrong) })];
};

/** One diagnostic a token: a name that is wrong twice in one path is told once. */
export const checkExpressionPaths: Check = {
  rule: (site, { mapping }) =>
    expressionsOf(site).flatMap((expression) => {
      const told = new Set<number>();
      return referencesOf(expression.expression.tree)
        .paths.flatMap((path) => checkPath(mapping, expression, path))
        .filter(({ span }) => {
          const start = span?.start ?? -1;
          return !told.has(start) && told.add(start);
        });
    }),
};
