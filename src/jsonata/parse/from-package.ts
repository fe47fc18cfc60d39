// Turns the package's processed tree into ours: typed nodes with both offsets.

import { lastOffset } from './extents.ts';
import type { PackageNode, PackageStage } from './package-node.ts';
import { patternFinder } from './patterns-in.ts';
import type { Token, TokenIndex } from './tokens.ts';
import type {
  BinaryOperator,
  Expression,
  Extent,
  Filter,
  Group,
  PlaceholderNode,
  SortTerm,
  Stage,
} from './tree.ts';

/** What makes a tree unusable for us: a node type the package does not document. */
class UnknownNodeError extends Error {}

const need = (node: PackageNode | undefined, what: string): PackageNode => {
  if (node === undefined) throw new UnknownNodeError(`${what} is missing`);
  return node;
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Converts a tree; `index` holds the tokens of the same text. */
export const fromPackage = (root: PackageNode, index: TokenIndex): Expression => {
  const claimedParents = new Set<Token>();
  const patternAt = patternFinder(root);

  const tokenExtent = (position: number | undefined, fallback: number): Extent => {
    const token = index.endingAt(position);
    if (token !== undefined) return { start: token.start, end: token.end };
    const at = position ?? fallback;
    return { start: at, end: at };
  };
  const closingEnd = (position: number | undefined, fallback: number): number => {
    const token = index.endingAt(position);
    return (token === undefined ? undefined : index.closing(token)?.end) ?? fallback;
  };

  const convertFilter = (stage: PackageStage): Filter => {
    const expression = convert(need(stage.expr, 'predicate'), stage.position ?? 0);
    const start = tokenExtent(stage.position, expression.start).start;
    return { type: 'filter', expression, start, end: closingEnd(stage.position, expression.end) };
  };
  const convertStage = (stage: PackageStage): Stage =>
    stage.type === 'index' ? { type: 'index', name: stage.value ?? '' } : convertFilter(stage);
  const convertPairs = (pairs: unknown, from: number): [Expression, Expression][] =>
    Array.isArray(pairs)
      ? pairs.map((pair: readonly [PackageNode, PackageNode]) => [
          convert(pair[0], from),
          convert(pair[1], from),
        ])
      : [];
  const convertGroup = (node: PackageNode): Group | undefined => {
    if (node.group === undefined) return undefined;
    const { position } = node.group;
    const { start, end } = tokenExtent(position, 0);
    return { pairs: convertPairs(node.group.lhs, start), position, start, end: closingEnd(position, end) };
  };

  const parentExtent = (from: number): Extent => {
    let token = index.operatorFrom(from, '%');
    while (token !== undefined && (!token.operand || claimedParents.has(token))) {
      token = index.operatorFrom(token.end, '%');
    }
    if (token === undefined) return { start: from, end: from };
    claimedParents.add(token);
    return { start: token.start, end: token.end };
  };

  const convertSteps = (steps: readonly PackageNode[], from: number): Expression[] => {
    let at = from;
    return steps.map((step) => {
      const converted = convert(step, at);
      at = lastOffset(converted);
      return converted;
    });
  };

  const convertCore = (node: PackageNode, from: number): Expression => {
    const position = node.position;
    const own = tokenExtent(position, from);
    const sub = (child: PackageNode | undefined, at = own.end): Expression =>
      convert(need(child, node.type), at);
    switch (node.type) {
      case 'path': {
        const steps = convertSteps(node.steps ?? [], from);
        const start = steps[0]?.start ?? from;
        const end = steps.length === 0 ? from : lastOffset(steps[steps.length - 1]);
        return {
          type: 'path',
          steps,
          keepSingletonArray: node.keepSingletonArray === true,
          position,
          start,
          end,
        };
      }
      case 'binary': {
        const lhs = convert(need(node.lhs as PackageNode | undefined, 'left side'), from);
        const rhs = sub(node.rhs);
        const operator = String(node.value) as BinaryOperator;
        return { type: 'binary', operator, lhs, rhs, position, start: lhs.start, end: lastOffset(rhs) };
      }
      case 'unary': {
        if (node.value === '-') {
          const expression = sub(node.expression);
          return { type: 'negate', expression, position, start: own.start, end: lastOffset(expression) };
        }
        const extent = { start: own.start, end: closingEnd(position, own.end) };
        if (node.value === '[') {
          const items = convertSteps(node.expressions ?? [], own.end);
          return { type: 'array', items, consarray: node.consarray === true, position, ...extent };
        }
        return { type: 'object', pairs: convertPairs(node.lhs, own.end), position, ...extent };
      }
      case 'name':
        return { type: 'name', value: String(node.value), position, ...own };
      case 'string':
        return { type: 'string', value: String(node.value), position, ...own };
      case 'number': {
        const token = index.endingAt(position);
        const before = token === undefined ? undefined : index.before(token);
        const minus = Number(node.value) < 0 && before?.operator === '-';
        const start = minus && before !== undefined ? before.start : own.start;
        return { type: 'number', value: Number(node.value), position, start, end: own.end };
      }
      case 'value':
        return {
          type: 'value',
          value: typeof node.value === 'boolean' ? node.value : null,
          position,
          ...own,
        };
      case 'wildcard':
      case 'descendant':
        return { type: node.type, position, ...own };
      case 'parent':
        return { type: 'parent', label: node.slot?.label ?? '', position, ...parentExtent(from) };
      case 'condition':
        return convertCondition(node, from, sub);
      case 'block': {
        const expressions = convertSteps(node.expressions ?? [], own.end);
        const consarray = node.consarray === true;
        const end = closingEnd(position, own.end);
        return { type: 'block', expressions, consarray, position, start: own.start, end };
      }
      case 'bind': {
        const target = convert(need(node.lhs as PackageNode | undefined, 'left side'), from);
        const value = sub(node.rhs);
        const name = target.type === 'variable' ? target.name : '';
        const nameExtent = { start: target.start, end: target.end };
        return {
          type: 'bind',
          name,
          nameExtent,
          value,
          position,
          start: target.start,
          end: lastOffset(value),
        };
      }
      case 'regex': {
        const pattern = node.value instanceof RegExp ? node.value : patternAt(position);
        return { type: 'regex', source: pattern?.source, flags: pattern?.flags ?? '', position, ...own };
      }
      case 'variable':
        return { type: 'variable', name: String(node.value), position, ...own };
      case 'function': {
        const procedure = convert(need(node.procedure, 'procedure'), from);
        const items = convertSteps(node.arguments ?? [], own.end);
        const last = items[items.length - 1];
        const end = closingEnd(position, last === undefined ? own.end : lastOffset(last));
        const start = position === undefined ? (items[0]?.start ?? from) : procedure.start;
        return { type: 'function', procedure, arguments: items, tail: false, position, start, end };
      }
      case 'partial': {
        const procedure = convert(need(node.procedure, 'procedure'), from);
        const items = convertSteps(node.arguments ?? [], own.end);
        return {
          type: 'partial',
          procedure,
          arguments: items,
          position,
          start: procedure.start,
          end: closingEnd(position, own.end),
        };
      }
      case 'operator':
        return { type: 'placeholder', position, ...own } satisfies PlaceholderNode;
      case 'lambda':
        return convertLambda(node, own);
      case 'apply': {
        const lhs = convert(need(node.lhs as PackageNode | undefined, 'left side'), from);
        const rhs = sub(node.rhs);
        return { type: 'apply', lhs, rhs, position, start: lhs.start, end: lastOffset(rhs) };
      }
      case 'transform': {
        const pattern = sub(node.pattern);
        const update = sub(node.update, lastOffset(pattern));
        const removal = node.delete === undefined ? undefined : sub(node.delete, lastOffset(update));
        const end =
          index.operatorFrom(lastOffset(removal ?? update), '|')?.end ?? lastOffset(removal ?? update);
        return {
          type: 'transform',
          pattern,
          update,
          ...(removal === undefined ? {} : { delete: removal }),
          position,
          start: own.start,
          end,
        };
      }
      case 'sort': {
        const terms = (node.terms ?? []).map(
          (term): SortTerm => ({
            descending: term.descending,
            expression: convert(term.expression, own.end),
          }),
        );
        const token = index.endingAt(position);
        const open = token === undefined ? undefined : index.after(token);
        const end = (open === undefined ? undefined : index.closing(open)?.end) ?? own.end;
        return { type: 'sort', terms, position, start: own.start, end };
      }
      default:
        throw new UnknownNodeError(`unknown node ${node.type}`);
    }
  };

  const convertCondition = (
    node: PackageNode,
    from: number,
    sub: (child: PackageNode | undefined, at?: number) => Expression,
  ): Expression => {
    const condition = convert(need(node.condition, 'condition'), from);
    const then = sub(node.then, from);
    const otherwise = node.else === undefined ? undefined : sub(node.else);
    const operator = index.endingAt(node.position)?.operator;
    return {
      type: 'condition',
      condition,
      then,
      ...(otherwise === undefined ? {} : { else: otherwise }),
      ...(operator === '??' || operator === '?:' ? { shorthand: operator } : {}),
      position: node.position,
      start: Math.min(condition.start, then.start),
      end: lastOffset(otherwise ?? then),
    };
  };

  const convertLambda = (node: PackageNode, own: Extent): Expression => {
    if (node.thunk === true) {
      const call = convert(need(node.body, 'body'), own.start);
      return call.type === 'function' ? { ...call, tail: true } : call;
    }
    const parameters = (node.arguments ?? []).map((parameter) => ({
      name: String(parameter.value),
      ...tokenExtent(parameter.position, own.end),
    }));
    const open = index.endingAt(node.position);
    const close = open === undefined ? undefined : index.closing(open);
    const bodyOpen = close === undefined ? undefined : index.operatorFrom(close.end, '{');
    const body = convert(need(node.body, 'body'), bodyOpen?.end ?? own.end);
    const end = (bodyOpen === undefined ? undefined : index.closing(bodyOpen)?.end) ?? lastOffset(body);
    const keyword = open === undefined ? undefined : index.before(open);
    return {
      type: 'lambda',
      parameters,
      ...(node.signature === undefined ? {} : { signature: node.signature.definition ?? 'broken' }),
      body,
      position: node.position,
      start: keyword?.start ?? own.start,
      end,
    };
  };

  const convert = (node: PackageNode, from: number): Expression => {
    const core: Mutable<Expression> = convertCore(node, from);
    if (node.keepArray === true) core.keepArray = true;
    if (Object.hasOwn(node, 'predicate') && node.predicate !== undefined) {
      core.predicate = node.predicate.map(convertFilter);
    }
    if (node.stages !== undefined) core.stages = node.stages.map(convertStage);
    const group = Object.hasOwn(node, 'group') ? convertGroup(node) : undefined;
    if (group !== undefined) core.group = group;
    if (node.tuple === true) core.tuple = true;
    if (node.focus !== undefined) core.focus = node.focus;
    if (node.index !== undefined) core.index = node.index;
    if (node.ancestor !== undefined) core.ancestor = node.ancestor.label;
    return core;
  };

  return convert(root, 0);
};
