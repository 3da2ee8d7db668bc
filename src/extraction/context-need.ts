import type { Sentence } from './sentence.js';

const OPENS_UNCLEARLY =
  /^["'“‘«\s([*_]*(?:(?:but|and|yet|still|so|also|however|meanwhile|then|instead|finally),? )?(?:he|she|it|they|this|that|these|those|his|her|its|their|both|neither|such|the (?:two|latter|former|move|decision|plan|deal|pact|meeting|call|announcement|statement|event|agreement|report|same))\b/i;

const RELATIVE_TIME =
  /\b(?:yesterday|today|tonight|tomorrow|last (?:week|month|year|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|next (?:week|month|year)|this (?:week|month|year|morning|summer|winter)|earlier this|later this|(?:days|weeks|months|years|fortnight) ago|at (?:the|that) (?:time|point)|back then|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i;

/**
 * Whether a sentence cannot be judged on its own: it opens with a word that points back, or names a time relative to
 * the day of writing. English only; the claim is kept either way and shown with what stands before it.
 */
export function needsContext(sentence: Sentence): boolean {
  const head = sentence.text.slice(0, 1000);
  return OPENS_UNCLEARLY.test(head) || RELATIVE_TIME.test(head);
}
