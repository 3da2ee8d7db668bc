/** A case made to mislead, with what has to be said of it. */
export interface AdversarialCase {
  name: string;
  older: string;
  newer: string;
  /** The claim's words; its first occurrence in `older`. */
  claim: string;
  /** States that are right; more than one where the design leaves it open. */
  states: readonly string[];
  /** The words the claim has to be found at; left out where any place is right. */
  at?: string;
}

const CLAIM = 'The harbour of Ostrand handled 41 million tonnes of cargo in 2023, the port director Mira Halden said.';
const BEFORE = 'The figures were published on Tuesday.';
const AFTER = 'Most of it was timber and ore.';
const PARAGRAPH = `${BEFORE} ${CLAIM} ${AFTER}`;
const SECOND = 'The town has two ferries. They sail every hour, and few people complain about them.';
const THIRD = 'Workers at the docks want higher wages. Their union meets the company next week.';
const ARTICLE = `Record year for the harbour\n\n${PARAGRAPH}\n\n${SECOND}\n\n${THIRD}`;

const SAME = ['CURRENT', 'CONTEXT_CHANGED'];

/** The claim's wording replaced where it stands. */
const reworded = (name: string, wording: string, ...states: string[]): AdversarialCase => ({
  name,
  older: ARTICLE,
  newer: ARTICLE.replace(CLAIM, wording),
  claim: CLAIM,
  states,
  at: wording,
});

const within = (name: string, from: string, to: string, ...states: string[]): AdversarialCase =>
  reworded(name, CLAIM.replace(from, to), ...states);

const article = (name: string, newer: string, states: readonly string[], at: string = CLAIM): AdversarialCase => ({
  name,
  older: ARTICLE,
  newer,
  claim: CLAIM,
  states,
  ...(states.includes('GONE') ? {} : { at }),
});

const statement = (name: string, from: string, to: string, ...states: string[]): AdversarialCase => ({
  name,
  older: ARTICLE.replace(CLAIM, from),
  newer: ARTICLE.replace(CLAIM, to),
  claim: from,
  states,
  at: to,
});

