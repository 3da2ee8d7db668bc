import type { Span } from '../text/span.js';
import { AUXILIARIES } from './fact-lexicon.js';
import type { NameRegistry } from './name-registry.js';
import { looksLikePerson, type NameRun } from './names.js';
import type { Sentence } from './sentence.js';
import {
  CLAUSE_NOUNS,
  INSTITUTION_NOUNS,
  OUTLET_NOUNS,
  PROMISE_VERBS,
  SPEECH_NOUNS,
  SPEECH_PHRASES,
  SPEECH_VERBS,
  STANCE_VERBS,
  UNNAMED_SOURCES,
  VERB_HELPERS,
} from './speech-lexicon.js';
import { isCapital, type Token } from './tokens.js';

/** Who a sentence says it has its words from. */
export interface Source {
  /** Fullest name, or null for a source without a name ("analysts") or one a pronoun stands for. */
  name: string | null;
  person: boolean;
  span: Span;
  /** The source is a pronoun; the reader knows who is meant from what came before. */
  pronoun: 'person' | 'thing' | null;
  /** How the words are reported: said, held, or promised. */
  manner: 'speech' | 'stance' | 'promise';
}

/** Words looked at on either side of a reporting verb. */
const REACH = 45;

const PRONOUNS: ReadonlyMap<string, 'person' | 'thing'> = new Map([
  ['he', 'person'],
  ['she', 'person'],
  ['it', 'thing'],
  ['his', 'person'],
  ['her', 'person'],
]);

/** What a noun phrase can begin after: a comma, an article, or the preposition that takes it as a whole. */
const PHRASE_STARTS = /^(?:by|the|a|an|that|which|but|yet|,|;|:|\(|)$/i;

type Manner = Source['manner'];

/** The source a sentence names by its own cue ("X said", "according to X", "said X", "in X's view"), or null. */
export function sourceInSentence(sentence: Sentence, registry: NameRegistry): Source | null {
  const { tokens } = sentence;
  let weaker: Source | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const source = sourceAt(sentence, registry, i);
    if (source === null) continue;
    const identified = source.name !== null || source.pronoun !== null;
    // "Beijing sees him as an opponent, he added": what is said outranks what is held, and a name outranks none.
    if (identified && source.manner !== 'stance') return source;
    if (weaker === null || (identified && weaker.name === null)) weaker = source;
  }
  return weaker;
}

function sourceAt(sentence: Sentence, registry: NameRegistry, i: number): Source | null {
  const { tokens } = sentence;
  const word = tokens[i]?.lower ?? '';
  if (word === 'according' && tokens[i + 1]?.lower === 'to')
    return sourceAfter(sentence, registry, i + 2, 'speech', 10);
  if (word === 'quote' && tokens[i - 1]?.lower === 'to' && i <= 2)
    return sourceAfter(sentence, registry, i + 1, 'speech', 4);
  if (SPEECH_NOUNS.has(word)) {
    const bySpeechNoun = ownerOfSpeechNoun(sentence, registry, i);
    if (bySpeechNoun !== null) return bySpeechNoun;
  }
  const manner = mannerAt(tokens, i);
  if (manner === null) return null;
  return invertedSource(sentence, registry, i, manner) ?? sourceBefore(sentence, registry, i, manner);
}

function mannerAt(tokens: readonly Token[], i: number): Manner | null {
  const token = tokens[i];
  // A capital inside a sentence belongs to a name: "the United States".
  if (token?.kind !== 'word' || token.possessive || (i > 0 && isCapital(token))) return null;
  if (SPEECH_PHRASES.some(([a, b]) => token.lower === a && tokens.slice(i + 1, i + 4).some((t) => t.lower === b)))
    return 'speech';
  // "so-called", "the reported deal", "a report" are no reporting verbs.
  if (isNominal(tokens, i)) return null;
  if (SPEECH_VERBS.has(token.lower)) return 'speech';
  if (PROMISE_VERBS.has(token.lower)) return 'promise';
  return STANCE_VERBS.has(token.lower) ? 'stance' : null;
}

function isNominal(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  if (before === undefined) return false;
  if (/^(?:the|a|an|this|that|these|those|of|its|their|his|her|such|any|no|what|which|by)$/.test(before.lower))
    return true;
  const word = tokens[i]?.lower ?? '';
  // "Fears of war", "claims about prices".
  if (word.endsWith('s') && /^(?:of|about|over|for)$/.test(tokens[i + 1]?.lower ?? '')) return true;
  return (
    before.possessive &&
    /^(?:claims?|reports?|estimates|demands|hopes|fears|calls|forecast|notes|comments|remarks)$/.test(word)
  );
}

