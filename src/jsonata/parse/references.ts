// What an expression refers to: paths, functions, variables, regular expressions and the arms of its conditions.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import type { Expression, Extent, FunctionNode, PathNode } from './tree.ts';

/** A name in a path. */
export interface NameReference extends Extent {
  readonly name: string;
}

/** A path that is read. */
export interface PathReference extends Extent {
  /**
   * Where the path starts: at the record (the input), under a variable (`$onto`), or at a value that
   * another expression made (`computed`), about which nothing is known here.
   */
  readonly root:
    | { readonly kind: 'record' | 'computed' }
    | { readonly kind: 'variable'; readonly name: string };
  /** The names from the root; a predicate's path includes those of the step it filters. */
  readonly names: readonly NameReference[];
  /** A wildcard or descendant operator stands behind the names: everything below may be read. */
  readonly open: boolean;
}

export interface FunctionReference extends Extent {
  readonly name: string;
  readonly builtin: boolean;
  /** The expression itself binds a variable of this name somewhere. */
  readonly bound: boolean;
  readonly arguments: number;
}

export interface RegexReference extends Extent {
  readonly source: string;
  readonly flags: string;
}

/** An arm of a condition: what a coverage report counts. */
export interface ArmReference extends Extent {
  readonly kind: 'then' | 'else' | 'missing-else' | 'present' | 'default';
  readonly condition: Extent;
}

export interface References {
  readonly paths: readonly PathReference[];
  readonly functions: readonly FunctionReference[];
  readonly variablesUsed: readonly NameReference[];
  readonly variablesBound: readonly NameReference[];
  readonly regexes: readonly RegexReference[];
  readonly arms: readonly ArmReference[];
  /** String literals, for checks of constants. */
  readonly strings: readonly (NameReference & { readonly value: string })[];
}

interface Context {
  readonly root: PathReference['root'];
  readonly names: readonly NameReference[];
}

const RECORD: Context = { root: { kind: 'record' }, names: [] };
const COMPUTED: Context = { root: { kind: 'computed' }, names: [] };

const extentOf = (node: Extent): Extent => ({ start: node.start, end: node.end });

/** `$lookup($, "name")` is how a name is read that cannot be written in backquotes. */
const lookedUpName = (node: FunctionNode): NameReference | undefined => {
  const [input, key] = node.arguments;
  const isLookup = node.procedure.type === 'variable' && node.procedure.name === 'lookup';
  if (!isLookup || node.arguments.length !== 2 || key?.type !== 'string') return undefined;
  if (input?.type !== 'variable' || input.name !== '') return undefined;
  return { name: key.value, ...extentOf(key) };
};

