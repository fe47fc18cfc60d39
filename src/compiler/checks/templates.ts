// Templates whose texts can be split into their parts in two ways, decided on automata and shown by a text.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { CodecNode, TemplateNode, TemplatePiece } from '../../mapping/tree.ts';
import { printPath } from '../../schema/parse-path.ts';
import { accepts, type Language, languageOf, literal, splitsTwice } from '../../schema/regular-language.ts';
import { remember } from '../../schema/remember.ts';
import type { Site } from '../facts/sites.ts';
import type { ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

/** The templates of a rule that are split in a live direction. */
const splitTemplates = ({ rule, reads, writes }: Site): readonly TemplateNode[] => {
  const { source } = rule;
  // Without `from` the parts are vendor fields: they are joined when read and split when written.
  if (source.kind === 'parts') return writes ? [source.template] : [];
  const within = (codec: CodecNode | undefined): readonly TemplateNode[] => {
    if (codec?.kind === 'chain') return codec.steps.flatMap(within);
    if (codec?.kind === 'list') return within(codec.items);
    return codec?.kind === 'template' ? [codec.template] : [];
  };
  // A template that could not be made has a diagnostic already.
  return reads && rule.codec !== undefined ? within(rule.node.codec) : [];
};

/** The texts of a piece; a parameter's value is not known here, only what it must match. */
const languageOfPiece = (piece: TemplatePiece, mapping: ResolvedMapping): Language | 'unproven' => {
  if (piece.kind === 'text') return literal(piece.text);
  if (piece.kind === 'part') return languageOf([piece.pattern], { anchored: true });
  const patterns = mapping.parameters.find(({ name }) => name === piece.name)?.domain.patterns ?? [];
  return patterns.length === 0 ? languageOf(['.+'], { anchored: true }) : languageOf(patterns);
};

/** Ways to cut a text into the languages, at most two. */
const cuts = (text: string, languages: readonly Language[]): readonly (readonly string[])[] => {
  const units = [...text];
  const found: (readonly string[])[] = [];
  const visit = (from: number, done: readonly string[]): void => {
    const language = languages[done.length];
    if (found.length === 2) return;
    if (language === undefined) {
      if (from === units.length) found.push(done);
      return;
    }
    const isLast = done.length === languages.length - 1;
    for (let to = isLast ? units.length : from; to <= units.length; to++) {
      const piece = units.slice(from, to).join('');
      if (accepts(language, piece)) visit(to, [...done, piece]);
    }
  };
  if (units.length <= 64) visit(0, []);
  return found;
};

/** `system "a", id "b/c"`: what each part would be. */
const partsText = ({ pieces }: TemplateNode, cut: readonly string[]): string =>
  pieces
    .flatMap((piece, index) =>
      piece.kind === 'part' ? [`${printPath(piece.path) || '.'} ${JSON.stringify(cut[index] ?? '')}`] : [],
    )
    .join(', ');

/** Asked once for a text and what its parameters must match: templates of one form are many. */
const twoWays = remember(
  ({ text }: TemplateNode, { parameters }: ResolvedMapping, _languages: readonly Language[]) =>
    JSON.stringify([text, parameters.map(({ name, domain: { patterns } }) => [name, patterns])]),
  (_template, _mapping, languages) => splitsTwice(languages),
);

const checkTemplate = (mapping: ResolvedMapping, template: TemplateNode): readonly Diagnostic[] => {
  const { pieces, span } = template;
  const parts = pieces.filter(({ kind }) => kind === 'part');
  if (parts.length === 0) return [];
  const languages = pieces.map((piece) => languageOfPiece(piece, mapping));
  const known = languages.filter((language) => language !== 'unproven');
  const found = known.length < languages.length ? 'unproven' : twoWays(template, mapping, known);
  if (found === false) return [];
  const args = { template: template.text };
  // With a parameter the text shown might hold another value than the parameter ever has.
  if (found === 'unproven' || pieces.some(({ kind }) => kind === 'param'))
    return [createDiagnostic('rule/template-unproven', args, { span })];
  const ways = cuts(found.witness, known).map((cut) => partsText(template, cut));
  const bare = pieces.flatMap((piece) =>
    piece.kind === 'part' && !piece.patternGiven ? [printPath(piece.path)] : [],
  );
  return [
    createDiagnostic('rule/template-ambiguous', { ...args, witness: found.witness, ways, bare }, { span }),
  ];
};

export const checkTemplates: Check = {
  rule: (site, { mapping }) => splitTemplates(site).flatMap((template) => checkTemplate(mapping, template)),
};
