import { accepted, inReview, primary, rates, released, secondary, storiesOf, type Story } from '../story.js';
import { BULLYING, LUNCH, PUPILS, READING, SCHOOLS, TABLETS } from './schools.article.js';

const LAW_GAZETTE = 'https://law-gazette.example/aldmere/2022/114';

const inSchools = storiesOf(SCHOOLS);

export const SCHOOLS_STORIES: Story[] = [
  inSchools(
    LUNCH,
    inReview('Often repeated in other counties.', ['reviewer1', 'reviewer3']),
    rates('reviewer1', {
      label: 'MOSTLY_TRUE',
      confidence: 4,
      rationale: 'The act of 2022 covers every public school. Pupils of the eleven private schools pay.',
      evidence: [
        primary.supports('Aldmere law gazette 114/2022', LAW_GAZETTE, { quote: '§ 2: in every public school' }),
      ],
    }),
    rates('reviewer3', {
      label: 'MOSTLY_TRUE',
      confidence: 4,
      rationale: 'Since August 2022 in public schools; “every child” leaves out about two percent of the pupils.',
      evidence: [
        primary.supports('Aldmere law gazette 114/2022', LAW_GAZETTE),
        secondary.context('Private schools of Aldmere', 'https://private-schools.example/aldmere'),
      ],
    }),
    released({
      summary: 'True of public schools, which about 98 percent of all pupils attend.',
      shortStatement: 'Every child in Aldmere has had free school lunches since August 2022',
    }),
    {
      act: 'correct',
      by: 'editor',
      correction: {
        kind: 'CORRECTION',
        change: {
          label: 'TRUE',
          summary: 'Since August 2026 private schools take part as well, so it is every child.',
        },
        whatWasWrong: 'We had missed the amendment of June 2026, which includes private schools.',
        whatItSaysNow: 'The rating is “true” instead of “mostly true”.',
        why: 'The amendment came into force before the article was published.',
        reportedBy: 'Nadia Ferrant, education office',
      },
    },
  ),
  inSchools(
    READING,
    accepted('Parents compare schools with it.'),
    { act: 'openRound', by: 'editor', policy: {} },
    {
      act: 'assign',
      by: 'editor',
      to: ['reviewer2', 'reviewer3'],
      dueInDays: -1,
    },
  ),
  inSchools(BULLYING, inReview('A grave thing to say of a school.', [])),
  inSchools(PUPILS, accepted('The yearly count, with a comparison to 2020.')),
  inSchools(
    TABLETS,
    inReview('The purchase is before the auditors.', ['reviewer1', 'reviewer2']),
    rates('reviewer1', {
      label: 'OUTDATED',
      confidence: 4,
      rationale:
        'The order of 2024 was for 900 tablets; 240 of them were sent back in 2025 and the money was returned.',
      evidence: [primary.context('Auditors: report on school equipment', 'https://auditors.example/schools-2026')],
    }),
    rates('reviewer2', {
      label: 'OUTDATED',
      confidence: 3,
      rationale: 'Right when it was ordered. According to the auditors 660 tablets were kept, for 227,000 crowns.',
      evidence: [
        primary.context('Auditors: report on school equipment', 'https://auditors.example/schools-2026', {
          quote: 'kept: 660; refunded: 83,000 crowns',
        }),
      ],
    }),
    {
      act: 'approve',
      by: 'editor',
      content: { shortStatement: 'The council bought 900 tablets for 310,000 crowns in 2024' },
    },
  ),
];
