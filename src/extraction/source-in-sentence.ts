import type { NameRegistry } from './name-registry.js';
import { looksLikePerson, type NameRun } from './names.js';
import { hasSubjectAside, isParticiple, isPassive, mannerAt } from './reporting-cue.js';
import type { Sentence } from './sentence.js';
import { pronounKind, type Manner, type Source } from './source.js';
import {
  headSource,
  namedSource,
  nominalSource,
  phraseSource,
  roleEndingAt,
  spanOf,
  unnamedSource,
} from './source-phrase.js';
import { subjectBefore } from './subject.js';
import { isCapital, type Token } from './tokens.js';
import { isIn, WORD } from './word-classes.js';

/** Words looked at on either side of a reporting verb. */
const REACH = 45;

/** The source a sentence names by its own cue ("X said", "according to X", "said X", "in X's view"), or null. */
export function sourceInSentence(sentence: Sentence, registry: NameRegistry): Source | null {
  const { tokens } = sentence;
  let best: Source | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const source = sourceAt(sentence, registry, i);
    if (source === null) continue;
    // "…, the mayor's office said" at the end reports all that stands before it.
    const isOuter = i >= tokens.length - 3 && tokens[i]?.lower !== 'according';
    if (best === null || rankOf(source) > rankOf(best) || (isOuter && rankOf(source) === RANK.named)) best = source;
    if (rankOf(best) === RANK.named && !isOuter && !hasLateCue(tokens, i)) return best;
  }
  return best;
}

/** "Beijing sees him as an opponent, he added": what is said outranks what is held, and a name outranks none. */
const RANK = { unnamed: 0, held: 1, pronoun: 2, named: 3 };

function rankOf({ name, pronoun, manner }: Source): number {
  if (name === null && pronoun === null) return RANK.unnamed;
  if (manner === 'stance') return RANK.held;
  return name === null ? RANK.pronoun : RANK.named;
}

/** Whether one of the last words is a reporting verb after `from`. */
function hasLateCue(tokens: readonly Token[], from: number): boolean {
  return [3, 2, 1].some((back) => tokens.length - back > from && isIn(tokens[tokens.length - back], WORD.speech));
}

function sourceAt(sentence: Sentence, registry: NameRegistry, i: number): Source | null {
  const { tokens } = sentence;
  const token = tokens[i];
  if (token === undefined || token.kind !== 'word') return null;
  const word = token.lower;
  if (word === 'according' && tokens[i + 1]?.lower === 'to')
    return sourceAfter(sentence, registry, i + 2, 'speech', 10);
  if (word === 'quote' && tokens[i - 1]?.lower === 'to' && i <= 2)
    return sourceAfter(sentence, registry, i + 1, 'speech', 4);
  if (isIn(token, WORD.speechNoun)) {
    const bySpeechNoun = ownerOfSpeechNoun(sentence, registry, i);
    if (bySpeechNoun !== null) return bySpeechNoun;
  }
  const manner = mannerAt(tokens, i);
  if (manner === null) return null;
  if (isPassive(tokens, i)) return agentOf(sentence, registry, i, manner);
  if (isParticiple(tokens, i)) return hasSubjectAside(tokens, i) ? subjectSource(sentence, registry, i, manner) : null;
  return invertedSource(sentence, registry, i, manner) ?? sourceBefore(sentence, registry, i, manner);
}

/** "… is accused by critics of …": in the passive the source comes after "by", or is not named. */
function agentOf(sentence: Sentence, registry: NameRegistry, verb: number, manner: Manner): Source | null {
  const { tokens } = sentence;
  const by = tokens.slice(verb + 1, verb + 4).findIndex((token) => token.lower === 'by');
  return by < 0 ? null : sourceAfter(sentence, registry, verb + 2 + by, manner, 4);
}

function subjectSource(sentence: Sentence, registry: NameRegistry, verb: number, manner: Manner): Source | null {
  const subject = subjectBefore(sentence, verb);
  if (subject === null) return null;
  if ('core' in subject) return namedSource(subject, registry, manner);
  return {
    name: null,
    person: pronounKind(subject.lower) === 'person',
    span: spanOf(subject),
    pronoun: pronounKind(subject.lower) ?? null,
    manner,
  };
}

/** "X said", "X, a professor at Y, said", "China's defence ministry said", "he said". */
function sourceBefore(sentence: Sentence, registry: NameRegistry, verb: number, manner: Manner): Source | null {
  const { tokens } = sentence;
  const at = skipTimes(tokens, verb - 1);
  const last = tokens[at];
  if (last === undefined || last.kind === 'quote') return null;
  if (last.text === ',') return appositionSource(sentence, registry, at, manner);
  const pronoun = pronounKind(last.lower);
  if (pronoun !== undefined) return { name: null, person: pronoun === 'person', span: spanOf(last), pronoun, manner };
  return subjectEndingAt(sentence, registry, at, manner);
}

