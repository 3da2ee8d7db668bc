/** Abbreviations of one language, separated by spaces, in lower case and without their last full stop. */
export interface AbbreviationLists {
  /** They lead to a name; the full stop never ends a sentence. */
  title?: string;
  /** They lead to anything; the full stop never ends a sentence. */
  leadIn?: string;
  /** They stand before a figure: "No. 1", "p. 55"; before anything else the sentence is over. */
  beforeFigure?: string;
  /** They may also end a sentence: only the next word can tell. */
  general?: string;
  /** They end a sentence when a capital follows. */
  final?: string;
}

/** Ordinary words in lower case ("the sun. She", "get a rep."): abbreviations only when written with a capital. */
export const ENGLISH_WITH_CAPITAL: AbbreviationLists & { place: string } = {
  title:
    'mx sen sens rep reps gov govs gen gens col lt sgt capt cpt cmdr cdr maj adm cpl pvt brig rev hon rt pres amb fr mt ' +
    'ft messrs mme mlle supt det insp atty cllr msgr sec secy ald asst drs profs fmr',
  beforeFigure: 'art arts par pt ch sect vol vols bd',
  general:
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun jr sr st sts ste ph chr ' +
    'ct ln apt bldg mfg ctr dist div twp ed eds trans',
  place:
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex ' +
    'va vt wash wis wyo que ont sask alta',
};

/** Also what other languages share with English, and what is written alike in all of them. */
export const ENGLISH: AbbreviationLists = {
  title: 'mr mrs ms dr prof',
  leadIn: 'e.g i.e cf viz vs v approx ca incl excl resp aka a.k.a f.k.a esp p.s ps',
  beforeFigure: 'no nos nr num nº n° p pp pg chap fig figs para ext tel ft eq sec min max op',
  general:
    'inc ltd corp co cos plc llc llp bros esq assn assoc dept univ inst acad natl intl govt admin ave blvd rd hwy pkwy sq ' +
    'jr al',
  final: 'etc',
};

export const OTHER_LANGUAGES: Readonly<Record<string, AbbreviationLists>> = {
  de: {
    title: 'hr fr dipl ing fam st hl',
    leadIn: 'z.b d.h u.u u.a v.a i.d.r bzw ggf evtl sog vgl inkl insb bspw mind geb zzgl',
    beforeFigure: 'abs ziff kap tab art bd',
    general: 'mio mrd tsd str jh jhd aufl hrsg chr',
    final: 'usw usf u.ä u.s.w',
  },
  fr: { title: 'm mm mme mmes mlle me mgr pr st ste', leadIn: 'p.ex env', general: 'av apr bd' },
  es: {
    title: 'sr sra srta sres dra d dña ud uds lic ing gral pdte excmo avda av',
    leadIn: 'p.ej aprox',
    beforeFigure: 'núm págs pág art',
  },
  it: {
    title: 'sig sigg dott on avv ing geom arch mons gen sen pres',
    leadIn: 'p.es ad.es',
    beforeFigure: 'art pag n',
    final: 'ecc',
  },
  nl: { title: 'dhr mevr drs ir ing st', leadIn: 'bijv bv o.a m.b.t m.a.w d.w.z vgl t.o.v', final: 'enz' },
  pt: {
    title: 'sr sra dra exmo exma profa eng gal av d',
    leadIn: 'p.ex aprox',
    beforeFigure: 'núm págs pág art',
  },
  pl: {
    title: 'hab inż mgr ks św im ul al pl gen płk mjr por',
    leadIn: 'np tzw tj ok m.in',
    general: 'r w tys mln mld zł godz proc',
    final: 'itd itp',
  },
  ru: {
    title: 'ул им проф акад ген св',
    leadIn: 'т.е напр см ср',
    general: 'г гг в вв тыс млн млрд руб долл чел',
    final: 'т.д т.п др пр',
  },
  sv: { title: 'st', leadIn: 't.ex bl.a d.v.s', beforeFigure: 'kl', final: 'osv m.m' },
};
