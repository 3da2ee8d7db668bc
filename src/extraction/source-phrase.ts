import type { Span } from '../text/span.js';
import type { NameRegistry } from './name-registry.js';
import type { NameRun } from './names.js';
import type { Sentence } from './sentence.js';
import type { Manner, Source } from './source.js';
import { isCapital, type Token } from './tokens.js';
import { isIn, WORD } from './word-classes.js';

/** What a noun phrase can begin after: a comma, or a word that opens a clause or takes the phrase as a whole. */
const PHRASE_STARTS = /^(?:by|that|which|but|yet|and|while|as|,|;|:|\(|)$/i;

const DEFINITE = /^(?:the|his|her|their|its|my|our|this|one|another)$/;
const INDEFINITE = /^(?:a|an)$/;

const SILENT =
  /^(?:data|video|videos|footage|figures|scans?|tests?|images?|photographs|photos|records|results|statement)$/;

/** Longest noun phrase taken for a source, in words. */
const MAX_PHRASE = 10;

/** The source that a name stands for, or null for a run that is only a title. */
export function namedSource(run: NameRun, registry: NameRegistry, manner: Manner): Source | null {
  if (run.core === '') return null;
  const { name, person } = registry.resolve(run.core);
  return { name, person: person || run.titled, span: { start: run.start, end: run.end }, pronoun: null, manner };
}

/** A source that nobody could ask: "analysts", "critics". */
export function unnamedSource(token: Token, manner: Manner): Source {
  return { name: null, person: false, span: spanOf(token), pronoun: null, manner };
}

/**
 * "Hana Kim of the Circle said", "the ambassadors to Washington said": the name after a preposition is not who spoke,
 * what stands before the preposition is. Null when the name stands by itself.
 */
export function phraseSource(sentence: Sentence, run: NameRun, registry: NameRegistry, manner: Manner): Source | null {
  const { tokens, names } = sentence;
  const hasArticle = /^(?:the|an?)$/.test(tokens[run.from - 1]?.lower ?? '');
  const preposition = run.from - (hasArticle ? 2 : 1);
  if (!/^(?:to|in|at|from|with|of|for|on)$/.test(tokens[preposition]?.lower ?? '')) return null;
  const before = names.find((name) => name.to === preposition && name.core !== '');
  if (before !== undefined) return namedSource(before, registry, manner);
  let from = preposition;
  while (from > 0 && run.from - from < MAX_PHRASE && !PHRASE_STARTS.test(tokens[from - 1]?.text ?? '')) from--;
  const phrase = tokens.slice(from, run.to);
  const head = phrase[0];
  const isPhrase =
    head !== undefined &&
    from < preposition &&
    !/^(?:to|in|at|from|with|of|for|and|on|after|before)$/.test(head.lower) &&
    phrase.every((token) => token.kind === 'word' && !isIn(token, WORD.auxiliary));
  if (!isPhrase) return null;
  const noun = tokens[preposition - 1];
  // "Chinese and Russian ambassadors to Washington" are somebody in particular, with or without an article.
  const isQualified = tokens.slice(from, preposition - 1).some(isCapital);
  if (isQualified || isAskable(tokens, preposition - 1)) return nounSource(tokens, from, run.to, manner);
  return noun !== undefined && isIn(noun, WORD.unnamed | WORD.actor) ? unnamedSource(noun, manner) : null;
}

/**
 * "The authors of the research in the journal Heart argued": a name that only says where something appeared is not who
 * spoke; the first noun of the clause that can speak is. Null when the name stands by itself.
 */
export function headSource(sentence: Sentence, run: NameRun, registry: NameRegistry, manner: Manner): Source | null {
  const { tokens } = sentence;
  if (!/^(?:journal|magazine|newspaper|website|city|town|village|district)$/.test(tokens[run.from - 1]?.lower ?? ''))
    return null;
  const head = tokens.findIndex(
    (token, i) =>
      i < run.from && isIn(token, WORD.actor | WORD.institutionNoun | WORD.evidence) && tokens[i + 1]?.lower === 'of',
  );
  return head < 0 ? null : nominalSource(sentence, registry, head, manner);
}

/**
 * A source without a name of its own: "China's defence ministry", "the Biden administration", "the Russian president",
 * "the patient". A group that nobody could ask ("critics") is an unnamed source.
 */
export function nominalSource(sentence: Sentence, registry: NameRegistry, at: number, manner: Manner): Source | null {
  const { tokens } = sentence;
  const noun = tokens[at];
  if (noun === undefined || noun.kind !== 'word' || noun.possessive) return null;
  const holder = registry.holderOf(roleEndingAt(tokens, at));
  if (holder !== null) return { ...holder, span: spanOf(noun), pronoun: null, manner };
  const governing = governingNoun(tokens, at);
  if (governing >= 0) return governedSource(tokens, governing, at, manner);
  if (isIn(noun, WORD.institutionNoun)) {
    const institution = institutionSource(sentence, registry, at, manner);
    if (institution !== null) return institution;
  }
  if (!isIn(noun, WORD.actor | WORD.institutionNoun | WORD.unnamed | WORD.evidence)) return null;
  if (isIn(noun, WORD.evidence)) {
    const issuer = issuerOf(sentence, registry, at, manner);
    if (issuer !== null) return issuer;
  }
  const from = phraseStart(tokens, at);
  // Pictures and measurements show; they do not say.
  if (SILENT.test(noun.lower)) return null;
  if (isAskable(tokens, at)) return nounSource(tokens, from, at + 1, manner);
  return isIn(noun, WORD.unnamed | WORD.actor) ? unnamedSource(noun, manner) : null;
}

/** The noun of "a spokesman for the council" when `at` is the council; -1 when nothing stands before it. */
function governingNoun(tokens: readonly Token[], at: number): number {
  const preposition = phraseStart(tokens, at) - 1;
  if (!/^(?:for|of|at|from|with|in)$/.test(tokens[preposition]?.lower ?? '')) return -1;
  return isIn(tokens[preposition - 1], WORD.actor | WORD.title | WORD.unnamed) ? preposition - 1 : -1;
}

function governedSource(tokens: readonly Token[], noun: number, at: number, manner: Manner): Source | null {
  const head = tokens[noun];
  if (head === undefined) return null;
  // Whoever speaks for somebody can be asked, by whatever article.
  const isAsked = head.lower.startsWith('spokes') || isAskable(tokens, noun);
  return isAsked ? nounSource(tokens, phraseStart(tokens, noun), at + 1, manner) : unnamedSource(head, manner);
}

/** "A report issued by the Kremlin", "a study in the Lancet": whoever issued it is the source. */
function issuerOf({ tokens, names }: Sentence, registry: NameRegistry, at: number, manner: Manner): Source | null {
  const by = tokens.slice(at + 1, at + 4).findIndex((token) => /^(?:by|from|in)$/.test(token.lower));
  if (by < 0) return null;
  const after = at + 2 + by;
  const run = names.find((name) => name.core !== '' && name.from >= after && name.from <= after + 2);
  return run === undefined ? null : namedSource(run, registry, manner);
}

/** "China's defence ministry", "the Sputnik news service": a name with the noun that says what it is. */
function institutionSource(sentence: Sentence, registry: NameRegistry, at: number, manner: Manner): Source | null {
  const { tokens, names } = sentence;
  const noun = tokens[at];
  const run = names.findLast((name) => name.to <= at && at - name.to <= 3);
  if (noun === undefined || run === undefined || run.core === '' || !registry.isName(run)) return null;
  const between = tokens.slice(run.to, at);
  if (between.some((token) => token.kind !== 'word' || DEFINITE.test(token.lower) || INDEFINITE.test(token.lower)))
    return null;
  const isOutlet = tokens.slice(run.to, at + 1).every((token) => isIn(token, WORD.outletNoun));
  if (isOutlet) return namedSource(run, registry, manner);
  const rest = tokens.slice(run.to, at + 1).map((token) => token.text);
  const owner = tokens[run.to - 1]?.possessive ? possessiveOf(run.core) : run.core;
  const span = { start: run.start, end: noun.end };
  return { name: [owner, ...rest].join(' '), person: false, span, pronoun: null, manner };
}

/** Whether the noun at `at` means somebody or something in particular: "the patient" does, "two officials" do not. */
function isAskable(tokens: readonly Token[], at: number): boolean {
  const noun = tokens[at];
  const opener = tokens[phraseStart(tokens, at)]?.lower ?? '';
  if (isIn(noun, WORD.unnamed)) return false;
  if (DEFINITE.test(opener)) return true;
  // "Police said", "a new study found"; but "a man said" is nobody in particular.
  return isIn(noun, WORD.institutionNoun | WORD.evidence) && (INDEFINITE.test(opener) || !isQuantified(opener));
}

function isQuantified(opener: string): boolean {
  return /^(?:some|many|several|few|most|other|all|both|two|three|four|five|no|any|more)$/.test(opener);
}

/** The first word of the noun phrase that ends at `at`: its article or owner, or the first of its adjectives. */
function phraseStart(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && at - from < 5) {
    const before = tokens[from - 1];
    if (before?.kind !== 'word' || PHRASE_STARTS.test(before.text)) break;
    if (
      isIn(before, WORD.auxiliary | WORD.speech | WORD.helper) ||
      /^(?:of|in|to|at|on|for|with|from)$/.test(before.lower)
    )
      break;
    from--;
    if (DEFINITE.test(before.lower) || INDEFINITE.test(before.lower)) break;
  }
  return from;
}

function nounSource(tokens: readonly Token[], from: number, to: number, manner: Manner): Source | null {
  const words = tokens.slice(from, to);
  const named = /^(?:the|an?|this)$/.test(words[0]?.lower ?? '') ? words.slice(1) : words;
  const [first, last] = [named[0], named.at(-1)];
  if (first === undefined || last === undefined) return null;
  const name = named.map((token) => (token.possessive ? possessiveOf(token.text) : token.text)).join(' ');
  const person = isIn(last, WORD.actor);
  return { name, person, span: { start: first.start, end: last.end }, pronoun: null, manner };
}

const possessiveOf = (word: string): string => (word.endsWith('s') ? `${word}'` : `${word}'s`);

/** The two words that end at a token, as a role: "russian president". */
export function roleEndingAt(tokens: readonly Token[], at: number): string {
  return [tokens[at - 1]?.lower, tokens[at]?.lower].filter((word) => word !== undefined).join(' ');
}

export function spanOf({ start, end }: Span): Span {
  return { start, end };
}