/** Over adverbs, auxiliaries and times between a subject and its verb: "Clark in October also said". */
function skipTimes(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at >= 0) {
    if (isHelper(tokens[at])) at--;
    else if (
      isIn(tokens[at], WORD.time) &&
      /^(?:in|on|last|since|late|early|next|this)$/.test(tokens[at - 1]?.lower ?? '')
    )
      at -= 2;
    else break;
  }
  return at;
}

function isHelper(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word') return false;
  return isIn(token, WORD.helper) || (token.lower.endsWith('ly') && !isCapital(token));
}

function subjectEndingAt(sentence: Sentence, registry: NameRegistry, at: number, manner: Manner): Source | null {
  const { tokens, names } = sentence;
  const run = names.find((name) => name.from <= at && at < name.to);
  const isUnnamed = run !== undefined && run.to - run.from === 1 && isIn(tokens[at], WORD.unnamed | WORD.actor);
  if (run !== undefined && !isUnnamed && !tokens[at]?.possessive) {
    return (
      phraseSource(sentence, run, registry, manner) ??
      headSource(sentence, run, registry, manner) ??
      namedSource(run, registry, manner)
    );
  }
  return nominalSource(sentence, registry, at, manner);
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
      /^(?:a|an|the|who|whose|which|former|head|chief|director|professor|senior|another)$/.test(
        tokens[at + 1]?.lower ?? '',
      )
    ) {
      return namedSource(run, registry, manner);
    }
    if (nearest === null && (looksLikePerson(run) || registry.resolve(run.core).person)) nearest = run;
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
  if (run === undefined) {
    if (first === undefined) return false;
    if (isIn(first, WORD.unnamed) || pronounKind(first.lower) !== undefined) return endsClause(tokens[verb + 2]);
    const noun = headNoun(tokens, verb + 1, verb + 7);
    return noun >= 0 && endsClause(tokens[noun + 1]);
  }
  if (tokens.slice(verb + 1, run.from).some((token) => token.kind !== 'word' || token.lower === 'that')) return false;
  return endsClause(tokens[run.to]);
}

function endsClause(next: Token | undefined): boolean {
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
  const pronoun = pronounKind(first.lower);
  // "according to his office" is not him.
  if (pronoun !== undefined && /^(?:he|she|it|they|him|them)$/.test(first.lower))
    return { name: null, person: pronoun === 'person', span: spanOf(first), pronoun, manner };
  const run = names.find((name) => name.from >= from && name.from < from + reach && name.core !== '');
  const noun = headNoun(tokens, from, run?.from ?? from + 6);
  if (noun >= 0) return nominalSource(sentence, registry, noun, manner);
  if (run === undefined || tokens.slice(from, run.from).some((t) => t.text === ',' || t.kind === 'quote')) return null;
  if (isIn(tokens[run.to], WORD.institutionNoun)) return nominalSource(sentence, registry, run.to, manner);
  return namedSource(run, registry, manner);
}

/** The noun of "according to the researchers", when it is not only what a name stands under ("the actress Ada Novak"). */
function headNoun(tokens: readonly Token[], from: number, to: number): number {
  const nouns = WORD.unnamed | WORD.actor | WORD.institutionNoun | WORD.evidence;
  for (let at = from; at < Math.min(to, tokens.length); at++) {
    const token = tokens[at];
    if (token?.kind !== 'word') return -1;
    const next = tokens[at + 1];
    if (isIn(token, nouns) && !token.possessive && !isIn(next, nouns | WORD.title) && !isCapital(next)) return at;
  }
  return -1;
}

/** "in X's estimation", "the Russian president's admission that". */
function ownerOfSpeechNoun(sentence: Sentence, registry: NameRegistry, noun: number): Source | null {
  const { tokens, names } = sentence;
  const owner = tokens[noun - 1];
  if (!owner?.possessive) return null;
  const reports = tokens[noun + 1];
  const takesClause = isIn(tokens[noun], WORD.clauseNoun) && reports?.lower === 'that';
  const isFramed = tokens[noun - 2]?.lower === 'in' || takesClause || reports?.kind === 'quote';
  const inView =
    tokens.slice(Math.max(0, noun - 5), noun).some((token) => token.lower === 'in') && reports?.text === ',';
  if (!isFramed && !inView) return null;
  const run = names.find((name) => name.to === noun);
  if (run !== undefined && run.core !== '') return namedSource(run, registry, 'speech');
  const holder = registry.holderOf(roleEndingAt(tokens, noun - 1));
  if (holder !== null) return { ...holder, span: spanOf(owner), pronoun: null, manner: 'speech' };
  return isIn(owner, WORD.unnamed) ? unnamedSource(owner, 'speech') : null;
}
