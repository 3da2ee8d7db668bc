const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Past forms that do not end in -ed. */
export const IRREGULAR_PAST = words(`
  met held signed became began split won lost fell rose grew made took gave built sent came went found led left paid
  sold bought spent brought broke chose cut drew drove fought flew froze hit kept knew laid let lent put ran saw set
  shot shut sank spoke stood stole struck swore taught threw told understood woke wore wrote withdrew overtook overthrew
  sought shrank hurt cast fed felt got hung heard meant read rode said sat shook slept slid sprang spread stuck swept
  swung thought tore undertook upheld beat bore bound burst dealt did was were had
`);

/** Words in -ed that describe and do not tell. */
export const NOT_PAST = words(`
  so-called need indeed hundred kindred sacred naked wicked rugged aged beloved united red bed speed seed feed breed
  exceed proceed succeed indeed weed greed creed embed shared supposed united limited sophisticated dedicated based
  related concerned interested increased combined
`);

/** Standing states: membership, possession, trade, position. */
export const STATE_VERBS = words(`
  sells sell buys depends depend needs supports support shares share borders contains includes owns own holds hold
  recognises recognizes recognised recognized enshrines belongs imports exports employs requires bans allows governs
  covers consists comprises remains plans plan operates rules controls produces supplies accounts ranks lives forbids
  prohibits permits guarantees obliges limits caps applies
`);

export const AUXILIARIES = words(`
  is are was were be been being am has have had do does did will would can could may might shall should must won't
  isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't can't couldn't wouldn't shouldn't there's it's
`);

export const LAW_WORDS = words(`
  treaty law laws act bill constitution constitutional sanctions court ruling ruled verdict convicted acquitted statute
  regulation regulations decree directive resolution article amendment legislation clause tariff tariffs tax taxes ban
  banned legal illegal lawsuit indicted annexation annexed ratified
`);

export const NUMBER_WORDS = words(`
  three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty seventy
  eighty ninety hundred hundreds thousand thousands million millions billion billions trillion dozen dozens percent
`);

/** What a figure is counted or measured in. */
export const UNITS = words(`
  kilometres kilometers km miles metres meters tonnes tons litres gallons barrels hectares acres degrees kilos kg hours
  days weeks months years people deaths cases votes seats jobs homes troops soldiers members countries points dollars
  euros pounds yuan roubles rubles yen rupees
`);

/** Acts as nouns: "the minister's decision to attend". */
export const ACT_NOUNS = words(`
  decision refusal visit attack invitation signing withdrawal arrest resignation appointment election vote purchase sale
  deployment launch release strike ban approval rejection ruling plan plans agreement deal initiative proposal bid
  announcement pledge promise refusal vow offer request order motion talks
`);

export const CAUSE_WORDS = words(
  'because caused causes due forced led thanks owing resulted results prompted triggered',
);

export const TIME_WORDS = words(`
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december yesterday ago annual annually
`);

/** The writer judges: adjectives and adverbs that no record could confirm. */
export const OPINION_WORDS = words(`
  inevitable inevitably welcome commendable commendably rightly wrongly infamously infamous potent hollow grave futility
  so-called unfortunately fortunately sadly luckily shameful disgraceful brilliant wonderful terrible terribly horrible
  disastrous outrageous ridiculous absurd obviously clearly surely undoubtedly arguably evidently admirable admirably
  shameless beautiful awful great amazing incredible stunning extraordinary oddly curiously ironically
  naturally frankly simply potent meaningful remarkable remarkably tragic pathetic appalling timely relevant important
  significant significance credible commendable beneficial menacing adventurous deserves deserve
  abysmal bullying testament poised crucial crucially necessary
`);

/** What may be, could be or should be. */
export const HEDGES = words(`
  may might could would should must ought perhaps maybe possibly probably likely unlikely seems seem seemed appears
  conceivably supposedly presumably potentially prospect
`);

/** Verbs by which a writer reads a meaning into events. */
export const READING_VERBS = words(`
  signals signalled signaled symbolises symbolised symbolizes symbolized reflects reflected represents demonstrates
  demonstrated underscores underscored underlines reveals revealed marks transforms transformed exemplified exemplifies
  captured captures signifies suggests shows showed proves proved highlights highlighted warrants incentivizes illustrates
  illustrated means cemented heralds embodies
`);

/** Trends without a measure. */
export const TREND_WORDS = words(`
  growing increasingly increasing mounting deepening deepen amid rising tensions tension boiling everywhere constantly
  always never often usually generally continues strengthened strengthen evolving expanding
`);

export const FIRST_PERSON = words("i we my our us me mine ours i’m i'm we're we’re i’ve we’ve");