const WORDINGS: readonly AdversarialCase[] = [
  within('number', '41 million', '44 million', 'CHANGED'),
  within('number spelled out, same value', '41 million', '41,000,000', 'REWORDED'),
  within('million to billion', 'million', 'billion', 'CHANGED'),
  statement(
    'decimal comma for point',
    'The toll rose by 1.5 euros in March.',
    'The toll rose by 1,5 euros in March.',
    'REWORDED',
  ),
  statement(
    'separator of thousands',
    'The port has 1,000 workers on its quays.',
    'The port has 1000 workers on its quays.',
    'REWORDED',
  ),
  within('unit', 'tonnes', 'barrels', 'CHANGED'),
  within('year', '2023', '2022', 'CHANGED'),
  statement(
    'month',
    'The council of Ostrand met in October to vote.',
    'The council of Ostrand met in November to vote.',
    'CHANGED',
  ),
  statement(
    'month abbreviated',
    'The council of Ostrand met on 3 October 2021.',
    'The council of Ostrand met on 3 Oct 2021.',
    'REWORDED',
    'CHANGED',
  ),
  within('negation added', 'handled', 'never handled', 'CHANGED'),
  within('did not', 'handled', 'did not handle', 'CHANGED'),
  statement(
    'negation removed',
    'The mill is not safe for its workers.',
    'The mill is safe for its workers.',
    'CHANGED',
  ),
  statement('no longer', 'The mill makes paper for schools.', 'The mill no longer makes paper for schools.', 'CHANGED'),
  statement(
    'contraction with a curly apostrophe',
    'The mill does not make paper for schools.',
    'The mill doesn’t make paper for schools.',
    'REWORDED',
  ),
  statement(
    'contraction that denies',
    'The mill was ready for the winter.',
    'The mill wasn’t ready for the winter.',
    'CHANGED',
  ),
  within('scare quotes', 'cargo', '“cargo”', 'CHANGED'),
  within('attribution removed', ', the port director Mira Halden said.', '.', 'CHANGED'),
  within('attribution to nobody', 'the port director Mira Halden said', 'it is said', 'CHANGED'),
  within('speaker', 'Mira Halden', 'Mats Holm', 'CHANGED'),
  statement(
    'unnamed speaker',
    'The bridge will close, officials said.',
    'The bridge will close, residents said.',
    'CHANGED',
  ),
  statement(
    'all to some',
    'All members of the board voted for the plan.',
    'Some members of the board voted for the plan.',
    'CHANGED',
  ),
  statement(
    'at least to at most',
    'The fire damaged at least 20 boats.',
    'The fire damaged at most 20 boats.',
    'CHANGED',
  ),
  statement(
    'name with the same initials',
    'Anna Berg won the seat of Ostrand.',
    'Arne Bohm won the seat of Ostrand.',
    'CHANGED',
  ),
  statement(
    'name at the head',
    'Lindqvist signed the contract with the port.',
    'Sandberg signed the contract with the port.',
    'CHANGED',
  ),
  statement(
    'party label',
    'Senator Anna Berg (Centre) backed the bill.',
    'Senator Anna Berg (Liberal) backed the bill.',
    'CHANGED',
  ),
  statement(
    'percentage points',
    'Turnout fell by 5 percent in the town.',
    'Turnout fell by 5 percentage points in the town.',
    'CHANGED',
  ),
  statement(
    'percent sign',
    'Turnout fell by 5 percent in the town.',
    'Turnout fell by 5% in the town.',
    'REWORDED',
    'CHANGED',
  ),
  statement('currency', 'The dock cost $5 million to build.', 'The dock cost €5 million to build.', 'CHANGED'),
  statement(
    'modal',
    'The company will close the dock in spring.',
    'The company may close the dock in spring.',
    'CHANGED',
  ),
  statement(
    'contrary verb',
    'Prices of timber rose in the last quarter.',
    'Prices of timber fell in the last quarter.',
    'CHANGED',
  ),
  statement(
    'contrary prefix',
    'The court called the strike legal on appeal.',
    'The court called the strike illegal on appeal.',
    'CHANGED',
  ),
  statement(
    'names change places',
    'Ostrand beat Velmar in the cup on penalties.',
    'Velmar beat Ostrand in the cup on penalties.',
    'CHANGED',
  ),
  statement(
    'active to passive',
    'Ostrand sued Velmar over the canal.',
    'Ostrand was sued by Velmar over the canal.',
    'CHANGED',
  ),
  statement(
    'numbers change places',
    'The price went from 5 to 10 crowns.',
    'The price went from 10 to 5 crowns.',
    'CHANGED',
  ),
  statement(
    'quoted words',
    '“We will not sell the port,” Halden said.',
    '“We would not sell the port,” Halden said.',
    'CHANGED',
  ),
  statement(
    'words cut from a quotation',
    '“We will not sell the old port,” Halden said.',
    '“We will not sell … port,” Halden said.',
    'CHANGED',
  ),
  statement(
    'bracketed insert',
    '“They will not sell it,” Halden said.',
    '“They will not sell it [the port],” Halden said.',
    'CHANGED',
  ),
  within('statement made a question', 'said.', 'said?', 'CHANGED'),
  within('typo put in', 'cargo', 'cargoo', 'REWORDED'),
  within('synonym', 'handled', 'processed', 'REWORDED'),
  reworded(
    'paraphrase',
    'Mira Halden, the port director, said that 41 million tonnes of cargo went through the harbour of Ostrand in 2023.',
    'REWORDED',
  ),
  reworded(
    'paraphrase that says the contrary',
    'Mira Halden, the port director, said that the harbour of Ostrand did not handle 41 million tonnes of cargo in 2023.',
    'CHANGED',
  ),
  reworded(
    'split',
    'The harbour of Ostrand handled 41 million tonnes of cargo in 2023. That is what the port director Mira Halden said.',
    'CHANGED',
  ),
  {
    ...reworded('merge', '', 'CHANGED'),
    newer: ARTICLE.replace(`${CLAIM} ${AFTER}`, `${CLAIM.slice(0, -1)}, and most of it was timber and ore.`),
    at: `${CLAIM.slice(0, -1)}, and most of it was timber and ore.`,
  },
  within('case', CLAIM, CLAIM.toUpperCase(), ...SAME),
  within('soft hyphen', 'harbour', 'har\u00ADbour', ...SAME),
  within('ligature', 'handled', 'handled', ...SAME),
  statement(
    'ligatures and full-width letters',
    'The first office of NATO opened in the port.',
    'The \uFB01rst o\uFB03ce of ＮＡＴＯ opened in the port.',
    ...SAME,
  ),
  statement(
    'accent composed',
    'The café of the port closed in winter.',
    'The cafe\u0301 of the port closed in winter.',
    ...SAME,
  ),
  statement(
    'emoji kept',
    'The port 🚢 closed for the whole winter.',
    'The port 🚢  closed for the whole winter.',
    ...SAME,
  ),
  statement(
    'emphasis',
    'The port was closed for the whole winter.',
    'The port was **closed** for the whole winter.',
    ...SAME,
  ),
  statement(
    'curly quotation marks',
    'The port is "closed", the mayor said.',
    'The port is “closed”, the mayor said.',
    ...SAME,
  ),
  statement(
    'dash',
    'The port – all of it – closed for the winter.',
    'The port — all of it — closed for the winter.',
    ...SAME,
  ),
  { ...within('struck through', CLAIM, `~~${CLAIM}~~`, 'CHANGED'), at: undefined },
  within('footnote mark', 'cargo', 'cargo[3]', 'REWORDED'),
  statement('three characters', 'Yes', 'Yes', ...SAME),
  {
    name: 'language other than English',
    older: 'Der Hafen wurde im Winter für die Schiffe geschlossen. Die Stadt hat zwei Fähren.',
    newer: 'Der Hafen wurde im Winter für alle Schiffe geschlossen. Die Stadt hat zwei Fähren.',
    claim: 'Der Hafen wurde im Winter für die Schiffe geschlossen.',
    states: ['CHANGED'],
  },
];

