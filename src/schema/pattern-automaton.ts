// Makes finite automata of patterns, within limits of size; the ground that regular languages stand on.
import { CharSet, DFA, ENFA, JS, NFA, type Node, type NoParent, TooManyNodesError, visitAst } from 'refa';

const TOP = 0x10ffff;
export const OPTIONS = { maxCharacter: TOP };
export const MOST_NODES = 6_000;
// Two noncharacters stand for the ends of a text while anchors are resolved; no real text holds them.
const START = 0x10fffe;
const END = 0x10ffff;
const ENDS = CharSet.empty(TOP).union([
  { min: START, max: START },
  { min: END, max: END },
]);
export const INNER = ENDS.negate();
const only = (char: number): CharSet => CharSet.empty(TOP).union([{ min: char, max: char }]);

/** A pattern that no finite automaton accepts, or one that would be too large. */
export class NotRegular extends Error {}

/** Every step that may blow up runs in here. */
export const attempt = <T>(run: () => T): T | 'unproven' => {
  try {
    return run();
  } catch (error) {
    const tooMuch = error instanceof TooManyNodesError || error instanceof RangeError;
    if (tooMuch || error instanceof NotRegular || error instanceof SyntaxError) return 'unproven';
    // refa refuses a backreference that it cannot resolve with a bare Error.
    if (error instanceof Error && /backreference/i.test(error.message)) return 'unproven';
    throw error;
  }
};

/** Makes the nodes of one automaton, up to a limit. */
export const nfaNodes = () => new NFA.LimitedNodeFactory(MOST_NODES);
export const dfaNodes = () => new DFA.LimitedNodeFactory(MOST_NODES);

/** The texts that a pattern (ECMAScript, flag `u`) matches: in whole if `anchored`, else somewhere. Throws inside {@link attempt} only. */
export const nfaOfPattern = (source: string, anchored: boolean): NFA => {
  if (source.length > 5_000) throw new NotRegular();
  const parser = JS.Parser.fromLiteral({ source, flags: 'u' });
  const { expression } = parser.parse({
    assertions: 'unknown',
    backreferences: 'throw',
    maxNodes: MOST_NODES,
  });
  markEnds(expression);
  const pattern = NFA.fromRegex(expression, OPTIONS, {}, nfaNodes());
  const before = NFA.fromCharSet(anchored ? only(START) : CharSet.all(TOP));
  const after = NFA.fromCharSet(anchored ? only(END) : CharSet.all(TOP));
  before.quantify(0, Number.POSITIVE_INFINITY);
  after.quantify(0, Number.POSITIVE_INFINITY);
  before.append(pattern, nfaNodes());
  before.append(after, nfaNodes());
  const framed = ENFA.fromFA(
    NFA.fromIntersection(before, framedTexts(), nfaNodes()),
    new ENFA.LimitedNodeFactory(MOST_NODES),
  );
  for (const node of [...framed.nodes()]) {
    for (const [to, via] of [...node.out]) {
      if (via !== null && !via.isDisjointWith(ENDS)) {
        node.unlink(to);
        node.link(to, null);
      }
    }
  }
  const nfa = NFA.fromFA(framed, nfaNodes());
  nfa.removeUnreachable();
  return nfa;
};

/** One or more starts, the text, one or more ends: so `^^` holds as well as `^`. */
const framedTexts = (): NFA => {
  const framed = NFA.fromCharSet(only(START));
  framed.quantify(1, Number.POSITIVE_INFINITY);
  const text = NFA.fromCharSet(INNER);
  text.quantify(0, Number.POSITIVE_INFINITY);
  const end = NFA.fromCharSet(only(END));
  end.quantify(1, Number.POSITIVE_INFINITY);
  framed.append(text);
  framed.append(end);
  return framed;
};

/** Makes anchors characters of their own, and keeps every class away from those. */
const markEnds = (expression: NoParent<Node>): void => {
  visitAst(expression, {
    onConcatenationEnter: (node) => {
      for (const [at, element] of node.elements.entries()) {
        if (element.type === 'CharacterClass') element.characters = element.characters.intersect(INNER);
        if (element.type !== 'Unknown') continue;
        if (element.id !== '^' && element.id !== '$') throw new NotRegular(element.id);
        node.elements[at] = { type: 'CharacterClass', characters: only(element.id === '^' ? START : END) };
      }
    },
  });
};