/** Collects everything an expression refers to, in the order of the text. */
export const referencesOf = (tree: Expression): References => {
  const paths: PathReference[] = [];
  const functions: (FunctionReference & { bound: boolean })[] = [];
  const used: NameReference[] = [];
  const bound: NameReference[] = [];
  const regexes: RegexReference[] = [];
  const arms: ArmReference[] = [];
  const strings: (NameReference & { value: string })[] = [];

  const read = (context: Context, extent: Extent, open: boolean): void => {
    if (context.names.length === 0 && !open) return;
    paths.push({ root: context.root, names: context.names, open, ...extentOf(extent) });
  };
  const visitAll = (nodes: readonly Expression[], context: Context): void => {
    for (const node of nodes) visit(node, context);
  };

  /** The context a path's value has, after its parts were visited; undefined when nothing is known about it. */
  const visitPath = (node: PathNode, outer: Context): void => {
    let context = outer;
    let extent: Extent | undefined;
    let open = false;
    node.steps.forEach((step, at) => {
      if (step.type === 'name') {
        context = { root: context.root, names: [...context.names, { name: step.value, ...extentOf(step) }] };
        extent = { start: extent?.start ?? step.start, end: step.end };
      } else if (step.type === 'variable') {
        used.push({ name: step.name, ...extentOf(step) });
        context = variableContext(step.name, context);
        extent = { start: step.start, end: step.end };
      } else if (step.type === 'wildcard' || step.type === 'descendant') {
        extent = { start: extent?.start ?? step.start, end: step.end };
        open = true;
        read(context, extent, true);
        context = COMPUTED;
      } else if (step.type === 'parent') {
        context = COMPUTED;
      } else if (step.type === 'sort') {
        visitAll(
          step.terms.map((term) => term.expression),
          context,
        );
      } else {
        if (extent !== undefined && at > 0) read(context, extent, false);
        visit(step, context);
        context = COMPUTED;
        extent = undefined;
      }
      if (step.focus !== undefined) bound.push({ name: step.focus, ...extentOf(step) });
      if (step.index !== undefined) bound.push({ name: step.index, ...extentOf(step) });
      if (step.type === 'name' || step.type === 'variable') visitFilters(step, context);
    });
    if (extent !== undefined && !(open && context === COMPUTED)) read(context, extent, false);
    if (node.group !== undefined) for (const pair of node.group.pairs) visitAll(pair, context);
  };

  const variableContext = (name: string, context: Context): Context => {
    if (name === '') return context;
    return name === '$' ? RECORD : { root: { kind: 'variable', name }, names: [] };
  };

  const visitFilters = (node: Expression, context: Context): void => {
    for (const filter of node.predicate ?? []) visit(filter.expression, context);
    for (const stage of node.stages ?? []) if (stage.type === 'filter') visit(stage.expression, context);
  };

  const visitCall = (node: FunctionNode, context: Context): void => {
    const { procedure } = node;
    if (procedure.type === 'variable') {
      const known = BUILTIN_FUNCTIONS.has(procedure.name);
      const count = node.arguments.length;
      functions.push({
        name: procedure.name,
        builtin: known,
        bound: false,
        arguments: count,
        ...extentOf(procedure),
      });
    } else visit(procedure, context);
    const name = lookedUpName(node);
    if (name !== undefined) read({ root: context.root, names: [...context.names, name] }, node, false);
    else visitAll(node.arguments, context);
  };

  const visit = (node: Expression, context: Context): void => {
    switch (node.type) {
      case 'path':
        visitPath(node, context);
        return;
      case 'name':
        read(
          { root: context.root, names: [...context.names, { name: node.value, ...extentOf(node) }] },
          node,
          false,
        );
        break;
      case 'binary':
        visitAll([node.lhs, node.rhs], context);
        break;
      case 'negate':
        visit(node.expression, context);
        break;
      case 'array':
        visitAll(node.items, context);
        break;
      case 'object':
        for (const pair of node.pairs) visitAll(pair, context);
        break;
      case 'condition': {
        const shorthand = node.shorthand !== undefined;
        const condition = extentOf(shorthand ? node.then : node.condition);
        if (!shorthand) visit(node.condition, context);
        visit(node.then, context);
        arms.push({ kind: shorthand ? 'present' : 'then', condition, ...extentOf(node.then) });
        if (node.else === undefined) arms.push({ kind: 'missing-else', condition, ...extentOf(node) });
        else {
          visit(node.else, context);
          arms.push({ kind: shorthand ? 'default' : 'else', condition, ...extentOf(node.else) });
        }
        break;
      }
      case 'block':
        visitAll(node.expressions, context);
        break;
      case 'bind':
        bound.push({ name: node.name, ...node.nameExtent });
        visit(node.value, context);
        break;
      case 'regex':
        if (node.source !== undefined)
          regexes.push({ source: node.source, flags: node.flags, ...extentOf(node) });
        break;
      case 'string':
        strings.push({ name: node.value, value: node.value, ...extentOf(node) });
        break;
      case 'function':
        visitCall(node, context);
        break;
      case 'partial':
        visit(node.procedure, context);
        visitAll(node.arguments, context);
        break;
      case 'variable':
        used.push({ name: node.name, ...extentOf(node) });
        if (node.name !== '' && node.predicate !== undefined)
          read(variableContext(node.name, context), node, false);
        visitFilters(node, variableContext(node.name, context));
        break;
      case 'lambda':
        for (const { name, start, end } of node.parameters) bound.push({ name, start, end });
        visit(node.body, context);
        break;
      case 'apply':
        visitAll([node.lhs, node.rhs], context);
        break;
      case 'transform':
        visit(node.pattern, COMPUTED);
        visit(node.update, COMPUTED);
        if (node.delete !== undefined) visit(node.delete, COMPUTED);
        break;
      case 'sort':
        visitAll(
          node.terms.map((term) => term.expression),
          COMPUTED,
        );
        break;
      case 'wildcard':
      case 'descendant':
        read(context, node, true);
        break;
      default:
        break;
    }
    if (node.type !== 'variable') visitFilters(node, COMPUTED);
    if (node.group !== undefined) for (const pair of node.group.pairs) visitAll(pair, COMPUTED);
  };

  visit(tree, RECORD);
  const boundNames = new Set(bound.map((reference) => reference.name));
  for (const reference of functions) reference.bound = boundNames.has(reference.name);
  return {
    paths,
    functions,
    variablesUsed: used,
    variablesBound: bound,
    regexes,
    arms,
    strings,
  };
};
