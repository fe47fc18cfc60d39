// Regular languages over texts: what patterns accept, whether one lies in another, and words that prove it.
import { type CharSet, DFA, NFA, Words } from 'refa';
import {
  attempt,
  dfaNodes,
  INNER,
  MOST_NODES,
  NotRegular,
  nfaNodes,
  nfaOfPattern,
  OPTIONS,
} from './pattern-automaton.ts';
import { remember } from './remember.ts';

/** A set of texts. Immutable; the functions here make new ones. */
export interface Language {
  /** @internal */
  readonly nfa: NFA;
}

/** An answer that would cost too much, or a pattern that is not regular (lookaround, word boundaries, backreferences). */
export type Unproven = 'unproven';

const MOST_PAIRS = 200_000;
const MOST_LANGUAGES = 500;

/**
 * The texts that all patterns match (ECMAScript, flag `u`).
 * @param options `anchored: true`: a pattern has to match the whole text, otherwise somewhere in it, as in JSON Schema
 */
export const languageOf = (
  sources: readonly string[],
  { anchored = false }: { readonly anchored?: boolean } = {},
): Language | Unproven => ofPatterns(sources, anchored);

const makeLanguage = (sources: readonly string[], anchored: boolean): Language | Unproven => {
  let all: Language | Unproven = anyText();
  for (const [at, source] of sources.entries()) {
    const one = attempt(() => ({ nfa: nfaOfPattern(source, anchored) }));
    if (one === 'unproven' || all === 'unproven') return 'unproven';
    all = at === 0 ? one : intersect(all, one);
  }
  return all;
};

/** The patterns of a project are few, each asked about many times. */
const ofPatterns = remember(
  (sources, anchored) => JSON.stringify([anchored, sources]),
  makeLanguage,
  MOST_LANGUAGES,
);

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

/** Up to `count` different texts, a shortest one first, then one through each transition: enough to see every branch. */
export const sampleWords = (language: Language, count: number): readonly string[] => {
  const { initial } = language.nfa;
  const finals: ReadonlySet<NFA.ReadonlyNode> = language.nfa.finals;
  const ends = shortestWays(finals, (node) => node.in);
  const starts = shortestWays([initial], (node) => node.out);
  if (!ends.has(initial)) return [];
  const words = new Set([charsOf(ends.get(initial)).join('')]);
  for (const [node, before] of starts) {
    for (const [to, via] of node.out) {
      if (words.size >= count) return [...words];
      if (!ends.has(to)) continue;
      const middle = [...charsOf(before).reverse(), readable(via), ...charsOf(ends.get(to))];
      words.add(middle.join(''));
    }
  }
  return [...words];
};

/** Characters on the way back from a node to where the search began; undefined at the beginning itself. */
type Way = { readonly char: string; readonly rest: Way } | undefined;

const charsOf = (way: Way): string[] => {
  const chars: string[] = [];
  for (let step = way; step !== undefined; step = step.rest) chars.push(step.char);
  return chars;
};

const readable = (via: CharSet): string => String.fromCodePoint(Words.pickMostReadableCharacter(via) ?? 0);

/** For each node that can be reached, a shortest way: breadth first, every node once. */
const shortestWays = (
  from: Iterable<NFA.ReadonlyNode>,
  next: (node: NFA.ReadonlyNode) => ReadonlyMap<NFA.ReadonlyNode, CharSet>,
): ReadonlyMap<NFA.ReadonlyNode, Way> => {
  const ways = new Map<NFA.ReadonlyNode, Way>([...from].map((node) => [node, undefined]));
  // A map goes on to the entries that are added while it is walked.
  for (const [node, rest] of ways) {
    for (const [to, via] of next(node)) if (!ways.has(to)) ways.set(to, { char: readable(via), rest });
  }
  return ways;
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
