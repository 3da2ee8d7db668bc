const groups = (lists: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(lists).flatMap(([name, words]) => words.split(' ').map((word): [string, string] => [word, name])),
  );

export const NEGATIONS: ReadonlySet<string> = new Set(
  'not no never none nobody nothing nowhere nor neither without cannot unable'.split(' '),
);

/**
 * Words that qualify a statement, by what they do to it: words of one group may stand for each other, words of two
 * groups may not.
 */
export const QUALIFIERS = groups({
  possible: 'may might could possibly perhaps maybe potentially',
  able: 'can',
  bound: 'must shall required mandatory obliged obligatory',
  should: 'should ought',
  will: "will 'll",
  would: 'would',
  hedged: 'allegedly alleged reportedly supposedly purportedly apparently',
  likely: 'likely probably presumably',
  certain: 'certainly definitely undoubtedly surely',
  all: 'all every each entire everyone everybody everything',
  some: 'some several certain somebody someone',
  many: 'many numerous',
  few: 'few little hardly barely scarcely',
  most: 'most mostly majority',
  minority: 'minority',
  only: 'only solely exclusively merely',
  always: 'always constantly invariably',
  often: 'often frequently regularly usually',
  sometimes: 'sometimes occasionally',
  rarely: 'rarely seldom',
  more: 'more',
  less: 'less fewer',
  least: 'least minimum',
  maximum: 'maximum',
  before: 'before prior',
  after: 'after following',
  until: 'until till',
  failing: 'fail fails failed failing refuse refuses refused',
  former: 'former formerly ex',
  yesterday: 'yesterday',
  today: 'today tonight',
  tomorrow: 'tomorrow',
  next: 'next upcoming',
  last: 'last previous',
});

/** Words that qualify only a number that follows. */
export const NUMBER_QUALIFIERS = groups({
  about: 'about around approximately roughly nearly almost circa some',
  more: 'over above exceeding',
  less: 'under below',
  maximum: 'to',
});

/** Words that say that somebody said something. */
export const SPEECH: ReadonlySet<string> = new Set(
  (
    'said says say saying told tells tell according stated claimed reported announced announces ' +
    'wrote writes writing added adds argued argues explained explains noted insisted insists stressed stresses ' +
    'warned warns remarked commented declared declares testified replied answered tweeted posted asserted asserts ' +
    'contended alleges admits acknowledged ' +
    'suggested suggests concluded quoted cited citing stating'
  ).split(' '),
);

