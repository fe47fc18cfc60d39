// Builds codecs for tests from two JSON Schema nodes.
import type { CodecEnv } from '../../src/codecs/codec-env.ts';
import { createCodec } from '../../src/codecs/create-codec.ts';
import type { BoundCodec } from '../../src/codecs/define-codec.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Span } from '../../src/diagnostics/span.ts';
import type { JsonObject } from '../../src/json/json.ts';
import { parseCodec } from '../../src/mapping/parse-codec.ts';
import { parseRefs } from '../../src/mapping/parse-ref.ts';
import type {
  AsName,
  AsOptions,
  CodecNode,
  RefNode,
  TemplateNode,
  TemplatePiece,
} from '../../src/mapping/tree.ts';
import { domainOf } from '../../src/schema/domain-of.ts';
import { parsePath } from '../../src/schema/parse-path.ts';
import { parseYaml } from '../../src/yaml/parse-yaml.ts';

export const SPAN: Span = { file: { path: 'test.yaml', text: '' }, start: 0, end: 0 };

export const domain = (schema: JsonObject) => domainOf(schema, () => undefined);

export const located = <T>(value: T) => ({ value, span: SPAN });

/** An environment of two schemas that collects diagnostics. */
export const envOf = (
  vendor: JsonObject,
  canonical: JsonObject,
  more: Partial<CodecEnv> = {},
): CodecEnv & { readonly found: Diagnostic[] } => {
  const found: Diagnostic[] = [];
  return {
    vendor: domain(vendor),
    canonical: domain(canonical),
    valueMap: () => undefined,
    ref: () => undefined,
    report: (diagnostic) => void found.push(diagnostic),
    found,
    ...more,
  };
};

export const asNode = (name: AsName, options: AsOptions = {}): CodecNode => ({
  kind: 'as',
  span: SPAN,
  name,
  options,
});

/** The codec of a node, which must be sound. */
export const codecOf = (
  node: CodecNode | undefined,
  vendor: JsonObject,
  canonical: JsonObject,
  more: Partial<CodecEnv> = {},
): BoundCodec => {
  const env = envOf(vendor, canonical, more);
  const codec = createCodec(node, env);
  if (codec === undefined) throw new Error(`no codec: ${env.found.map(({ message }) => message).join('; ')}`);
  return codec;
};

/** The two claims of a node between two schemas. */
export const claimsOf = (
  node: CodecNode | undefined,
  vendor: JsonObject,
  canonical: JsonObject,
  more: Partial<CodecEnv> = {},
) => codecOf(node, vendor, canonical, more).claims(domain(vendor), domain(canonical));

/** A template of texts, `[name, pattern]` parts and `{ param }` pieces. */
export const templateOf = (
  ...pieces: readonly (string | readonly [string, string?] | { readonly param: string })[]
): TemplateNode => ({
  text: '',
  span: SPAN,
  pieces: pieces.map((piece): TemplatePiece => {
    if (typeof piece === 'string') return { kind: 'text', text: piece, span: SPAN };
    if ('param' in piece) return { kind: 'param', name: piece.param, span: SPAN };
    const [name, pattern] = piece;
    const path = name === '' ? { ok: true as const, path: [] } : parsePath(name);
    if (!path.ok) throw new Error(path.message);
    return {
      kind: 'part',
      path: path.path,
      pattern: pattern ?? '.+',
      patternGiven: pattern !== undefined,
      span: SPAN,
    };
  }),
});

const rootOf = (text: string) => {
  const { root, diagnostics } = parseYaml({ path: 'test.yaml', text });
  const [problem] = diagnostics;
  if (problem !== undefined || root === undefined) throw new Error(problem?.message ?? 'no YAML');
  return root;
};

const failing = (diagnostic: Diagnostic): void => {
  throw new Error(diagnostic.message);
};

/** The node of a codec as an author writes it: `{ map: { a: b }, unknown: keep }`, `[integer, wrap]`. */
export const parsedCodec = (text: string): CodecNode => {
  const node = parseCodec(rootOf(text), () => [], failing);
  if (node === undefined) throw new Error('no codec');
  return node;
};

/** The reference nodes of a `refs:` section. */
export const parsedRefs = (text: string): ReadonlyMap<string, RefNode> =>
  new Map(parseRefs(rootOf(text), failing).map((node) => [node.name.value, node]));
