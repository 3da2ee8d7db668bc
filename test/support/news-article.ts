/** How far the desk is with a claim when its source changes. */
export const ROLES = ['ready', 'review', 'dispute', 'decided', 'published'] as const;
export type Role = (typeof ROLES)[number];

/** A claim of the article: its words, the sentence beside it in its paragraph, and what an edit makes of the paragraph. */
export interface ArticleClaim {
  /** Such as `number.published`: the edit it is for, and how far the desk is. */
  key: string;
  role: Role;
  words: string;
  paragraph: string;
  /** Null when the edit takes it out. In mark-up. */
  edited: string | null;
}

export const EDITS = [
  'moved',
  'typo',
  'reworded',
  'number',
  'negation',
  'quotation',
  'context',
  'split',
  'merge',
  'struck',
  'notice',
  'removed',
] as const;
export type Edit = (typeof EDITS)[number];

/** A paragraph of one sentence, and its replacement by parts. */
type Part = readonly [words: string, from?: string, to?: string];

const FIVE: Partial<Record<Edit, readonly Part[]>> = {
  moved: [
    ['The ferry line of Ostrand carried 310,000 passengers in 2024, its owner said.'],
    ['The tram depot of Ostrand employs 240 drivers, the transport office said.'],
    ['Ostrand closed 14 of its 60 bus stops in March, the council said.'],
    ['The night bus of Ostrand costs 2.40 euros since January, a leaflet says.'],
    ['The town of Ostrand bought 36 electric buses in 2023, its treasurer said.'],
  ],
  reworded: [
    ['The harbour of Velmar handled 41 million tonnes in 2023, its director said.', 'handled', 'processed'],
    ['The shipyard of Velmar built 17 trawlers in two years, the union said.', 'built', 'constructed'],
    ['Pilots in Velmar started a strike of nine days in August, their union said.', 'started', 'began'],
    ['The customs house of Velmar bought 12 scanners in May, an inspector said.', 'bought', 'purchased'],
    ['Fishermen of Velmar got 8 million euros of aid in 2022, the ministry said.', 'got', 'received'],
  ],
  number: [
    ['The quays of Harrow employ 3,200 people, the port authority said.', '3,200', '2,300'],
    ['The library of Harrow lent 510,000 books in 2024, the librarians said.', '510,000', '150,000'],
    ['Rents in Harrow rose by 6 percent in a year, the tenants’ league said.', '6 percent', '9 percent'],
    ['The bridge at Harrow was built in 1931, the museum said.', '1931', '1913'],
    ['The swimming pool of Harrow cost 22 million euros, the mayor said.', '22 million', '27 million'],
  ],
  removed: [
    ['A new crane in Lindow will lift 900 tonnes, the builder said.'],
    ['The orchards of Lindow gave 5,000 tonnes of apples in 2024, growers said.'],
    ['Lindow has planted 75,000 oaks since 2015, the forester said.'],
    ['The brewery of Lindow sold 3 million bottles last summer, its owner said.'],
    ['The school of Lindow taught 640 children in May, the headmaster said.'],
  ],
};

const TWO: Partial<Record<Edit, readonly Part[]>> = {
  typo: [
    ['The museum of Marrow drew 84,000 visitors in 2024, its keeper said.', 'visitors', 'vistors'],
    ['The theatre of Marrow sold 51,000 tickets in 2024, the cashier said.', 'tickets', 'tikcets'],
  ],
  negation: [
    ['The dam above Marrow was inspected in May, the engineers said.', 'was inspected', 'was not inspected'],
    ['The sewage works of Marrow were repaired in 2021, the council said.', 'were repaired', 'were never repaired'],
  ],
  quotation: [
    ['The bishop of Marrow called the lottery a tax on hope in April.', 'a tax on hope', '“a tax on hope”'],
    ['The judge of Marrow named the contract a gift to friends in June.', 'a gift to friends', '“a gift to friends”'],
  ],
  split: [
    [
      'Selby opened a clinic with 48 beds in June and hired 130 nurses, the health office said.',
      'in June and hired',
      'in June. It hired',
    ],
    [
      'Selby sold its gas works for 19 million euros in 2020 and paid back a loan, the treasurer said.',
      'in 2020 and paid',
      'in 2020. It paid',
    ],
  ],
  struck: [
    ['The choir of Selby sang before 700 guests on Whit Sunday, its leader said.'],
    ['The rowing club of Selby won 11 medals in Ghent, its coach said.'],
  ],
  notice: [
    ['The bakery of Selby delivers 4,500 loaves a day, the baker said.', '4,500', '2,500'],
    ['The windmill of Selby turned on 203 days in 2024, the miller said.', '203', '93'],
  ],
};

