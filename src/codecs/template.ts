// `template` with `from`: one vendor text ↔ the parts it is made of, or the whole value where its only part is `{.}`.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { matcherOf } from '../functions/pattern.ts';
import { fill, parts } from '../functions/templates.ts';
import type { JsonValue } from '../json/json.ts';
import type { TemplateNode } from '../mapping/tree.ts';
import { printPath } from '../schema/parse-path.ts';
import type { Path } from '../schema/path.ts';
import { contains } from '../schema/refusal.ts';
import { samplesOf } from '../schema/sample.ts';
import type { CodecEnv } from './codec-env.ts';
import { type Gap, gapBetween } from './covers.ts';
import { type BoundCodec, callText, defineCodec } from './define-codec.ts';
import { domainOfTypes, presentDomain } from './domains.ts';
import { hasMembers, memberKey } from './members.ts';
import { samplesOfPart, sourceOfTemplate, splitsInOneWay } from './template-domain.ts';
import { keysOf, partsOfTemplate, piecesText, piecesValue } from './template-text.ts';

/** Reports the parts that the engine cannot match; true if there are none. */
export const checkTemplate = (template: TemplateNode, { report }: Pick<CodecEnv, 'report'>): boolean => {
  const wrong = partsOfTemplate(template).filter(({ pattern }) => matcherOf(pattern) === undefined);
  for (const { pattern, span } of wrong) report(createDiagnostic('codec/bad-pattern', { pattern }, { span }));
  return wrong.length === 0;
};

export const createTemplate = (template: TemplateNode, env: CodecEnv): BoundCodec | undefined => {
  if (!checkTemplate(template, env)) return undefined;
  const named = partsOfTemplate(template);
  const isWhole = named.some(({ path }) => path.length === 0);
  const pieces = piecesValue(template);
  const written = domainOfTypes(['string'], { patterns: [sourceOfTemplate(template)] });
  const given = isWhole
    ? domainOfTypes(['string'], { patterns: named.slice(0, 1).map(({ pattern }) => `^(?:${pattern})$`) })
    : domainOfTypes(['object']);
  return defineCodec({
    name: 'template',
    read: callText('parts', piecesText(template)),
    write: callText('fill', piecesText(template)),
    convert: { fromVendor: (value) => parts(value, pieces), toVendor: (value) => fill(value, pieces) },
    failure: 'value/template',
    expected: {
      fromVendor: `a text of the form ${template.text}, in one way only`,
      toVendor: `parts that make a text of the form ${template.text}`,
    },
    takes: { vendor: written, canonical: given },
    gives: { canonical: () => given, vendor: () => written },
    gap: {
      fromVendor: (vendor) => gapBetween(vendor, written) ?? splitGap(template),
      toVendor: (canonical) =>
        gapBetween(canonical, given) ??
        (isWhole ? undefined : membersGap(template, env)) ??
        splitGap(template),
    },
    probes: () => ({
      vendor: ambiguousTexts(template),
      canonical: [...sampleValues(template), ...ambiguousValues(template)],
    }),
    seeds: () => {
      const samples = sampleValues(template);
      return {
        vendor: samples.flatMap((sample) => fill(sample, pieces) ?? []),
        canonical: samples.filter((sample) => fill(sample, pieces) !== undefined),
      };
    },
    ...(!isWhole && {
      isCanonical: (value: JsonValue) =>
        hasMembers(
          value,
          named.map(({ path }) => path),
          env,
        ),
    }),
    ...(!isWhole && {
      members: named.map(({ path }) => printPath(path)),
      memberKey: memberKey(
        named.map(({ path }) => path),
        env,
      ),
    }),
  });
};

const splitGap = (template: TemplateNode): Gap | undefined =>
  splitsInOneWay(template) ? undefined : { message: 'some texts of this template may split in two ways' };

