// Regular languages over texts: what patterns accept, whether one lies in another, and words that prove it.
import {
  CharSet,
  DFA,
  type ENFA,
  ENFA as EpsilonNfa,
  JS,
  NFA,
  type Node,
  type NoParent,
  TooManyNodesError,
  visitAst,
  Words,
} from 'refa';

/** A set of texts. Immutable; the functions here make new ones. */
export interface Language {
  /** @internal */
  readonly nfa: NFA;
}

/** An answer that would cost too much, or a pattern that is not regular (lookaround, word boundaries, backreferences). */
export type Unproven = 'unproven';

const TOP = 0x10ffff;
const OPTIONS = { maxCharacter: TOP };
const MOST_NODES = 6_000;
const MOST_PAIRS = 200_000;
// Two noncharacters stand for the ends of a text while anchors are resolved; no real text holds them.
const START = 0x10fffe;
const END = 0x10ffff;
const ENDS = CharSet.empty(TOP).union([
  { min: START, max: START },
  { min: END, max: END },
]);
const INNER = ENDS.negate();
const only = (char: number): CharSet => CharSet.empty(TOP).union([{ min: char, max: char }]);

class NotRegular extends Error {}

/** Every step that may blow up runs in here. */
const attempt = <T>(run: () => T): T | Unproven => {
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

const nfaNodes = () => new NFA.LimitedNodeFactory(MOST_NODES);
const dfaNodes = () => new DFA.LimitedNodeFactory(MOST_NODES);

/**
 * The texts that all patterns match (ECMAScript, flag `u`).
 * @param options `anchored: true`: a pattern has to match the whole text, otherwise somewhere in it, as in JSON Schema
 */
export const languageOf = (
  sources: readonly string[],
  { anchored = false }: { readonly anchored?: boolean } = {},
): Language | Unproven => {
  let all: Language | Unproven = anyText();
  for (const [at, source] of sources.entries()) {
    const one = attempt(() => ({ nfa: nfaOfPattern(source, anchored) }));
    if (one === 'unproven' || all === 'unproven') return 'unproven';
    all = at === 0 ? one : intersect(all, one);
  }
  return all;
};

const nfaOfPattern = (source: string, anchored: boolean): NFA => {
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
  const framed = ENFA_OF(NFA.fromIntersection(before, framedTexts(), nfaNodes()));
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

const ENFA_OF = (nfa: NFA): ENFA => EpsilonNfa.fromFA(nfa, new EpsilonNfa.LimitedNodeFactory(MOST_NODES));

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

/** Every text. */
export const anyText = (): Language => {
  const nfa = NFA.fromCharSet(INNER);
  nfa.quantify(0, Number.POSITIVE_INFINITY);
  return { nfa };
};

/** Just this text. */
export const literal = (text: string): Language => ({
  nfa: NFA.fromWords([Words.fromStringToUnicode(text)], OPTIONS),
});

/** Just these texts. */
export const oneOf = (texts: Iterable<string>): Language => ({
  nfa: NFA.fromWords([...texts].map(Words.fromStringToUnicode), OPTIONS),
});

/** Texts of at least `min` and at most `max` characters. */
export const ofLength = (min: number, max: number = Number.POSITIVE_INFINITY): Language | Unproven =>
  attempt(() => {
    if (Math.max(min, Number.isFinite(max) ? max : 0) > MOST_NODES) throw new NotRegular();
    const nfa = NFA.fromCharSet(INNER);
    nfa.quantify(min, max, nfaNodes());
    return { nfa };
  });

/** Texts of the one followed by texts of the other. */
export const concat = (...parts: readonly Language[]): Language | Unproven =>
  attempt(() => {
    const nfa = NFA.emptyWord(OPTIONS);
    const nodes = nfaNodes();
    for (const part of parts) nfa.append(part.nfa, nodes);
    return { nfa };
  });

/** Texts of any of them. */
export const union = (...parts: readonly Language[]): Language | Unproven =>
  attempt(() => {
    const nfa = NFA.empty(OPTIONS);
    const nodes = nfaNodes();
    for (const part of parts) nfa.union(part.nfa, nodes);
    return { nfa };
  });

/** `min` or more texts of the language, one after the other. */
export const star = (language: Language, min = 0): Language | Unproven =>
  attempt(() => {
    const nfa = language.nfa.copy(nfaNodes());
    nfa.quantify(min, Number.POSITIVE_INFINITY, nfaNodes());
    return { nfa };
  });

/** Texts of both. */
export const intersect = (a: Language, b: Language): Language | Unproven =>
  attempt(() => {
    const nfa = NFA.fromIntersection(a.nfa, b.nfa, nfaNodes());
    nfa.removeUnreachable();
    return { nfa };
  });

/** Texts that are not of the language. */
export const complement = (language: Language): Language | Unproven =>
  attempt(() => {
    const nodes = dfaNodes();
    const dfa = DFA.fromFA(language.nfa, nodes);
    dfa.minimize();
    dfa.complement(nodes);
    return { nfa: NFA.fromIntersection(dfa, anyText().nfa, nfaNodes()) };
  });

/** Texts of the one that are not of the other. */
export const difference = (a: Language, b: Language): Language | Unproven => {
  const rest = complement(b);
  return rest === 'unproven' ? rest : intersect(a, rest);
};

/** Has the language no text at all? */
export const isEmpty = (language: Language): boolean => language.nfa.isEmpty;

/** Is the text of the language? */
export const accepts = (language: Language, text: string): boolean =>
  language.nfa.test(Words.fromStringToUnicode(text));

/** A shortest text, with the most readable characters; undefined if there is none. */
export const shortestWord = (language: Language): string | undefined => sampleWords(language, 1)[0];

/** Up to `count` texts of different shapes, shortest first. */
export const sampleWords = (language: Language, count: number): readonly string[] => {
  const words = new Set<string>();
  let tries = 0;
  for (const set of language.nfa.wordSets()) {
    words.add(Words.fromUnicodeToString(Words.pickMostReadableWord(set)));
    tries += 1;
    if (words.size >= count || tries >= count * 4) break;
  }
  return [...words];
};

/** Is every text of `a` one of `b`? If not, with a shortest text that is not. */
export const isSubset = (a: Language, b: Language): true | { readonly witness: string } | Unproven => {
  const rest = difference(a, b);
  if (rest === 'unproven') return rest;
  const witness = shortestWord(rest);
  return witness === undefined ? true : { witness };
};

/** Do the two share a text? With a shortest one. */
export const overlap = (a: Language, b: Language): false | { readonly witness: string } | Unproven => {
  const both = intersect(a, b);
  if (both === 'unproven') return both;
  const witness = shortestWord(both);
  return witness === undefined ? false : { witness };
};

/**
 * Can some text be cut into these parts, one after the other, in two ways? With such a text.
 * Two cuts differ first at some border: there the same text goes on from a shorter and from a longer left side.
 */
export const splitsTwice = (parts: readonly Language[]): false | { readonly witness: string } | Unproven => {
  for (let border = 1; border < parts.length; border += 1) {
    const left = concat(...parts.slice(0, border));
    const right = concat(...parts.slice(border));
    if (left === 'unproven' || right === 'unproven') return 'unproven';
    const found = attempt(() => splitAt(left, right));
    if (found !== false) return found;
  }
  return false;
};

const splitAt = (left: Language, right: Language): false | { readonly witness: string } | Unproven => {
  const backwards = { nfa: right.nfa.copy(nfaNodes()) };
  backwards.nfa.reverse();
  const rear = extensions(backwards);
  rear.nfa.reverse();
  const middle = overlap(extensions(left), rear);
  if (middle === 'unproven' || middle === false) return middle;
  const shared = literal(middle.witness);
  const longer = concat(left, shared);
  const later = concat(shared, right);
  if (longer === 'unproven' || later === 'unproven') return 'unproven';
  const head = overlap(left, longer);
  const tail = overlap(right, later);
  if (head === 'unproven' || tail === 'unproven' || head === false || tail === false) return 'unproven';
  return { witness: head.witness + tail.witness.slice(middle.witness.length) };
};

interface State {
  readonly out: ReadonlyMap<State, CharSet>;
}

/** The texts, not empty, by which some text of the language can be made longer and stay in it. */
const extensions = (language: Language): Language => {
  const { nfa } = language;
  const ends = statesAfterWords(nfa);
  const begin = { out: new Map<State, CharSet>() };
  for (const state of ends) {
    for (const [to, via] of state.out) begin.out.set(to, begin.out.get(to)?.union(via) ?? via);
  }
  const finals: ReadonlySet<State> = nfa.finals;
  const iterator = {
    initial: begin,
    getOut: (state: State) => state.out,
    isFinal: (state: State) => finals.has(state),
    stableOut: true,
  };
  return { nfa: NFA.fromTransitionIterator(iterator, OPTIONS, nfaNodes()) };
};

/** The states in which the automaton may be after some text that it accepts. */
const statesAfterWords = (nfa: NFA): ReadonlySet<State> => {
  const finals: ReadonlySet<State> = nfa.finals;
  const after = new Set<State>();
  const seen = new Map<State, Set<State>>();
  const queue: [State, State][] = [];
  let pairs = 0;
  const visit = (one: State, other: State): void => {
    const row = seen.get(one) ?? new Set();
    if (row.has(other)) return;
    seen.set(one, row.add(other));
    pairs += 1;
    if (pairs > MOST_PAIRS) throw new NotRegular();
    queue.push([one, other]);
  };
  visit(nfa.initial, nfa.initial);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [one, other] = next;
    if (finals.has(one)) after.add(other);
    for (const [oneTo, oneVia] of one.out) {
      for (const [otherTo, otherVia] of other.out)
        if (!oneVia.isDisjointWith(otherVia)) visit(oneTo, otherTo);
    }
  }
  return after;
};
