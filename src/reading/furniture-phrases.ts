/** Blocks longer than this are prose, whatever they begin with. */
export const MAX_PROMPT = 300;

/** How blocks begin that ask, offer or label something. Words that also begin sentences need their colon or their end. */
const PROMPT_START = new RegExp(
  `^(?:${[
    "read (?:more|next|also|the full)|see also|also read|don['’]t miss|more (?:on|from|stories|about)|filed under|topics?:",
    '(?:related|recommended|trending|sponsored)(?: (?:articles|stories|content|topics|posts?|for you|now|by))?(?::|$)',
    'most (?:read|popular).{0,20}$|continue reading|story continues|back to top|skip to|loading\\W*$',
    'advert(?:isement|ising)?s?(?::|\\W*$|\\W.{0,40}$)|donate|support (?:us|our)|(?:download|get) (?:the|our) app',
    'sign up|subscribe|newsletter|follow (?:us|me|@)|share (?:this|on|via)|click (?:here|to)|join (?:us|the conversation)',
    'watch(?: (?:more|now|live|the video))?:|listen(?: to)?:|comments?$|post (?:a )?comment|leave a (?:comment|reply)',
    'photos?:|images?:|image (?:source|credit|caption|copyright)|credit:|getty images|all rights reserved',
    'copyright(?: .{0,30}$|.{0,80}(?:\\d{4}|rights reserved))|©|print$|email$|tags?(?: ?:|\\n|$)|we use cookies|our standards:',
    'this article (?:was )?originally (?:appeared|published)',
    '(?:first |last )?(?:published|updated|posted|modified)\\b(?: (?:on|at|by))?:?\\s.{0,12}\\d{1,2}.{0,40}$',
  ].join('|')})`,
  'i',
);

const NEWSLETTER =
  /\b(?:sign up|subscribe)\b.{0,80}\bnewsletters?\b|\bnewsletters?\b.{0,60}\b(?:inbox|sign up|subscribe)\b|\byour inbox\b/i;

const PICTURE_CREDIT = /\((?:photo|image|picture|credit|foto)\b[^)]{0,80}\)\.?$|\b(?:getty images|shutterstock)$/i;

/** A short block that is no part of the article, by its words. */
export const isPrompt = (text: string): boolean =>
  text.length <= MAX_PROMPT && (PROMPT_START.test(text) || NEWSLETTER.test(text) || PICTURE_CREDIT.test(text));

/** Headings of what follows an article. */
const AFTER_HEADING = new RegExp(
  `^(?:${[
    'you (?:may|might) (?:also )?(?:like|be interested)|related(?: (?:articles|stories|content|topics|posts|news|reading))?',
    '(?:more |our |the )?(?:latest|recent|top|popular|great|related|other)(?: [\\p{L}\\d.&’]+){0,3} (?:stories|articles|news|posts|headlines)',
    'more (?:from|stories|on|news|in)\\b.{0,60}|want more .{0,60}|recommended(?: for you)?|read (?:more|next|also)|see also',
    "(?:from )?around the web|don['’]t miss|trending(?: now)?|most (?:read|popular)|editor['’]s picks|breaking news",
    'sponsored(?: content)?|promoted(?: content)?|sign up .{0,80}|about the authors?',
    'comments|leave a (?:comment|reply)|(?:tell us )?what (?:do )?you think.{0,20}',
  ].join('|')})[:.…!?]*$`,
  'iu',
);

/** A heading, not a sentence that happens to begin like one. */
export const isHeadingOfOtherThings = (text: string): boolean =>
  text.length <= 80 && !/\p{L}\.["'”’)]?$/u.test(text) && AFTER_HEADING.test(text);

/** What the last lines of an article say of its makers and how to reach them. */
const CLOSING = new RegExp(
  [
    '\\b(?:sign up (?:for|to|here)|subscribe (?:to|here|now)|join our|have a (?:news )?tip|newsletters?)\\b',
    '\\bfollow (?:us|him|her|me|them|@|[\\p{L} ]{2,40} on)\\b|\\b(?:find|like|join|tweet)\\b[^.]{0,60}\\bon (?:twitter|facebook|instagram)\\b',
    '\\b(?:may|can) be reached at\\b|\\be-?mail (?:him|her|us|me)\\b|\\b(?:letters?|news|tips?)@',
    '^(?:sources?|citation):|^via [^.]{1,40}\\b|^(?:with files from|reporting by|editing by|explore further|listen to|tune in)\\b',
    '\\bcontributed to this (?:report|story|article)\\b',
  ].join('|'),
  'iu',
);

const BIOGRAPHY =
  /^(?:\p{Lu}[\p{L}.’'-]+ ){2,4}is (?:an?|the|[\p{L}.]+['’]s) [^.]{0,60}\b(?:reporter|writer|editor|journalist|correspondent|columnist|author|contributor|curator|producer)\b/u;

/** Closing lines are no longer than this. */
const MAX_CLOSING = 400;

export const isClosingLine = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text) || (text.length <= MAX_CLOSING && (CLOSING.test(text) || BIOGRAPHY.test(text)));
