import { isSentenceStarter, stopKind } from './abbreviations.js';
import { classAt, DIGIT, EDGE, isWordCharacter, LOWER, OTHER, SPACE, UPPER } from './char-class.js';
import { isCamelCase, wordAt, wordBefore, type Junction } from './junction.js';

/** How far a decision looks ahead. */
const WINDOW = 80;

const ASK_VERBS =
  'said|says|asked|asks|added|adds|told|tells|replied|wrote|writes|stressed|insisted|exclaimed|continued|noted|' +
  'explained|warned|argued|remarked|concluded|declared|wondered|tweeted|demanded|shouted|quipped|joked|recalled';

/** “Who won?” Ms Adeyemi asked; but “Who won?” Ms Adeyemi said she …, and “Who won?” He asked … */
const TAG_AFTER_QUOTE = new RegExp(
  `^(?!(?:He|She|They|It|We|You)\\b)(?:(?:I|\\p{Lu}[\\p{L}.'’-]{0,30}) ){1,4}(?:${ASK_VERBS})\\b` +
    '(?! (?:that|he|she|it|they|there|his|her|its|their|no|we)\\b)',
  'u',
);

/** What follows them is a letter or a numeral and no person's: "vitamin C. Sunlight", "World War I. Germany". */
const LETTERED = new Set(
  'vitamin plan group grade class type hepatitis influenza category section appendix exhibit annex schedule series pool team option model war part act phase chapter volume stage level zone'.split(
    ' ',
  ),
);

const ORDINAL_LANGUAGES = new Set(['de', 'da', 'nb', 'no', 'fi', 'cs', 'sk', 'pl', 'hu', 'hr', 'sl', 'sr', 'et', 'lv']);

/** What stands after "9 a.m." in the same sentence: a day, a month or a time zone. */
const AFTER_CLOCK = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january ' +
    'february march april may june july august september october november december jan feb mar apr jun jul aug sep ' +
    'sept oct nov dec eastern central mountain pacific greenwich local est edt et cst cdt ct mst mdt mt pst pdt pt gmt ' +
    'utc bst cet cest eet eest wet west ist msk jst kst hkt sgt wib aest aedt acst awst nzst nzdt'
  ).split(' '),
);

/** What may follow a place in the name of an office or authority: "Washington, D.C. Mayor …", "Calif. Gov. …". */
const AFTER_PLACE = new Set(
  'mayor council police attorney superior supreme circuit district metropolitan department state national governor gov sen rep senator'.split(
    ' ',
  ),
);

/** Brands that are written with an exclamation mark. */
const EXCLAIMING_NAMES = new Set(['yahoo', 'jeopardy', 'yum', 'joomla', 'kahoot']);

/**
 * True when a sentence ends at the marks of a junction and another begins after it. Something follows, and white space
 * stands between.
 *
 * @param sentenceStart where the sentence before the marks began
 * @param language primary subtag
 */
export function endsSentence(block: string, junction: Junction, sentenceStart: number, language: string): boolean {
  const { start, stop, nextAt, closedBy } = junction;
  const next = classAt(block, nextAt);
  if (next === OTHER && goesOnWith(block, nextAt)) return false;
  const isAsking = hasAskingMark(block, start, stop);
  if (next === LOWER && !isCamelCase(block, nextAt) && !isAddress(block, nextAt)) {
    return closedBy === 'nothing' && language === 'en' && endsBeforeSmallLetter(block, start, stop, isAsking);
  }
  if (isAsking) return endsAfterAsking(block, junction);
  const dots = dotsIn(block, start, stop);
  // An ellipsis that stands by itself ("[...]", "They ... We") leaves words out; one on a word trails off.
  if (dots > 1) return dots > 3 || (isWordCharacter(classAt(block, start - 1)) && !isStammer(block, start, nextAt));
  return endsAfterStop(block, junction, sentenceStart, language);
}

/** "I... I do not know". */
function isStammer(block: string, start: number, nextAt: number): boolean {
  const word = wordBefore(block, start);
  return word !== '' && word === wordAt(block, nextAt);
}

function goesOnWith(block: string, at: number): boolean {
  // ".NET" and ".45" are words.
  if (block.charAt(at) === '.') return !isWordCharacter(classAt(block, at + 1));
  return '/,;:!?)]}&%|=…'.includes(block.charAt(at));
}

function hasAskingMark(block: string, start: number, stop: number): boolean {
  for (let at = start; at < stop; at++) {
    const char = block.charAt(at);
    if (char !== '.' && char !== '…' && char !== ' ' && char !== '\u00A0') return true;
  }
  return false;
}

