// The package's composed nodes → the located tree, with aliases resolved within bounds and keys checked.
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar } from 'yaml';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/near.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import { blockContentStart } from './block-content-start.ts';
import type { ScalarStyle, YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSeq } from './node.ts';
import { DEPTH_BOUND } from './read-tokens.ts';

/** How many nodes all aliases of a file together may stand for. */
const ALIAS_BOUND = 10_000;

interface Measure {
  readonly nodes: number;
  readonly depth: number;
}

interface Context {
  readonly file: SourceFile;
  readonly diagnostics: Diagnostic[];
  /** Finished anchors; an anchor that is still being built stands in `open`. */
  readonly anchors: Map<string, YamlNode>;
  readonly open: string[];
  readonly measures: Map<YamlNode, Measure>;
  expanded: number;
}

const styles: ReadonlyMap<unknown, ScalarStyle> = new Map([
  [Scalar.BLOCK_FOLDED, 'folded'],
  [Scalar.BLOCK_LITERAL, 'literal'],
  [Scalar.QUOTE_SINGLE, 'single'],
  [Scalar.QUOTE_DOUBLE, 'double'],
]);

const spanOf = (file: SourceFile, start: number, end: number): Span => {
  const from = Math.max(0, Math.min(start, file.text.length));
  return { file, start: from, end: Math.max(from, Math.min(end, file.text.length)) };
};

const spanOfNode = (file: SourceFile, node: Node): Span => {
  const [start, end] = node.range ?? [0, 0];
  return spanOf(file, start, end);
};

const measured = <Built extends YamlNode>(
  context: Context,
  node: Built,
  children: readonly YamlNode[],
): Built => {
  let nodes = 1;
  let depth = 1;
  for (const child of children) {
    const measure = context.measures.get(child);
    nodes += measure?.nodes ?? 1;
    depth = Math.max(depth, 1 + (measure?.depth ?? 1));
  }
  context.measures.set(node, { nodes, depth });
  return node;
};

const emptyScalar = (context: Context, span: Span): YamlScalar =>
  measured(context, { kind: 'scalar', text: '', style: 'plain', span, contentStart: span.start }, []);

const buildScalar = (context: Context, node: Scalar): YamlScalar => {
  const { file } = context;
  const style = styles.get(node.type) ?? 'plain';
  const whole = spanOfNode(file, node);
  const isBlock = style === 'literal' || style === 'folded';
  const trimmed = isBlock
    ? file.text.slice(whole.start, whole.end).trimEnd().length
    : whole.end - whole.start;
  const span = spanOf(file, whole.start, whole.start + trimmed);
  const text = node.source ?? '';
  const contentStart = isBlock
    ? blockContentStart(file.text, span, text)
    : span.start + (style === 'plain' ? 0 : 1);
  return measured(context, { kind: 'scalar', text, style, span, contentStart }, []);
};

const buildAlias = (context: Context, name: string, span: Span, level: number): YamlNode => {
  const { anchors, diagnostics, file } = context;
  const target = anchors.get(name);
  if (!target) {
    const code = context.open.includes(name)
      ? createDiagnostic('yaml/recursive-alias', { name }, { span })
      : createDiagnostic('yaml/unknown-alias', { name, near: nearest(name, anchors.keys()) }, { span });
    diagnostics.push(code);
    return emptyScalar(context, spanOf(file, span.start, span.start));
  }
  const measure = context.measures.get(target) ?? { nodes: 1, depth: 1 };
  const fits = context.expanded + measure.nodes <= ALIAS_BOUND;
  if (fits && level + measure.depth <= DEPTH_BOUND + 1) {
    context.expanded += measure.nodes;
    return target;
  }
  diagnostics.push(
    fits
      ? createDiagnostic('yaml/nesting', { bound: DEPTH_BOUND }, { span })
      : createDiagnostic('yaml/alias-expansion', { bound: ALIAS_BOUND }, { span }),
  );
  // Further aliases would only repeat the complaint.
  context.expanded = ALIAS_BOUND + 1;
  return emptyScalar(context, spanOf(file, span.start, span.start));
};

/** The key of an entry: a scalar, or a flow list of scalars whose source is then its text. */
const buildKey = (
  context: Context,
  node: Node,
  level: number,
): Pick<YamlEntry, 'key' | 'keys'> | undefined => {
  const built = buildNode(context, node, level);
  if (built.kind === 'scalar') return { key: built };
  const items = built.kind === 'seq' ? built.items : [];
  const scalars = items.filter((item) => item.kind === 'scalar');
  if (scalars.length === 0 || scalars.length < items.length) {
    const { file, start } = built.span;
    const isItem = /^-\s/.test(file.text.slice(start, start + 2));
    const help = isItem ? 'remove the dash: here stand keys, not items of a list' : undefined;
    context.diagnostics.push(createDiagnostic('yaml/key-not-text', {}, { span: built.span, help }));
    return undefined;
  }
  const { file, start, end } = built.span;
  const text = file.text.slice(start, end);
  return {
    key: { kind: 'scalar', text, style: 'plain', span: built.span, contentStart: start },
    keys: scalars,
  };
};