/** "X said", "X, a professor at Y, said", "China's defence ministry said", "he said". */
function sourceBefore(sentence: Sentence, registry: NameRegistry, verb: number, manner: Manner): Source | null {
  const { tokens } = sentence;
  let at = verb - 1;
  while (at >= 0 && isHelper(tokens[at])) at--;
  const last = tokens[at];
  if (last === undefined || last.kind === 'quote') return null;
  if (last.text === ',') return appositionSource(sentence, registry, at, manner);
  const pronoun = PRONOUNS.get(last.lower);
  if (pronoun !== undefined) return { name: null, person: pronoun === 'person', span: spanOf(last), pronoun, manner };
  return subjectEndingAt(sentence, registry, at, manner);
}

function isHelper(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word') return false;
  return VERB_HELPERS.has(token.lower) || /\Bly$/.test(token.lower);
}

function subjectEndingAt(sentence: Sentence, registry: NameRegistry, at: number, manner: Manner): Source | null {
  const { tokens, names } = sentence;
  const run = names.find((name) => name.from <= at && at < name.to);
  const isUnnamed = run !== undefined && run.to - run.from === 1 && UNNAMED_SOURCES.has(tokens[at]?.lower ?? '');
  if (run !== undefined && !isUnnamed && !tokens[at]?.possessive) {
    return phraseSource(sentence, run, manner) ?? namedSource(run, registry, manner);
  }
  const word = tokens[at];
  if (word === undefined) return null;
  if (UNNAMED_SOURCES.has(word.lower)) return { name: null, person: false, span: spanOf(word), pronoun: null, manner };
  if (!INSTITUTION_NOUNS.has(word.lower) && registry.holderOf(roleEndingAt(tokens, at)) === null) return null;
  return institutionSource(sentence, registry, at, manner);
}

/** "The ambassadors to Washington said": the name after a preposition is not who spoke, the whole phrase is. */
function phraseSource({ tokens }: Sentence, run: NameRun, manner: Manner): Source | null {
  if (!/^(?:to|in|at|from|with|of|for)$/.test(tokens[run.from - 1]?.lower ?? '')) return null;
  let from = run.from - 1;
  while (from > 0 && run.from - from < 9 && !PHRASE_STARTS.test(tokens[from - 1]?.text ?? '')) from--;
  const phrase = tokens.slice(from, run.to);
  const head = phrase[0];
  if (
    head === undefined ||
    from === run.from - 1 ||
    /^(?:to|in|at|from|with|of|for|and)$/.test(head.lower) ||
    phrase.some((token) => token.kind !== 'word' || AUXILIARIES.has(token.lower))
  )
    return null;
  const name = phrase.map((token) => token.text).join(' ');
  return { name, person: false, span: { start: head.start, end: run.end }, pronoun: null, manner };
}

/** A name followed by what the person is, between commas; the comma just before the verb closes it. */
function appositionSource(sentence: Sentence, registry: NameRegistry, comma: number, manner: Manner): Source | null {
  const { tokens, names } = sentence;
  let nearest: NameRun | null = null;
  for (let at = comma - 1; at > 0 && comma - at < REACH; at--) {
    if (tokens[at]?.text !== ',' && tokens[at]?.text !== '(') continue;
    const run = names.find((name) => name.to === at && name.core !== '');
    if (run === undefined) continue;
    if (
      /^(?:a|an|the|who|whose|former|head|chief|director|professor|senior|another)$/.test(tokens[at + 1]?.lower ?? '')
    ) {
      return namedSource(run, registry, manner);
    }
    if (nearest === null && looksLikePerson(run)) nearest = run;
  }
  nearest ??= names.find((name) => name.to === comma && name.core !== '') ?? null;
  return nearest === null ? null : namedSource(nearest, registry, manner);
}

