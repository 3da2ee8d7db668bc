const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words that stand before a name and are not part of it; everything up to the last of them is left out. */
export const TITLE_WORDS = words(`
  president vice-president premier chancellor minister secretary spokesman spokeswoman spokesperson ambassador adviser
  advisor senator representative congressman congresswoman governor mayor general admiral colonel captain sergeant major
  lieutenant commissioner commander director chairman chairwoman chair chief king queen prince princess pope bishop
  cardinal archbishop judge justice professor prof dr doctor mr mrs ms miss sir dame lord lady baroness baron envoy
  speaker leader deputy attorney prosecutor inspector officer sheriff coach manager editor correspondent economist
  analyst councillor councilman ceo mp reverend rev sen rep gov gen col lt sgt capt emperor sultan sheikh ayatollah
  imam rabbi comrade historian author administrator actress actor singer writer journalist lawyer activist farmer
  researcher scientist captain superintendent treasurer registrar trustee magistrate defendant
`);

/** Lower-case words that may stand inside a name. */
export const NAME_PARTICLES = words('of de da di del della der den dos du la le van von bin ibn al el ben for');

/** Capitalised words that are no names of anybody: days, months, and what only opens a sentence. */
export const NOT_NAMES = words(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december i editor note photo image source sources featured articles
`);

/** Words that show a capitalised phrase to be an institution and not a person. */
export const INSTITUTION_WORDS = words(`
  ministry agency news times post journal herald tribune guardian telegraph university college school institute center
  centre council commission committee group bank party government department office court parliament senate congress
  house union nations organization organisation association federation company corporation inc ltd corp foundation
  fund force army navy police forum summit games olympics republic states kingdom federal national international
  global research treaty agreement pact street square province administration kremlin pentagon white alliance front
  movement world network television radio press bureau service academy hospital church museum of for the ocean sea
  authority board airlines airline club hospital port ministry office trust union party river region county city reuters bloomberg xinhua newsweek nato eu un
`);
