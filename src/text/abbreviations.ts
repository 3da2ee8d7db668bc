/** Abbreviations that lead to a name: the full stop after them never ends a sentence. Lower case, without full stop. */
const TITLES = new Set(
  (
    'mr mrs ms mx dr prof sen rep gov gen col lt sgt capt cmdr maj adm cpl pvt rev hon pres amb fr st mt ft messrs mme ' +
    'mlle sr sra srta dna dl dipl ing hr fam sir supt det insp atty'
  ).split(' '),
);

/** Abbreviations that stand before a figure: "No. 1", "p. 55", "Art. 5". */
const BEFORE_NUMBER = new Set(
  'no nos nr p pp pg vol ch chap art arts sec sect fig figs eq par para op ver ed r num nº n° bd abs ziff tab'.split(
    ' ',
  ),
);

/** Abbreviations inside a sentence that may also end one: only the next word can tell. */
const GENERAL = new Set(
  (
    'inc ltd co corp plc llc bros etc jr sr vs v cf al approx est dept univ assn ave blvd rd hwy jan feb mar apr jun jul ' +
    'aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ph esq min max ca c viz ibid resp incl excl ' +
    'bzw usw ggf evtl sog vgl str nat intl govt natl admin u.a av av jc ed eds trans'
  ).split(' '),
);

/** Words that open a sentence far more often than they continue a name. */
const STARTERS = new Set(
  (
    'the a an this that these those he she it they we i you his her its their our my your there here how what when where ' +
    'why who which in on at by for from with after before since while during although though if as but and or so yet ' +
    'however meanwhile still then now also some many most all no not once until under over according both each every ' +
    'last next several another today yesterday instead even just only despite unlike because did do does is are was were will can could would should has have'
  ).split(' '),
);

/** How a full stop after `word` (lower case, without its last stop) behaves. */
export type StopKind = 'title' | 'beforeNumber' | 'general' | 'dotted' | 'initial' | 'word';

/**
 * Classifies the word before a full stop.
 *
 * @param word the word without its final stop, in its own case ("U.S", "Mr", "p", "J")
 */
export function stopKind(word: string): StopKind {
  const lower = word.toLowerCase();
  if (TITLES.has(lower)) return 'title';
  if (/^\p{L}(?:\.\p{L})+$/u.test(word)) return 'dotted';
  if (/^\p{Lu}$/u.test(word)) return 'initial';
  if (BEFORE_NUMBER.has(lower)) return 'beforeNumber';
  if (GENERAL.has(lower) || /^\p{Ll}$/u.test(word)) return 'general';
  return 'word';
}

/** True for a word that, capitalised after an abbreviation, most likely opens a new sentence. */
export function isSentenceStarter(word: string): boolean {
  return STARTERS.has(word.toLowerCase());
}