/** "…," said X. Only after a quotation or a comma; otherwise what follows the verb is whom it was said to. */
function invertedSource(sentence: Sentence, registry: NameRegistry, verb: number, manner: Manner): Source | null {
  const before = sentence.tokens[verb - 1];
  if (before !== undefined && before.kind !== 'quote' && before.text !== ',' && !/[”"]/.test(before.text)) return null;
  // What follows "told" is always whom.
  const takesListener = /^(?:told|tells?|telling|informe?d?s?)$/.test(sentence.tokens[verb]?.lower ?? '');
  if (manner !== 'speech' || takesListener || !endsAsSubject(sentence, verb)) return null;
  return sourceAfter(sentence, registry, verb + 1, manner, 6);
}

/** After "…," said X comes a mark or a preposition; after "X, a doctor, said Y" comes Y's verb. */
function endsAsSubject({ tokens, names }: Sentence, verb: number): boolean {
  const run = names.find((name) => name.from > verb && name.from < verb + 7);
  const first = tokens[verb + 1];
  if (run === undefined) return first !== undefined && (UNNAMED_SOURCES.has(first.lower) || PRONOUNS.has(first.lower));
  if (tokens.slice(verb + 1, run.from).some((token) => token.kind !== 'word' || token.lower === 'that')) return false;
  const next = tokens[run.to];
  return (
    next === undefined ||
    next.kind !== 'word' ||
    /^(?:in|at|on|during|after|before|of|who|as|to|when|while|from|last|earlier)$/.test(next.lower)
  );
}

/** The first name within `reach` words from `from` on, with the institution noun that may follow it. */
function sourceAfter(
  sentence: Sentence,
  registry: NameRegistry,
  from: number,
  manner: Manner,
  reach: number,
): Source | null {
  const { tokens, names } = sentence;
  const first = tokens[from];
  if (first === undefined) return null;
  const pronoun = PRONOUNS.get(first.lower);
  if (pronoun !== undefined) return { name: null, person: true, span: spanOf(first), pronoun, manner };
  const run = names.find((name) => name.from >= from && name.from < from + reach && name.core !== '');
  const unnamed = tokens.slice(from, run?.from ?? from + 3).find((token) => UNNAMED_SOURCES.has(token.lower));
  if (unnamed !== undefined) return { name: null, person: false, span: spanOf(unnamed), pronoun: null, manner };
  if (run === undefined || tokens.slice(from, run.from).some((t) => t.text === ',' || t.kind === 'quote')) return null;
  const noun = tokens[run.to];
  if (noun && INSTITUTION_NOUNS.has(noun.lower)) return institutionSource(sentence, registry, run.to, manner);
  return namedSource(run, registry, manner);
}

/** "in X's estimation", "the Russian president's admission that". */
function ownerOfSpeechNoun(sentence: Sentence, registry: NameRegistry, noun: number): Source | null {
  const { tokens, names } = sentence;
  const owner = tokens[noun - 1];
  if (!owner?.possessive) return null;
  const reports = tokens[noun + 1];
  const takesClause = CLAUSE_NOUNS.has(tokens[noun]?.lower ?? '') && reports?.lower === 'that';
  const isFramed = tokens[noun - 2]?.lower === 'in' || takesClause || reports?.kind === 'quote';
  const inView =
    tokens.slice(Math.max(0, noun - 5), noun).some((token) => token.lower === 'in') && reports?.text === ',';
  if (!isFramed && !inView) return null;
  const run = names.find((name) => name.to === noun);
  if (run !== undefined && run.core !== '') return namedSource(run, registry, 'speech');
  const holder = registry.holderOf(roleEndingAt(tokens, noun - 1));
  return holder === null ? null : { ...holder, span: spanOf(owner), pronoun: null, manner: 'speech' };
}

/** "China's defence ministry", "the Biden administration", "Sputnik news service", "the Russian president". */
function institutionSource(sentence: Sentence, registry: NameRegistry, at: number, manner: Manner): Source | null {
  const { tokens, names } = sentence;
  const noun = tokens[at];
  if (noun === undefined) return null;
  const holder = registry.holderOf(roleEndingAt(tokens, at));
  if (holder !== null) return { ...holder, span: spanOf(noun), pronoun: null, manner };
  const run = names.findLast((name) => name.to <= at && at - name.to <= 3);
  if (run === undefined || run.core === '')
    return { name: null, person: false, span: spanOf(noun), pronoun: null, manner };
  if (tokens.slice(run.to, at).some((token) => token.kind !== 'word')) return null;
  const isOutlet = tokens.slice(run.to, at + 1).every((token) => OUTLET_NOUNS.has(token.lower));
  if (isOutlet) return namedSource(run, registry, manner);
  const rest = tokens.slice(run.to, at + 1).map((token) => token.text);
  const owner = tokens[run.to - 1]?.possessive ? `${run.core}'s` : run.core;
  const span = { start: run.start, end: noun.end };
  return { name: [owner, ...rest].join(' '), person: false, span, pronoun: null, manner };
}

function namedSource(run: NameRun, registry: NameRegistry, manner: Manner): Source | null {
  if (run.core === '') return null;
  const { name, person } = registry.resolve(run.core);
  return { name, person: person || run.titled, span: { start: run.start, end: run.end }, pronoun: null, manner };
}

/** The two words that end at a token, as a role: "russian president". */
export function roleEndingAt(tokens: readonly Token[], at: number): string {
  return [tokens[at - 1]?.lower, tokens[at]?.lower].filter((word) => word !== undefined).join(' ');
}

function spanOf({ start, end }: Token): Span {
  return { start, end };
}