const NOTICE = `Correction: An earlier version of this article said the following. ${CLAIM}`;
const WITHDRAWN = 'The following statement was later withdrawn by its author:';
const CHANGED_CLAIM = CLAIM.replace('41', '38');

const PLACES: readonly AdversarialCase[] = [
  article('the same text', ARTICLE, ['CURRENT']),
  article('line ends', ARTICLE.replaceAll('\n', '\r\n'), ['CURRENT']),
  article('white space', ARTICLE.replaceAll(' ', '  '), ['CURRENT'], CLAIM.replaceAll(' ', '  ')),
  article('paragraphs before', `A new lead. It says little.\n\n${ARTICLE}`, ['CURRENT']),
  article('block moved to the end', `Record year for the harbour\n\n${SECOND}\n\n${THIRD}\n\n${PARAGRAPH}`, [
    'CURRENT',
  ]),
  article('sentences change places', ARTICLE.replace(PARAGRAPH, `${BEFORE} ${AFTER} ${CLAIM}`), SAME),
  article('duplicate in a summary box', `In short\n\n${CLAIM}\n\n${ARTICLE}`, ['CURRENT']),
  article('duplicate among links', `${ARTICLE}\n\nMore on this\n\n${CLAIM}`, ['CURRENT']),
  article('pull-quote', ARTICLE.replace(SECOND, `${SECOND}\n\n${CLAIM}`), ['CURRENT']),
  article(
    'pull-quote forgotten while the sentence was corrected',
    ARTICLE.replace(CLAIM, CHANGED_CLAIM).replace(SECOND, `${SECOND}\n\n${CLAIM}`),
    ['CHANGED'],
    CHANGED_CLAIM,
  ),
  article(
    'correction notice with the old words, sentence corrected',
    `${ARTICLE.replace(CLAIM, CHANGED_CLAIM)}\n\n${NOTICE}`,
    ['CHANGED'],
    CHANGED_CLAIM,
  ),
  article(
    'correction notice with the old words, sentence deleted',
    `${ARTICLE.replace(`${CLAIM} `, '')}\n\n${NOTICE}`,
    ['GONE'],
  ),
  article('notice above that withdraws it', ARTICLE.replace(PARAGRAPH, `${WITHDRAWN}\n\n${PARAGRAPH}`), [
    'CONTEXT_CHANGED',
  ]),
  article(
    'sentence before that withdraws it',
    ARTICLE.replace(CLAIM, `${WITHDRAWN} ${CLAIM}`),
    ['CONTEXT_CHANGED', 'CHANGED'],
    `${WITHDRAWN} ${CLAIM}`,
  ),
  article('sentence after that denies it', ARTICLE.replace(CLAIM, `${CLAIM} That is not true.`), ['CONTEXT_CHANGED']),
  article(
    'update block below',
    ARTICLE.replace(PARAGRAPH, `${PARAGRAPH}\n\nUpdate: The director has withdrawn the figure.`),
    ['CONTEXT_CHANGED'],
  ),
  article('neighbour rewritten', ARTICLE.replace(BEFORE, 'A parody site wrote this.'), ['CONTEXT_CHANGED']),
  article(
    'under a heading that denies it',
    ARTICLE.replace('Record year for the harbour', 'False claims about the harbour'),
    ['CONTEXT_CHANGED'],
  ),
  article(
    'denied in its own sentence',
    ARTICLE.replace(CLAIM, `Nobody believes that ${CLAIM.replace('The', 'the')}`),
    ['CHANGED'],
    `Nobody believes that ${CLAIM.replace('The', 'the')}`,
  ),
  article('deleted', ARTICLE.replace(`${CLAIM} `, ''), ['GONE']),
  article('paragraph deleted', ARTICLE.replace(`${PARAGRAPH}\n\n`, ''), ['GONE']),
  article('replaced by another sentence', ARTICLE.replace(CLAIM, 'A new crane was put up near the old lighthouse.'), [
    'GONE',
  ]),
  article(
    'paywall after the first sentence',
    'Record year for the harbour\n\nThe figures were published on Tuesday.\n\nSubscribe to read on.',
    ['GONE'],
  ),
  article('cookie banner before', `We use cookies. Accept all or choose.\n\n${ARTICLE}`, ['CURRENT']),
  {
    ...article('twice, first copy deleted', ARTICLE, SAME),
    older: `${CLAIM} It was a good year.\n\n${ARTICLE}`,
    states: ['CONTEXT_CHANGED', 'GONE'],
  },
  {
    ...article('at the head of the text', `${CLAIM}\n\n${SECOND}`, ['CURRENT']),
    older: `${CLAIM}\n\n${THIRD}\n\n${SECOND}`,
  },
  {
    ...article('at the end of the text', `${THIRD}\n\n${CLAIM}`, ['CURRENT']),
    older: `${SECOND}\n\n${THIRD}\n\n${CLAIM}`,
  },
  {
    ...article('look-alike that stood there before', '', ['GONE']),
    older: `${ARTICLE}\n\n${CHANGED_CLAIM}`,
    newer: `${ARTICLE.replace(`${CLAIM} `, '')}\n\n${CHANGED_CLAIM}`,
  },
];

/** Cases after the list in anchoring.md d.6; every text is made up. */
export const ADVERSARIAL_CASES: readonly AdversarialCase[] = [...WORDINGS, ...PLACES];
