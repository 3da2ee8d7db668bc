import type { BoilerplateReason } from './signs.js';

interface Pattern {
  reason: BoilerplateReason;
  test: RegExp;
  /** A block that opens like this is furniture to its end. */
  wholeBlock: boolean;
}

const p = (reason: BoilerplateReason, test: RegExp, wholeBlock = false): Pattern => ({ reason, test, wholeBlock });

/** Patterns for text without emphasis marks. Each is anchored or bounded, so that none can run away. */
const PATTERNS: readonly Pattern[] = [
  p(
    'credit',
    /^(?:photo|image|picture|video|graphic|illustration|cover|featured image|caption|file photo)s?(?: (?:source|credit|by|courtesy|from|is from|copyright|caption))?s?\s*(?:[:|©/]|by |courtesy|is from|from )/i,
    true,
  ),
  p('credit', /^(?:sources?|credits?|via|h\/t)\s*:/i, true),
  p(
    'byline',
    /^(?:by|written by|reported by|words by|story by|text by|articles by:?|authors?:|from our correspondent)\s+\p{Lu}[^.!?]{0,200}$/iu,
    true,
  ),
  p('byline', /^by\s+(?:<[^>]{1,20}>)?(?:\p{Lu}\.\s?){1,3}\s?\p{Lu}/u, true),
  p('byline', /^(?:posted|published|updated|last updated|last modified|first published)(?: on| at|:)/i, true),
  p(
    'author-note',
    /^(?:editor['’]?s['’]? notes?|about the authors?|author['’]?s? (?:bio|note)|the (?:author|writer) is)\b/i,
    true,
  ),
  p(
    'author-note',
    /\bis (?:an?|the) (?:\S+ ){0,5}(?:columnist|commentator|freelance (?:writer|journalist)|contributor|staff writer|reporter) (?:and|at|for|with|based|who)\b/i,
  ),
  p(
    'share-prompt',
    /^(?:please )?(?:share|tweet|like|follow|subscribe|sign up|join us|forward|crosspost|retweet|bookmark|print|email)\b.{0,40}\b(?:us|me|this|our|on|@\S+|now|today|page|post|article|story|newsletter|channel|for|to your)\b/i,
    true,
  ),
  p('share-prompt', /^follow @/i, true),
  p('share-prompt', /\b(?:visit and follow|follow us|like us|find us|join us) on\b/i, true),
  p(
    'share-prompt',
    /\b(?:share buttons?|our (?:free )?(?:daily |weekly )?newsletter|(?:daily|weekly) newsletter|email lists?|sign up (?:for|to) (?:our|the))\b/i,
    true,
  ),
  p(
    'share-prompt',
    /^(?:if you|do you|did you|want to|have you)\b.{0,100}\b(?:contact us|contribute|subscribe|write to us|let us know|get in touch|e-?mail us|comment below)\b/i,
    true,
  ),
  p('share-prompt', /\b(?:contact|e-?mail|write to) us (?:at|on|here|via)\b/i, true),
  p(
    'share-prompt',
    /^(?:support (?:us|our|independent)|donate|become a (?:member|patron|subscriber|supporter))\b/i,
    true,
  ),
  p('navigation', /^(?:please )?(?:click|tap|press) (?:here|below|on|the|to)\b/i, true),
  p('navigation', /^(?:read|see|watch|listen|learn|find out) (?:more|also|next|the full|now|our)\b/i, true),
  p(
    'navigation',
    /^(?:related|recommended|trending|most (?:read|popular)|more from|more on|you (?:may|might) also like|see also|up next)\b.{0,60}$/i,
    true,
  ),
  p('navigation', /^(?:labels?|tags?|topics?|categor(?:y|ies)|filed under|region|theme|keywords)\s*:/i, true),
  p(
    'navigation',
    /^(?:advertisement|sponsored|skip to|back to top|home|menu|login|log in|comments?|comment on|leave a (?:comment|reply)|loading|continue reading)\b.{0,80}$/i,
    true,
  ),
  p(
    'navigation',
    /\b(?:drop.?down menu|top banner|home ?page|click (?:here|the|on the)|activat\w+ the)\b.{0,120}\b(?:website|page|button|version|menu|buttons?|below|above|here)\b/i,
    true,
  ),
  p('navigation', /^(?:for|all) (?:media|press) (?:inquiries|enquiries|requests)\b/i, true),
  p('navigation', /^to receive\b.{0,120}\b(?:newsletter|updates|alerts|e-?mails?)\b/i, true),
  p('navigation', /^(?:note|notice) to (?:our )?readers\b/i, true),
  p(
    'disclaimer',
    /^(?:disclaimer|copyright|©|\(c\)|all rights reserved|legal notice|terms (?:of|and)|privacy policy|fair use)\b/i,
    true,
  ),
  p(
    'disclaimer',
    /\b(?:is|are|be) (?:not|in no way) (?:be )?(?:responsible|liable) for (?:the (?:content|accuracy)|any (?:inaccura|error|incorrect|content))/i,
    true,
  ),
  p(
    'disclaimer',
    /\b(?:views?|opinions?)(?: and opinions?)?(?: expressed\b| (?:in|of) this (?:article|piece)|.{0,60}\bdo(?:es)? not (?:necessarily )?(?:reflect|represent)|.{0,40}\bnot necessarily)/i,
    true,
  ),
  p('disclaimer', /\bnot necessarily (?:the |those )?(?:views?|opinions?|reflect|represent|of)\b/i, true),
  p(
    'disclaimer',
    /\b(?:copyrighted (?:material|work)|copyright (?:owner|holder)|all rights reserved|"?fair use"? (?:you|provision|of)|provisions of "?fair use)/i,
    true,
  ),
  p(
    'disclaimer',
    /\b(?:original source of this article|originally (?:published|appeared) (?:on|in|at|by)|first (?:published|appeared) (?:on|in|at)|republished (?:with|from|under)|reprinted with)\b/i,
    true,
  ),
  // A correction repeats the wording it takes back; the article's own text is what is checked.
  p(
    'correction-notice',
    /^(?:corrections?|clarifications?|editor['’]?s['’]? correction|erratum|amendment)\b.{0,40}?[:—–]|^(?:this|an earlier version of this) (?:article|story|report|piece|post|page) (?:was|has been|originally|incorrectly|previously|mis)\b.{0,80}\b(?:amended|corrected|updated|changed|edited|misstated|said|stated|referred|gave)\b|^an earlier version of (?:this|the)\b/i,
    true,
  ),
  p('disclaimer', /^(?:we use|this (?:site|website) uses) cookies\b/i, true),
];

/** Code units looked at: furniture is short or shows itself at once. */
const LOOKED_AT = 400;

/** Why a sentence or block is furniture of the page, or null. `stripped` is without emphasis marks (`withoutMarks`). */
export function boilerplateReason(stripped: string): BoilerplateReason | null {
  return find(stripped, false)?.reason ?? null;
}

/** Why everything in a block that opens with this sentence is furniture, or null. */
export function boilerplateBlockReason(stripped: string): BoilerplateReason | null {
  return find(stripped, true)?.reason ?? null;
}

function find(stripped: string, wholeBlock: boolean): Pattern | undefined {
  const head = stripped.slice(0, LOOKED_AT);
  const tail = stripped.length > LOOKED_AT ? stripped.slice(-LOOKED_AT) : null;
  return PATTERNS.find(
    (pattern) =>
      (!wholeBlock || pattern.wholeBlock) && (pattern.test.test(head) || (tail !== null && pattern.test.test(tail))),
  );
}

const ANY_MARK = /[<>\\*_#()\t\n\r]|\s\s|[^\S ]|^\s|\s$/;

/** A sentence without Markdown and HTML marks and enclosing brackets, for matching against patterns only. */
export function withoutMarks(text: string): string {
  // Nearly all sentences have none.
  if (text.length <= 4 * LOOKED_AT && !ANY_MARK.test(text)) return text;
  return text
    .slice(0, 4 * LOOKED_AT)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/\\([*_#[\]])/g, '$1')
    .replace(/\*{1,3}|_{2,3}/g, '')
    .replace(/^[#>(\s]+|[)\s]+$/g, '')
    .replace(/\s+/g, ' ');
}