/** The sentence beside the claim, and what it becomes. */
const CONTEXT: readonly (readonly [words: string, beside: string, instead: string])[] = [
  [
    'Norvale built 1,900 flats last year, the housing office said.',
    'The figures were read out on Tuesday.',
    'Nothing of what follows is true, builders say.',
  ],
  [
    'Norvale heats 7,300 homes with waste from its incinerator, the works said.',
    'The pipes run under the river.',
    'An auditor has refuted the next figure.',
  ],
  [
    'Norvale spent 31 million euros on snow clearing in 2024, the treasurer said.',
    'The winter was long.',
    'The town has withdrawn this statement.',
  ],
  [
    'Norvale lost 2,150 inhabitants in ten years, the registry said.',
    'Many moved to the coast.',
    'The registry denies having said so.',
  ],
  [
    'Norvale recycles 58 percent of its rubbish, the depot said.',
    'Lorries come twice a week.',
    'The depot took back its claim on Friday.',
  ],
];

const MERGE: readonly (readonly [words: string, next: string, joined: string])[] = [
  [
    'The clinic of Tarn treated 9,000 people in its first month.',
    'Most of them came from the villages.',
    'The clinic of Tarn treated 9,000 people in its first month, although most of them came from the villages.',
  ],
  [
    'The market of Tarn has 112 stalls on Saturdays.',
    'Half of them sell cheese.',
    'The market of Tarn has 112 stalls on Saturdays, although half of them sell cheese.',
  ],
];

const keyed = (edit: Edit, at: number, many: number): Pick<ArticleClaim, 'key' | 'role'> => {
  const role = (many === ROLES.length ? ROLES : (['review', 'published'] as const))[at] ?? 'ready';
  return { key: `${edit}.${role}`, role };
};

function plainClaims(edit: Edit, parts: readonly Part[]): ArticleClaim[] {
  return parts.map(([words, from = '', to = ''], at) => {
    const changed = edit === 'removed' ? null : edit === 'struck' ? `<s>${words}</s>` : words.replace(from, to);
    return { ...keyed(edit, at, parts.length), words, paragraph: words, edited: changed };
  });
}

/** The claims of each edit, in the order of the article. */
export const CLAIMS_OF: Readonly<Record<Edit, readonly ArticleClaim[]>> = Object.fromEntries(
  EDITS.map((edit) => {
    const parts = FIVE[edit] ?? TWO[edit];
    if (parts) return [edit, plainClaims(edit, parts)];
    if (edit === 'merge') {
      const merged = MERGE.map(([words, next, edited], at) => {
        return { ...keyed(edit, at, MERGE.length), words, paragraph: `${words} ${next}`, edited };
      });
      return [edit, merged];
    }
    const inContext = CONTEXT.map(([words, beside, instead], at) => {
      const paragraph = `${beside} ${words}`;
      return { ...keyed(edit, at, CONTEXT.length), words, paragraph, edited: `${instead} ${words}` };
    });
    return [edit, inContext];
  }),
) as Record<Edit, ArticleClaim[]>;

export const ARTICLE_CLAIMS: readonly ArticleClaim[] = EDITS.flatMap((edit) => CLAIMS_OF[edit]);