/** Each part must be there and match: what the canonical schema says about the members decides. */
const membersGap = (template: TemplateNode, env: CodecEnv): Gap | undefined => {
  const named = partsOfTemplate(template);
  const others = (path: Path): readonly Pair[] =>
    named.flatMap((part) => (part.path === path ? [] : samplePair(part.path, sampleFor(part, env))));
  for (const { path, pattern } of named) {
    const found = env.member?.(path);
    const name = printPath(path);
    if (found === undefined) return { message: `the schema says nothing about the part ${name}` };
    if (!found.required) return { message: `the part ${name} may be missing`, witness: build(others(path)) };
    const gap = gapBetween(found.domain, domainOfTypes(['string'], { patterns: [`^(?:${pattern})$`] }));
    if (gap === undefined) continue;
    const message = `the part ${name}: ${gap.message}`;
    if (gap.witness === undefined) return { message };
    return { message, witness: build([...others(path), [keysOf(path), gap.witness]]) };
  }
  return undefined;
};

/** A value that a part's schema and its pattern both allow, or one that the schema alone allows. */
const sampleFor = ({ path, pattern }: Part, { member }: CodecEnv): JsonValue | undefined => {
  const domain = member?.(path)?.domain;
  const texts = samplesOfPart(pattern);
  if (domain === undefined) return texts[0];
  const allowed = presentDomain(domain);
  const samples = samplesOf(allowed);
  return (
    texts.find((text) => contains(allowed, text)) ??
    samples.find((value) => typeof value === 'string' && matcherOf(pattern)?.(value)) ??
    samples[0]
  );
};

type Part = ReturnType<typeof partsOfTemplate>[number];
type Pair = readonly [readonly string[], JsonValue];

const samplePair = (path: Path, value: JsonValue | undefined): readonly Pair[] =>
  value === undefined ? [] : [[keysOf(path), value]];

/** An object of values at their keys. */
const build = (pairs: readonly Pair[]): JsonValue => {
  const heads = [...new Set(pairs.map(([keys]) => keys[0] ?? ''))];
  return Object.fromEntries(
    heads.map((head) => {
      const under = pairs.filter(([keys]) => keys[0] === head);
      const whole = under.find(([keys]) => keys.length === 1);
      return [head, whole?.[1] ?? build(under.map(([keys, value]): Pair => [keys.slice(1), value]))];
    }),
  );
};

const valueWith = (
  template: TemplateNode,
  part: (pattern: string, index: number) => string | undefined,
): JsonValue | undefined => {
  const named = partsOfTemplate(template);
  const pairs = named.flatMap(({ path, pattern }, index) => samplePair(path, part(pattern, index)));
  if (pairs.length < named.length) return undefined;
  return pairs.some(([keys]) => keys.length === 0) ? pairs[0]?.[1] : build(pairs);
};

const sampleValues = (template: TemplateNode): readonly JsonValue[] =>
  [0, 1, 2].flatMap((shift) => valueWith(template, (pattern) => samplesOfPart(pattern).at(shift)) ?? []);

/** The literals of a template inside a part: where the part allows them, the text may split in two ways. */
const withLiteral = (template: TemplateNode): readonly string[] =>
  template.pieces.flatMap((piece) =>
    piece.kind === 'text' ? [`a${piece.text}a`, `1${piece.text}1`, piece.text] : [],
  );

const ambiguousValues = (template: TemplateNode): readonly JsonValue[] => {
  const extra = withLiteral(template);
  return partsOfTemplate(template).flatMap(
    (_, at) =>
      valueWith(template, (pattern, index) => samplesOfPart(pattern, index === at ? extra : [])[0]) ?? [],
  );
};

/** The texts that such parts would make, were they not refused. */
const ambiguousTexts = (template: TemplateNode): readonly string[] => {
  const extra = withLiteral(template);
  return partsOfTemplate(template).map((_, at) => {
    let index = -1;
    return template.pieces
      .map((piece) => {
        if (piece.kind === 'text') return piece.text;
        if (piece.kind === 'param') return `{param.${piece.name}}`;
        index += 1;
        return samplesOfPart(piece.pattern, index === at ? extra : [])[0] ?? '';
      })
      .join('');
  });
};
