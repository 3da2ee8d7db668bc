/**
 * Words that behave alike in sentences about facts, so that what was learned from one holds for the others, also for
 * words that were never seen in training. A word belongs to the first group that lists it. Changing a list changes the
 * features: raise `FEATURE_VERSION` and train again.
 */
export const WORD_GROUPS = {
  i: "i me my mine myself i'm i've i'd i'll",
  we: "we us our ours ourselves we're we've we'll we'd",
  you: "you your yours yourself you're you've you'll you'd",
  he: "he she him his her hers he's she's he'd she'd he'll she'll himself herself",
  they: "they them their theirs they're they've they'd they'll themselves",
  it: "it its it's this that these those that's",
  numeral: `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half dozen`,
  magnitude: 'hundred hundreds thousand thousands million millions billion billions trillion trillions dozens',
  percent: 'percent percentage',
  dollar: 'dollar dollars cents euros pounds',
  month: 'january february march april june july august september october november december',
  possibility: "would could should might must can can't couldn't shouldn't wouldn't ought cannot may",
  will: "will won't shall going gonna",
  is: "is are am isn't aren't be being",
  was: "was were wasn't weren't been",
  have: "have has had haven't hasn't hadn't having",
  do: "do does don't doesn't",
  did: "did didn't",
  think: `think believe feel hope guess suppose wish understand imagine agree disagree trust wonder thought believed
    feels feeling believes thinks`,
  want: `want wants need needs like love try trying wanted care help let let's look make sure ask talk talking respond
    answer address`,
  not: "not no never nothing nobody none nor neither without n't",
  more: `more less fewer greater higher lower larger smaller bigger better worse longer faster stronger cheaper richer
    poorer older younger`,
  most: `most least highest lowest largest smallest biggest best worst longest fastest strongest greatest richest
    poorest oldest youngest first last only record`,
  than: 'than compared versus relative exceed exceeds exceeded',
  amount: `many much few several majority all every each both number numbers total average per rate rates share third
    quarter fraction quarters thirds one`,
  multiple: 'double doubled doubling triple tripled quadrupled twice halved tenfold',
  rise: `increase increased increases increasing rise rose risen rising grew grown growing grow grows raised raise
    raising soared skyrocketed surged climbed jumped expanded expand gained gain went up gone`,
  fall: `decrease decreased decreases fall fell fallen falling declined decline dropped drop cut cuts cutting reduced
    reduce reduction slashed lost lose losing eliminated eliminate shrank shrunk down lowered`,
  lawmaking: `voted vote votes passed pass passing signed sign vetoed veto sponsored cosponsored proposed proposes
    propose opposed opposes oppose supported supports support endorsed introduced enacted repealed repeal appointed
    nominated confirmed approved authorized ratified filibustered blocked banned ban`,
  speech: `said says say saying told tell tells called calls claimed claims announced stated promises promised admitted
    denied testified wrote reported accused criticized suggested insisted argued`,
  act: `created create built build gave give gives sent send took take takes made brought put ran run paid pay spent
    spend invested invest sold sell bought buy moved left started began begun ended stopped closed opened hired fired
    killed died invaded bombed arrested convicted deported released worked won met negotiated inherited became happened
    failed doing provided provide allowed allow required used use got get came come`,
  time: `year years month months week weeks day days decade decades century ago today yesterday since history monday
    tuesday wednesday thursday friday saturday sunday hour hours during until already recently currently now presently
    annually`,
  economy: `economy economic unemployment unemployed inflation recession depression gdp deficit deficits debt surplus
    budget budgets job jobs wage wages income incomes price prices cost costs trade import imports export exports tariff
    tariffs manufacturing factories factory plants growth market markets stock business businesses corporations
    companies company bank banks industry industries workers mortgage mortgages housing homes loans`,
  tax: 'tax taxes taxed taxpayer taxpayers irs loophole loopholes deduction credit credits',
  money: 'money spending funding fund funds billionaire billionaires revenue revenues',
  energy: `oil gas energy gasoline coal solar wind barrels drilling pipeline pipelines fracking fuel electricity opec
    climate carbon emissions pollution environment environmental epa warming`,
  health: `health healthcare medicare medicaid insurance insured uninsured hospital hospitals doctor doctors patients
    drug drugs prescription premiums obamacare covid virus pandemic vaccine vaccines vaccinated disease cancer aids cdc
    fda`,
  welfare: 'social security welfare pension pensions retirement poverty poor homeless stamps benefits',
  military: `military troops war wars defense army navy marine marines force soldiers weapons weapon missiles missile
    bomb bombs bombers submarines tanks ships veterans pentagon nato forces combat nukes nuclear warheads arms terrorist
    terrorists terrorism isis qaeda taliban hamas attack attacks attacked insurgents`,
  country: `soviet russia russian china chinese iraq iran iraqi iranian israel israeli korea korean japan japanese
    vietnam afghanistan syria libya libyan cuba mexico mexican canada germany europe european britain france ukraine
    saudi arabia pakistan india africa asia lebanon nicaragua salvador bosnia kuwait panama poland taiwan venezuela
    turkey gaza`,
  crime: `crime crimes criminal criminals police violence violent murder murders gun guns prison prisons jail cocaine
    fentanyl death penalty assault`,
  migration: `immigration immigrants immigrant border borders illegal illegals undocumented amnesty deportation visas
    asylum refugees migrants migrant`,
  education: `education school schools college colleges teachers teacher students student university tuition
    scholarships graduate graduates classroom`,
  election: `election elections voter voters ballots ballot campaign campaigns polls primary electoral nominee
    candidate candidates fraud`,
  court: `court courts supreme justice justices judge judges ruling ruled lawsuit constitution constitutional amendment
    abortion abortions roe indicted`,
  law: `law laws bill bills legislation treaty treaties agreement agreements accord deal regulation regulations
    resolution program programs policy plan plans sanctions`,
  government: `congress senate house government federal administration president senator governor secretary congressman
    cabinet department agency washington commission nations un`,
  party: 'republican republicans democrat democrats democratic party conservative liberal',
  place: `texas california florida ohio michigan pennsylvania massachusetts arkansas arizona york illinois jersey
    virginia carolina georgia wisconsin iowa colorado nevada state states city cities country nation world america
    united chicago detroit`,
  people: `people americans american women men children child kids seniors families family black blacks hispanic
    hispanics african latino latinos minority minorities elderly young citizens population middle class`,
  unit: 'miles tons acres barrels kilometres kilometers metres points degrees gallons',
  good: `good great wonderful important strong right fine proud honest positive beautiful fantastic tremendous terrific
    incredible amazing fair smart clear simple honor`,
  bad: `bad wrong terrible weak disaster disastrous horrible tragic difficult tough hard mistake problem problems
    failure fail dangerous shame ridiculous crazy mess stupid sad`,
  ideal: `freedom liberty values dream dreams faith strength peace future leadership courage character spirit
    opportunity responsibility responsible judgment experience vision prosperity challenge challenges principle
    principles respect god heart soul decency integrity compassion interests`,
  talk: `question questions answers moderator debate debates tonight minute minutes seconds thank thanks audience please
    excuse sorry okay opponent point issue issues rebuttal`,
  asking: 'what why how when where who which whether',
  cause: 'because caused cause causes due result results led therefore reason',
  condition: 'if unless',
  joining: 'and but or so well also then however',
  hedge: `maybe perhaps probably kind sort likely seems seem appears certainly really actually very just frankly
    obviously absolutely`,
  later: 'tomorrow next someday soon',
} as const satisfies Record<string, string>;

export type WordGroup = keyof typeof WORD_GROUPS;

/** Small words that are kept as they are in patterns of word classes. */
export const SMALL_WORDS = `a an the of in on at to for with by from about into over under between through against among
  within as there here any some such own same too out off again once ever like than before after yes more`;