/** Pairs of groups of which the one says the contrary of the other; inflected forms are listed. */
const CONTRARIES: readonly [string, string][] = [
  [
    'rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth climb climbed jump jumped surge surged soar soared gain gained gains up higher expand expanded improve improved improves accelerate accelerated',
    'fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped dropping decline declines declined declining shrink shrank shrunk plunge plunged sink sank slump slumped lose lost loses down lower contract contracted worsen worsened worsens slow slowed',
  ],
  ['win wins won winning victory victories beat beats defeat defeated', 'lose loses lost losing loss losses'],
  ['profit profits profitable gain gains surplus', 'loss losses deficit debt'],
  [
    'support supports supported supporting back backs backed favour favours favoured favor favors favored endorse endorses endorsed welcome welcomes welcomed praise praised praises',
    'oppose opposes opposed opposing against resist resisted condemn condemned condemns criticise criticised criticises criticize criticized criticizes',
  ],
  [
    'accept accepts accepted approve approves approved adopt adopts adopted pass passed ratified agree agreed agrees',
    'reject rejects rejected refuse refuses refused veto vetoed decline declined disapprove block blocked blocks',
  ],
  ['confirm confirms confirmed admit admits admitted', 'deny denies denied dispute disputed disputes'],
  [
    'allow allows allowed permit permits permitted let legalise legalised legalize legalized authorise authorised authorize authorized lift lifted',
    'ban bans banned prohibit prohibits prohibited forbid forbids forbade forbidden block blocked prevent prevents prevented outlaw outlawed impose imposed',
  ],
  ['true correct right accurate', 'false incorrect wrong untrue inaccurate'],
  [
    'begin begins began begun start starts started starting launch launched open opens opened opening reopened',
    'end ends ended ending stop stops stopped finish finished close closes closed closing shut cancel cancelled canceled',
  ],
  ['buy buys bought purchase purchased import imports imported', 'sell sells sold sale export exports exported'],
  [
    'arrive arrives arrived enter entered join joined joins stay stayed',
    'leave leaves left exit exited quit depart departed withdraw withdrew withdrawn',
  ],
  ['guilty convicted convict conviction', 'innocent acquitted acquit acquittal cleared'],
  ['succeed succeeds succeeded success successful', 'fail fails failed failure unsuccessful'],
  ['strong stronger strongest', 'weak weaker weakest'],
  ['high higher highest maximum', 'low lower lowest minimum'],
  ['large larger largest big bigger biggest', 'small smaller smallest tiny'],
  ['more most', 'less least fewer fewest'],
  ['best better', 'worst worse'],
  ['above over', 'below under'],
  ['north northern', 'south southern'],
  ['east eastern', 'west western'],
  ['before', 'after'],
  ['first', 'last'],
  ['majority', 'minority'],
  ['public', 'private'],
  ['war', 'peace'],
  ['positive', 'negative'],
  ['inside within', 'outside'],
  ['early earlier', 'late later'],
  ['alive survived survive', 'dead died killed dies'],
  ['injured wounded hurt', 'killed dead died'],
  ['create creates created build built', 'destroy destroys destroyed demolished abolish abolished'],
  ['hire hired hires appoint appointed', 'fire fired fires dismissed sacked'],
  ['add added adds', 'remove removed removes'],
  ['safe safer', 'dangerous unsafe'],
  ['cheap cheaper cheapest', 'expensive costly'],
  ['easy easier', 'difficult hard harder'],
  ['with', 'without'],
  ['he him his himself', 'she her hers herself'],
  ['man men boy boys male husband father son', 'woman women girl girls female wife mother daughter'],
  ['always', 'never rarely seldom'],
  ['ally allies friend', 'enemy enemies rival rivals'],
  ['domestic', 'foreign'],
  ['urban', 'rural'],
  ['past', 'future'],
  ['for pro', 'against anti'],
  ['because since thanks', 'despite although though'],
  ['new newer newest', 'old older oldest former'],
  ['internal', 'external'],
  ['domestic local', 'foreign international'],
  ['temporary', 'permanent'],
  ['voluntary', 'mandatory compulsory'],
  ['direct', 'indirect'],
  ['major', 'minor'],
  ['rich wealthy', 'poor'],
  ['young younger youngest', 'elderly older'],
  ['hot hotter hottest warmer', 'cold colder coldest cooler'],
  ['fast faster fastest quick quicker', 'slow slower slowest'],
  ['long longer longest', 'short shorter shortest'],
  ['near nearer nearest', 'far farther further'],
  ['full', 'empty'],
  ['free', 'paid'],
  ['employed', 'unemployed jobless'],
  ['attack attacked attacks', 'defend defended defends'],
  ['lend lent lends', 'borrow borrowed borrows'],
  ['include includes included', 'exclude excludes excluded'],
  ['love loves loved', 'hate hates hated'],
  ['trust trusted trusts', 'distrust mistrust distrusted'],
  ['winner winners', 'loser losers'],
  ['supporters proponents advocates', 'opponents critics'],
  ['export exports exported exporter', 'import imports imported importer'],
  ['maximum', 'minimum'],
  ['advantage benefit benefits', 'disadvantage drawback harm'],
  ['visible', 'hidden invisible'],
  ['married', 'divorced single'],
  ['citizens', 'foreigners'],
  ['buyer buyers', 'seller sellers'],
  ['left', 'right'],
  ['day', 'night'],
  ['day daily', 'week weekly month monthly year yearly annually'],
];

/** By word: the groups it is in, and on which side. */
export const SIDES: ReadonlyMap<string, readonly string[]> = sidesOf(CONTRARIES);

function sidesOf(pairs: readonly [string, string][]): Map<string, string[]> {
  const sides = new Map<string, string[]>();
  for (const [group, pair] of pairs.entries()) {
    for (const [side, words] of pair.entries()) {
      for (const word of words.split(' '))
        sides.set(word, [...(sides.get(word) ?? []), `${group}${side === 0 ? '+' : '-'}`]);
    }
  }
  return sides;
}

/** Names of the calendar, which may stand anywhere in a sentence. */
export const CALENDAR: ReadonlySet<string> = new Set(
  (
    'january february march april may june july august september october november december monday tuesday wednesday ' +
    'thursday friday saturday sunday'
  ).split(' '),
);

/** Words of rank before a name: "President Orlova" and "Orlova" are one person. */
export const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister chancellor secretary senator ' +
    'governor mayor king queen prince princess pope general colonel captain judge justice ambassador rep sen gov'
  ).split(' '),
);

/** Words that open sentences without being names. */
export const OPENERS: ReadonlySet<string> = new Set(
  (
    'the a an this that these those it its he she they we you i his her their our my your there here in on at by for from ' +
    'with without of to into over under after before during since until while when where as if though although because ' +
    'but and or nor so yet however still also more most many some several few all every each both no not never none ' +
    'other another one two three four five six seven eight nine ten who what which why how whether once now then ' +
    'later earlier last next new only even just about around according despite between among against through meanwhile ' +
    'instead thus hence moreover furthermore nevertheless perhaps maybe today yesterday tomorrow neither either such ' +
    'unlike like amid given asked police officials people experts residents critics supporters'
  ).split(' '),
);
