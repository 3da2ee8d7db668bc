import type { Manner } from './source.js';
import { SPEECH_PHRASES } from './speech-lexicon.js';
import { isCapital, type Token } from './tokens.js';
import { isIn, WORD } from './word-classes.js';

const REPORTING = WORD.speech | WORD.stance | WORD.promise;

/** How the word at `i` reports what somebody says, holds or promises; null when it is no reporting verb. */
export function mannerAt(tokens: readonly Token[], i: number): Manner | null {
  const token = tokens[i];
  // A capital inside a sentence belongs to a name: "the United States".
  if (token?.kind !== 'word' || token.possessive || (i > 0 && isCapital(token))) return null;
  if (isSpeechPhrase(tokens, i)) return 'speech';
  if (!isIn(token, REPORTING)) return null;
  // "so-called", "the reported deal", "a report" are no reporting verbs, and shares that "added 3 %" say nothing.
  if (isNominal(tokens, i) || takesFigure(tokens, i) || takesObject(tokens, i)) return null;
  if (isIn(token, WORD.speech)) return 'speech';
  return isIn(token, WORD.promise) ? 'promise' : 'stance';
}

function isSpeechPhrase(tokens: readonly Token[], i: number): boolean {
  return SPEECH_PHRASES.some(
    ([a, b]) => tokens[i]?.lower === a && tokens.slice(i + 1, i + 4).some((token) => token.lower === b),
  );
}

function isNominal(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  if (before === undefined || (before.lower === 'by' && tokens[i]?.lower.endsWith('ing'))) return false;
  if (/^(?:the|a|an|this|that|these|those|of|its|their|his|her|such|any|no|what|which|by)$/.test(before.lower))
    return true;
  const word = tokens[i]?.lower ?? '';
  // "Fears of war", "claims about prices".
  if (word.endsWith('s') && /^(?:of|about|over|for)$/.test(tokens[i + 1]?.lower ?? '')) return true;
  return (
    before.possessive &&
    /^(?:claims?|reports?|estimates|demands|hopes|fears|calls|forecast|notes|comments|remarks|warning)$/.test(word)
  );
}

function takesFigure(tokens: readonly Token[], i: number): boolean {
  if (!/^(?:added|adds|adding|add)$/.test(tokens[i]?.lower ?? '')) return false;
  return tokens[i + 1]?.kind === 'number' || tokens[i + 1]?.lower === 'to';
}

/** "It posted a video", "in states where": a thing is posted, or there is no verb at all, unless words follow. */
function takesObject(tokens: readonly Token[], i: number): boolean {
  if (!/^(?:states|posted|tweeted|detailed|mentioned|write|writing)$/.test(tokens[i]?.lower ?? '')) return false;
  return !tokens.slice(i + 1, i + 12).some((token) => token.kind === 'quote' || token.lower === 'that');
}

/** "Assange was accused", "it is said": the subject is whom it is said of, not who says it. */
export function isPassive(tokens: readonly Token[], i: number): boolean {
  if (!/(?:ed|said|told|forecast)$/.test(tokens[i]?.lower ?? '')) return false;
  let at = i - 1;
  while (at >= 0 && i - at < 4 && /(?:ly|also|not|been|being|then|once)$/.test(tokens[at]?.lower ?? '')) at--;
  return (
    /^(?:is|are|was|were|be|been|being|gets|got)$/.test(tokens[at]?.lower ?? '') ||
    /^be(?:en|ing)$/.test(tokens[i - 1]?.lower ?? '')
  );
}

/**
 * "…, saying", "by adding that", "a statement warning that": a participle, whose subject is the sentence's.
 */
export function isParticiple(tokens: readonly Token[], i: number): boolean {
  return (tokens[i]?.lower ?? '').endsWith('ing') && !/^(?:as|is|was|are|were|been)$/.test(tokens[i - 1]?.lower ?? '');
}

/** Whether the participle stands beside its clause; in "he had stopped asking" it reports nothing. */
export function hasSubjectAside(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  if (before === undefined || before.kind !== 'word') return true;
  return (
    isIn(before, WORD.evidence | WORD.speechNoun) || /^(?:by|while|in|after|before|and|without)$/.test(before.lower)
  );
}