const buildEntry = (
  context: Context,
  pair: Pair<unknown, unknown>,
  flow: boolean,
  level: number,
): YamlEntry | undefined => {
  const { file, diagnostics } = context;
  if (!isNode(pair.key)) return undefined;
  const named = buildKey(context, pair.key, level);
  const value = isNode(pair.value)
    ? buildNode(context, pair.value, level)
    : emptyScalar(context, spanOf(file, pair.key.range?.[1] ?? 0, pair.key.range?.[1] ?? 0));
  if (!named) return undefined;
  const { key } = named;
  if (flow && !isNode(pair.value) && key.span.end > key.span.start) {
    diagnostics.push(createDiagnostic('yaml/key-without-value', { key: key.text }, { span: key.span }));
  }
  if (key.style === 'plain' && key.text === '<<') {
    diagnostics.push(createDiagnostic('yaml/merge-key', {}, { span: key.span }));
    return undefined;
  }
  if (key.style === 'plain' && key.text === '') {
    const at = isNode(pair.value) ? file.text.lastIndexOf(':', Math.max(key.span.end, value.span.start)) : -1;
    diagnostics.push(
      createDiagnostic('yaml/missing-key', {}, { span: at < 0 ? key.span : spanOf(file, at, at + 1) }),
    );
    return undefined;
  }
  const start = isAlias(pair.key) ? (pair.key.range?.[0] ?? key.span.start) : key.span.start;
  const end = isAlias(pair.value) ? (pair.value.range?.[1] ?? start) : value.span.end;
  return { ...named, value, span: spanOf(file, start, Math.max(end, start)) };
};

const buildEntries = (
  context: Context,
  pairs: readonly Pair<unknown, unknown>[],
  flow: boolean,
  level: number,
): YamlEntry[] => {
  const first = new Map<string, YamlEntry>();
  for (const pair of pairs) {
    const entry = buildEntry(context, pair, flow, level);
    if (!entry) continue;
    const before = first.get(entry.key.text);
    if (before) {
      context.diagnostics.push(
        createDiagnostic(
          'yaml/duplicate-key',
          { key: entry.key.text },
          {
            span: entry.key.span,
            related: [{ span: before.key.span, message: 'first here' }],
          },
        ),
      );
    } else {
      first.set(entry.key.text, entry);
    }
  }
  return [...first.values()];
};

/** A block collection ends with its last child, a flow collection with its bracket. */
const spanOfCollection = (context: Context, node: Node, flow: boolean, ends: readonly number[]): Span => {
  const whole = spanOfNode(context.file, node);
  return flow ? whole : spanOf(context.file, whole.start, Math.max(whole.start, ...ends.slice(-1)));
};

const buildCollection = (context: Context, node: Node, level: number): YamlMap | YamlSeq | undefined => {
  if (isMap(node)) {
    const flow = node.flow === true;
    const entries = buildEntries(context, node.items, flow, level + 1);
    const span = spanOfCollection(
      context,
      node,
      flow,
      entries.map((entry) => entry.span.end),
    );
    return measured(
      context,
      { kind: 'map', entries, span },
      entries.map((entry) => entry.value),
    );
  }
  if (isSeq(node)) {
    const items = node.items.filter(isNode).map((item) => buildNode(context, item, level + 1));
    const span = spanOfCollection(
      context,
      node,
      node.flow === true,
      node.items
        .filter(isNode)
        .map((item, index) => (isAlias(item) ? (item.range?.[1] ?? 0) : (items[index]?.span.end ?? 0))),
    );
    return measured(context, { kind: 'seq', items, span }, items);
  }
  return undefined;
};

const isNode = (node: unknown): node is Node => isAlias(node) || isScalar(node) || isMap(node) || isSeq(node);

const buildNode = (context: Context, node: Node, level: number): YamlNode => {
  if (isAlias(node))
    return buildAlias(context, node.source.replace(/:$/, ''), spanOfNode(context.file, node), level);
  const { anchor } = node;
  if (anchor) context.open.push(anchor);
  const built = isScalar(node) ? buildScalar(context, node) : buildCollection(context, node, level);
  if (anchor) context.open.pop();
  const result = built ?? emptyScalar(context, spanOfNode(context.file, node));
  if (anchor) context.anchors.set(anchor, result);
  return result;
};

/** The located tree of a composed document, undefined where the document has no content. */
export const buildTree = (
  file: SourceFile,
  document: Document.Parsed,
): { readonly root: YamlNode | undefined; readonly diagnostics: readonly Diagnostic[] } => {
  const context: Context = {
    file,
    diagnostics: [],
    anchors: new Map(),
    open: [],
    measures: new Map(),
    expanded: 0,
  };
  const root = document.contents ? buildNode(context, document.contents, 0) : undefined;
  return { root, diagnostics: context.diagnostics };
};