function dotsIn(block: string, start: number, stop: number): number {
  let dots = 0;
  for (let at = start; at < stop; at++) {
    const char = block.charAt(at);
    if (char === '.') dots++;
    else if (char === '…') dots += 3;
  }
  return dots;
}

function isAddress(block: string, at: number): boolean {
  return block.startsWith('http', at) || block.startsWith('www.', at);
}

/** Mails and comments do without capitals; "Yahoo! and", "Corp. common stock" and "... well" do not end there. */
function endsBeforeSmallLetter(block: string, start: number, stop: number, isAsking: boolean): boolean {
  const word = wordBefore(block, start);
  if (isAsking) return classAt(block, start - word.length) === LOWER;
  return stop === start + 1 && /^\p{Ll}{3}/u.test(word) && /[aeiouy]/.test(word) && stopKind(word, 'en') === 'word';
}

function endsAfterAsking(block: string, junction: Junction): boolean {
  const { start, stop, nextAt, closedBy, isInterrupted } = junction;
  // "(?)" and "(!)" comment on a word.
  if (closedBy === 'bracket' && '(['.includes(block.charAt(start - 1))) return false;
  if (closedBy === 'quote') return isInterrupted || !TAG_AFTER_QUOTE.test(block.slice(nextAt, nextAt + WINDOW));
  if (stop > start + 1 || block.charAt(start) !== '!') return true;
  return !EXCLAIMING_NAMES.has(wordBefore(block, start).toLowerCase());
}

function endsAfterStop(block: string, junction: Junction, sentenceStart: number, language: string): boolean {
  const { start, nextAt, closedBy, isInterrupted, isQuoteNext } = junction;
  const word = wordBefore(block, start);
  if (isItemNumber(block, start, word, sentenceStart)) return false;
  const nextWord = wordAt(block, nextAt);
  if (ORDINAL_LANGUAGES.has(language) && /^\p{Nd}{1,2}$/u.test(word)) return isSentenceStarter(nextWord, language);
  const kind = stopKind(word, language);
  if (kind === 'word') return true;
  const isInitialNext = nextWord.length === 1 && block.charAt(nextAt + 1) === '.';
  if (closedBy === 'quote') return kind !== 'title' && (isQuoteNext || !(kind === 'initial' && isInitialNext));
  const startsAnew = !isInitialNext && !isInterrupted && isSentenceStarter(nextWord, language);
  switch (kind) {
    case 'title':
    case 'leadIn':
      return false;
    case 'beforeFigure':
      return !isFigure(block, nextAt, nextWord, word);
    case 'final':
      return true;
    case 'place':
      return !isInterrupted && !AFTER_PLACE.has(nextWord.toLowerCase());
    case 'clock':
      return !isInterrupted && !AFTER_CLOCK.has(nextWord.toLowerCase());
    case 'dotted':
      return startsAnew || (!isInterrupted && isPlaceAfterComma(block, start - word.length) && endsPlace(nextWord));
    case 'initial':
      return startsAnew || LETTERED.has(wordBefore(block, start - 2).toLowerCase());
    case 'general':
      return startsAnew;
  }
}

/** "No. 1", "Vol. II"; "He said no. I left" is no numeral. */
function isFigure(block: string, nextAt: number, nextWord: string, word: string): boolean {
  if (classAt(block, nextAt) === DIGIT) return true;
  return /^[IVXLC]+$/.test(nextWord) && (nextWord !== 'I' || classAt(block, nextAt - word.length - 2) === UPPER);
}

/** "Washington, D.C. Officials": a name that goes on would have a comma after the place. */
function isPlaceAfterComma(block: string, wordStart: number): boolean {
  return block.charAt(wordStart - 2) === ',' && classAt(block, wordStart - 1) === SPACE;
}

function endsPlace(nextWord: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(nextWord) && !AFTER_PLACE.has(nextWord.toLowerCase());
}

/** "1.", "a." or "IV." at the beginning of a sentence or after a colon numbers what follows. */
function isItemNumber(block: string, start: number, word: string, sentenceStart: number): boolean {
  if (word.length === 0 || word.length > 4 || !/^(?:\p{Nd}{1,3}|\p{L}|[IVX]+)$/u.test(word)) return false;
  let at = start - word.length - 1;
  while (at >= sentenceStart && (classAt(block, at) === SPACE || '•⁃([*-'.includes(block.charAt(at)))) at--;
  if (at < sentenceStart) return classAt(block, start - word.length - 1) !== EDGE || start - word.length === 0;
  return /^\p{Nd}/u.test(word) && ':;'.includes(block.charAt(at));
}
