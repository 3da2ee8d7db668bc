import { boilerplateBlockReason, boilerplateReason, withoutMarks } from './boilerplate.js';
import { isCaption, tellsMore } from './captions.js';
import type { Sentence } from './sentence.js';
import type { GateReason } from './signs.js';
import { struckSentences } from './struck-through.js';

/** Fewer words state nothing that can be looked up. Quotations are exempt down to three: "And possibly ever". */
const MIN_WORDS = 5;
const MIN_QUOTED_WORDS = 3;

/** Longer "sentences" are tables, lists or text without full stops. */
const MAX_LENGTH = 1500;

/** A block of another language this long is prose of a document in two languages, and not a menu. */
const FOREIGN_PROSE = 200;

const DATE_ONLY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|at|on|am|pm|gmt|utc|est|[\d\s,.:|/–-])+$/i;

const ENGLISH_WORDS =
  /\b(?:the|a|an|of|to|in|is|are|was|were|and|or|for|on|with|that|this|it|its|he|she|they|we|i|you|has|have|had|by|at|from|as|not|be|been|will|would|but|their|his|her|our|do|does|did|no|there|what|who|more|than)\b/i;

/**
 * The structural gate: the reason why a sentence cannot be a claim, or null when it may be one.
 *
 * @param blockReason `blockGateReason` of its block; a notice's later sentences look innocent by themselves
 * @param language of the document: a short block in another one is a piece of the page around it
 */
export function gateReason(sentence: Sentence, blockReason: GateReason | null, language: string): GateReason | null {
  const stripped = withoutMarks(sentence.text);
  if (sentence.language !== language && sentence.block.end - sentence.block.start < FOREIGN_PROSE)
    return 'other-language';
  if (isCaption(sentence, stripped)) return tellsMore(stripped) ? null : 'caption';
  return (
    formReason(sentence, stripped) ??
    boilerplateReason(stripped) ??
    blockReason ??
    wordReason(sentence, stripped) ??
    endReason(sentence, stripped)
  );
}

/** `gateReason` of every sentence of a document, by its index. */
export function gatesOf(sentences: readonly Sentence[], language: string): (GateReason | null)[] {
  let blockReason: GateReason | null = null;
  const struck = struckSentences(sentences);
  return sentences.map((sentence, index) => {
    if (sentence.isFirstInBlock) blockReason = blockGateReason(sentence);
    return struck.has(index) ? 'struck-through' : gateReason(sentence, blockReason, language);
  });
}

/** Why a whole block can hold no claim, told from its first sentence, or null. */
export function blockGateReason(opening: Sentence): GateReason | null {
  return boilerplateBlockReason(withoutMarks(opening.text));
}

function formReason(sentence: Sentence, stripped: string): GateReason | null {
  const { block } = sentence;
  if (block.kind === 'heading' || /^#{1,6}\s/.test(sentence.text)) return 'heading';
  if (!/\p{L}/u.test(stripped)) return 'no-words';
  if (DATE_ONLY.test(stripped.slice(0, 120))) return 'dateline';
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(stripped)) return 'link';
  if (/^[#@]\S/.test(stripped)) return 'label';
  return sentence.end - sentence.start > MAX_LENGTH ? 'too-long' : null;
}

function wordReason(sentence: Sentence, stripped: string): GateReason | null {
  const words = stripped.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
  const isCaseless = !/[\p{Lu}\p{Ll}]/u.test(stripped);
  const least = sentence.quotedShare > 0 ? MIN_QUOTED_WORDS : MIN_WORDS;
  if (!isCaseless && words.length < least) return 'too-short';
  if (!isCaseless && stripped.length > 20 && stripped === stripped.toUpperCase()) return 'all-capitals';
  if (sentence.language.startsWith('en') && words.length >= 5 && !ENGLISH_WORDS.test(stripped)) return 'other-language';
  return null;
}

function endReason(sentence: Sentence, stripped: string): GateReason | null {
  if (/[,:;]$/.test(stripped)) return sentence.isLastInBlock ? 'lead-in' : null;
  const hasEnd = /[.!?…。！？؟۔।][”"'’»)\]\u00A0 /]*$|["”»]$/u.test(stripped);
  // An enumeration's items go without a full stop, and so does speech set as a block quotation; a bare table row says
  // nothing without its head.
  const exempt = sentence.block.kind === 'quote' || sentence.block.kind === 'listItem';
  return hasEnd || exempt ? null : 'no-final-punctuation';
}
