const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs that report speech wherever they stand. */
export const SPEECH_VERBS = words(`
  said says say saying told tells tell telling added adds adding stated states remarked remarks noted notes noting
  wrote writes tweeted posted argued argues insisted insists stressed stresses warned warns claimed claims explained
  explains commented comments asserted asserts contended contends maintained maintains concluded concludes replied
  replies responded declared declares disclosed revealed testified acknowledged admitted admits conceded denied denies
  recalled reiterated emphasised emphasized emphasises emphasizes underlined observed quipped estimated estimates
  predicted predicts forecast anticipated suggested suggests hinted reported reports asked asks asking announced
  announces confirmed confirms informed pronounced pronounce alleged alleges lamented complained continued quoted
  confessed testified revealed reveals expressed recounted joked vented confided boasted mentioned relayed outlined
  detailed advised ruled argue say claim insist report note warn add suggest deny admit write writing warning admitting
  insisting arguing claiming stressing explaining describing suggesting stating declaring confirming denying
  acknowledging recalling predicting
`);

/** Verbs for what somebody holds or how they judge; they report only with a named subject. */
export const STANCE_VERBS = words(`
  believes believe believed thinks think thought expects expected fears feared hopes hoped sees considers considered
  hailed described describes praised praises criticised criticized condemned condemns accused accuses blamed rejected
  dismissed dismisses highlighted highlights protested urged urges demanded demands called calls cautioned calling welcomed welcomes denounced
  denounces defended defends characterised characterized credited proposed proposes
`);

/** Promises of one's own act: an event, but with a speaker. */
export const PROMISE_VERBS = words('vowed vows vow pledged pledges promised promises assured assures guaranteed');

/** Nouns that report: "the minister's admission that", "in her view". */
export const SPEECH_NOUNS = words(`
  admission statement statements claim claims comment comments remark remarks assertion warning insistence argument
  announcement suggestion prediction estimate estimation view opinion words assessment telling account contention
`);

/** Of these, those that take a clause: "X's claim that prices fell", but not "X's comments that made him known". */
export const CLAUSE_NOUNS = words(`
  admission statement claim assertion warning insistence argument announcement suggestion prediction contention view
  opinion
`);

export const SPEECH_PHRASES: readonly (readonly [first: string, second: string])[] = [
  ['pointed', 'out'],
  ['points', 'out'],
  ['made', 'clear'],
  ['makes', 'clear'],
  ['spelled', 'out'],
  ['drew', 'attention'],
  ['found', 'that'],
  ['finds', 'that'],
  ['issued', 'warning'],
];

/** Words between a subject and its reporting verb that say nothing about who spoke. */
export const VERB_HELPERS = words(`
  has have had also then later since was were is are been again once even further still just recently reportedly as
  quoted right correct wrong to did does previously earlier now meanwhile ago today yesterday monday tuesday wednesday
  thursday friday saturday sunday on
`);

/** Sources nobody could ask: what they say is nobody's statement. */
export const UNNAMED_SOURCES = words(`
  analysts analyst experts expert observers observer critics critic sources source people some many others insiders
  commentators everyone nobody historians pundits traders investors
`);

/** People and groups by what they are: with "the" they are somebody in particular, and whatever they did is an act. */
export const ACTOR_NOUNS = words(`
  official officials officer officers minister ministers president premier chancellor mayor governor senator senators
  lawmaker lawmakers diplomat diplomats ambassador ambassadors economist economists scientist scientists researcher
  researchers opponents supporters resident residents witness witnesses author authors doctor doctors nurse nurses
  patient patients man woman men women boy girl child children mother father parents husband wife son daughter brother
  sister family victim victims suspect suspects defendant driver drivers worker workers employee employees student
  students teacher teachers farmer farmers soldier soldiers troops judge judges lawyer lawyers attorney jury juror
  jurors prosecutor prosecutors spokesman spokeswoman spokesperson director manager owner owners founder leader leaders
  member members candidate candidates voter voters player players coach striker captain artist writer actor actress
  singer director producer journalist journalists reporter reporters activist activists protester protesters
  demonstrators refugees migrants passengers passenger crew pilot astronauts engineer engineers countries
  states nations government governments authorities militants rebels forces delegation sides parties customers
  consumers users neighbours neighbors villagers shareholders regulators firefighters gunmen hackers
`);

/** What shows or states something by itself. */
export const EVIDENCE_NOUNS = words(`
  study studies report reports survey surveys poll polls video videos footage data figures records documents document
  scan scans test tests analysis investigation inquiry research results review statement filing transcript census
  audit images image photographs photos emails letter memo complaint indictment lawsuit
`);

/** Common nouns that, with a name before them, are an institution: "China's defence ministry". */
export const INSTITUTION_NOUNS = words(`
  ministry government administration office agency service department bank company committee commission council court
  party police army military university institute spokesman spokeswoman spokesperson campaign union group organisation
  organization foundation regulator prosecutor prosecutors parliament cabinet embassy authority newspaper magazine
  website outlet broadcaster association federation club team watchdog charity leadership airline hospital school
  college airport firm operator developer manufacturer carrier retailer
`);

/** Nouns that follow an outlet's name without belonging to it: "the Sputnik news service". */
export const OUTLET_NOUNS = words('news service agency newspaper magazine website outlet broadcaster daily');
