import { accepted, drafts, inReview, primary, rates, rejected, released, secondary, storiesOf } from '../story.js';
import type { Story } from '../story.js';
import {
  BEST_RESULT,
  CREW_PAY,
  CROSSINGS,
  DIESEL,
  FERRY_BILL,
  HALF_EMPTY,
  LOSS,
  SUBSIDY_DOUBLED,
} from './ferry-bill.article.js';
import {
  FARES,
  FERRY_RECORD,
  FORECAST,
  PENSIONERS,
  PER_MILE,
  PRICED_OFF,
  PUNCTUAL,
  RECORD,
  SUBSIDY,
} from './ferry-record.article.js';

const ANNUAL_REPORT = 'https://sound-ferry.example/reports/annual-2026.pdf';
const TIMETABLE = 'https://sound-ferry.example/timetable/winter-2025';
const TOWN_ACCOUNTS = 'https://marlow-sound.example/finance/accounts-2025';
const TARIFFS = 'https://transport-office.example/tariffs/ferries-2026';

const inRecord = storiesOf(FERRY_RECORD);
const inBill = storiesOf(FERRY_BILL);

export const FERRY_STORIES: Story[] = [
  inRecord(
    RECORD,
    inReview('The headline figure of the week; three papers repeat it.', ['reviewer1', 'reviewer2']),
    rates('reviewer1', {
      label: 'TRUE',
      confidence: 5,
      rationale:
        'The annual report gives 412,300 passengers for September 2025 to August 2026. Its table of all years since 1971 has no higher figure; the next is 398,900 in 1994.',
      evidence: [
        primary.supports('Sound Ferry: annual report 2026, table 2', ANNUAL_REPORT, {
          quote: 'Passengers, 12 months to 31 August 2026: 412,300',
          archiveUrl: 'https://web-archive.example/2026/sound-ferry-annual-2026.pdf',
        }),
      ],
    }),
    rates('reviewer2', {
      label: 'TRUE',
      confidence: 4,
      rationale:
        'The operator’s count and the monthly returns to the transport office agree within a hundred passengers, and both series go back to the opening of the line.',
      evidence: [
        primary.supports('Transport office: passenger returns 1971–2026', 'https://transport-office.example/returns', {
          quote: 'Sound Ferry, sum of monthly returns 09/2025–08/2026: 412,247',
        }),
        secondary.context('Marlow Museum: fifty-five years of the ferry', 'https://marlow-museum.example/ferry'),
      ],
    }),
    released({
      summary: 'The count of the line and the returns to the transport office agree: no earlier year comes close.',
      shortStatement: 'The Sound Ferry carried a record 412,300 passengers in a year',
    }),
  ),
  inRecord(
    FARES,
    inReview('Fares are to be voted on in November.', ['reviewer2', 'reviewer3']),
    rates('reviewer2', {
      label: 'TRUE',
      confidence: 5,
      rationale: 'Both prices are in the published tariffs, and 6.40 is 23.1 percent more than 5.20.',
      evidence: [
        primary.supports('Transport office: approved ferry tariffs', TARIFFS, { quote: 'Single, adult: 6.40' }),
      ],
    }),
    rates('reviewer3', {
      label: 'TRUE',
      confidence: 5,
      rationale: 'The tariff sheets of 2023 and 2026 show these prices; the percentage is right when rounded.',
      evidence: [primary.supports('Sound Ferry: tariff sheet 2023', 'https://sound-ferry.example/tariffs/2023')],
    }),
    released({
      summary: 'The tariffs of 2023 and 2026 show exactly these prices.',
      shortStatement: 'A ferry crossing costs 6.40 crowns, 23 percent more than in 2023',
    }),
    {
      act: 'correct',
      by: 'editor',
      correction: {
        kind: 'CLARIFICATION',
        change: {
          summary: 'The tariffs of 2023 and 2026 show exactly these prices for adults who pay for a single crossing.',
        },
        whatWasWrong: 'The summary did not say which passengers pay this price.',
        whatItSaysNow: 'It names adults who pay for a single crossing.',
        why: 'Season tickets have become cheaper per crossing; readers asked.',
        reportedBy: 'A reader in Pell Harbour',
      },
    },
  ),
  inRecord(
    PER_MILE,
    inReview('A comparison with all other lines, made in the council.', ['reviewer1', 'reviewer3']),
    rates('reviewer1', {
      label: 'FALSE',
      confidence: 4,
      rationale:
        'The Cape line costs 1.10 crowns per mile, the Sound Ferry 1.28. That is 16 percent more and nowhere near twice as much.',
      evidence: [
        primary.refutes('Transport office: approved ferry tariffs', TARIFFS, { quote: 'Cape line, per mile: 1.10' }),
      ],
      noteToAdjudicator: 'I left the summer excursion boats out: they are no scheduled lines.',
    }),
    rates('reviewer3', {
      label: 'MIXED',
      confidence: 3,
      rationale:
        'Against the two subsidised river lines the statement holds, against the sea lines it does not. The councillor said “any other line”.',
      evidence: [
        primary.supports('Aldmere River Lines: fares', 'https://river-lines.example/fares', { quote: '0.55 per mile' }),
        primary.refutes('Transport office: approved ferry tariffs', TARIFFS),
      ],
    }),
    {
      act: 'adjudicate',
      by: 'adjudicator',
      decision: {
        label: 'MOSTLY_FALSE',
        cause: 'EVIDENCE_WEIGHED_DIFFERENTLY',
        rationale:
          'It is true of two of the nine lines in Aldmere and untrue of the other seven, among them every line that crosses open water. “Any other line” is the point of the sentence, and that point does not hold.',
        note: 'Both raters found the right fares. “False” overlooks the river lines, “mixed” gives two lines of nine too much weight.',
      },
    },
    released({
      summary: 'Two river lines cost less than half as much per mile; the other seven lines do not.',
      shortStatement: 'Sound Ferry passengers pay over twice as much per mile as any others',
    }),
  ),
  inRecord(CROSSINGS, accepted('Two newsrooms print the same sentence; it probably comes from a press release.')),
  inRecord(PENSIONERS, inReview('The mayor’s answer to the fare protests.', ['reviewer1', 'reviewer2'])),
  inRecord(
    PUNCTUAL,
    inReview('Punctuality decides over the operator’s contract.', ['reviewer1', 'reviewer2']),
    drafts('reviewer1', {
      label: 'MOSTLY_TRUE',
      confidence: 2,
      rationale:
        'The annual report says 94 percent, but it counts a crossing as punctual up to ten minutes. To do: the harbour log.',
      evidence: [primary.supports('Sound Ferry: annual report 2026, page 12', ANNUAL_REPORT)],
    }),
  ),
  inRecord(
    SUBSIDY,
    inReview('The subsidy is on the agenda again.', ['reviewer2', 'reviewer3']),
    rates('reviewer2', {
      label: 'TRUE',
      confidence: 5,
      rationale: 'Line 34 of the town’s accounts for 2025 reads 1,802,000 crowns for the ferry line.',
      evidence: [
        primary.supports('Marlow Sound: accounts 2025, line 34', TOWN_ACCOUNTS, { quote: 'Ferry line: 1,802,000' }),
      ],
    }),
    rates('reviewer3', {
      label: 'TRUE',
      confidence: 4,
      rationale: 'The accounts give 1.802 million, and the operator books the same sum as income.',
      evidence: [
        primary.supports('Marlow Sound: accounts 2025, line 34', TOWN_ACCOUNTS),
        primary.supports('Sound Ferry: annual report 2026, page 28', ANNUAL_REPORT),
      ],
    }),
  ),
  inRecord(FORECAST, rejected('prediction', 'Nobody can check next year’s passengers this year.')),
  inRecord(PRICED_OFF, rejected('opinion', 'A figure of speech; the figures behind it are claims of their own.')),
  inBill(
    BEST_RESULT,
    inReview('The same record, told with another figure.', ['reviewer1', 'reviewer3']),
    rates('reviewer1', {
      label: 'MOSTLY_TRUE',
      confidence: 4,
      rationale:
        '412,300 is more than 400,000 and the best result. The 55 years are right only if 1971 is counted as a full year.',
      evidence: [primary.supports('Sound Ferry: annual report 2026, table 2', ANNUAL_REPORT)],
    }),
    rates('reviewer3', {
      label: 'MOSTLY_TRUE',
      confidence: 4,
      rationale:
        'Right in the main point. The line opened in June 1971, so there are 54 complete years to compare with.',
      evidence: [
        primary.supports('Sound Ferry: annual report 2026, table 2', ANNUAL_REPORT),
        secondary.context('Marlow Museum: fifty-five years of the ferry', 'https://marlow-museum.example/ferry'),
      ],
    }),
    { act: 'approve', by: 'editor2', content: { shortStatement: 'Over 400,000 people took the ferry, its best year' } },
  ),
  inBill(
    HALF_EMPTY,
    inReview('The strongest argument against the winter timetable.', ['reviewer1', 'reviewer2']),
    rates('reviewer1', {
      label: 'MISSING_CONTEXT',
      confidence: 4,
      rationale:
        'The count is in the report. It includes the two night crossings a day that carry lorries and take no foot passengers at all; without them it is a fifth, not half.',
      evidence: [
        primary.supports('Sound Ferry: annual report 2026, page 31', ANNUAL_REPORT, {
          quote: '51 % of winter crossings',
        }),
        primary.context('Sound Ferry: winter timetable 2025/26', TIMETABLE, { quote: 'F: freight only' }),
      ],
    }),
    rates('reviewer2', {
      label: 'MISSING_CONTEXT',
      confidence: 5,
      rationale:
        'Correct as a number, but freight crossings are in it. The same page of the report gives 21 percent for passenger crossings.',
      evidence: [
        primary.context('Sound Ferry: annual report 2026, page 31, note 4', ANNUAL_REPORT, {
          quote: 'Passenger crossings only: 21 %',
        }),
      ],
    }),
    released({
      summary:
        'The number includes night crossings that carry freight only. Of the passenger crossings it is 21 percent.',
      shortStatement: 'Half of all winter crossings carried fewer than 20 passengers',
    }),
  ),
  inBill(
    SUBSIDY_DOUBLED,
    inReview('Contradicts what the town hall says.', ['reviewer2', 'reviewer3']),
    rates('reviewer2', {
      label: 'FALSE',
      confidence: 4,
      rationale: 'In 2021 the accounts show 1.4 million crowns, in 2025 1.8 million. That is 29 percent more.',
      evidence: [
        primary.refutes('Marlow Sound: accounts 2021, line 34', 'https://marlow-sound.example/finance/accounts-2021'),
      ],
    }),
    rates('reviewer3', {
      label: 'FALSE',
      confidence: 4,
      rationale:
        'From 1.4 to 1.8 million is no doubling. A state grant seems to have been counted as the town’s money.',
      evidence: [primary.refutes('Marlow Sound: accounts 2025, line 34', TOWN_ACCOUNTS)],
    }),
    released({
      summary: 'The accounts show a rise of 29 percent between 2021 and 2025.',
      shortStatement: 'The town’s subsidy for the ferry has doubled since 2021',
    }),
    {
      act: 'correct',
      by: 'editor',
      correction: {
        kind: 'CORRECTION',
        change: {
          label: 'MOSTLY_FALSE',
          summary:
            'The town’s own subsidy rose by 29 percent. Together with the state’s grant the line received 71 percent more.',
        },
        whatWasWrong: 'We had left the state’s grant out, which passes through the town’s budget.',
        whatItSaysNow: 'The rating is “mostly false” instead of “false”, and the grant is named.',
        why: 'With the grant there is a considerable rise, though no doubling.',
        reportedBy: 'Anselm Pike',
      },
    },
    { act: 'confirmCorrection', by: 'editor2' },
  ),
  inBill(
    DIESEL,
    inReview('Asked for by the environment desk.', ['reviewer1', 'reviewer2']),
    rates('reviewer1', {
      label: 'TRUE',
      confidence: 3,
      rationale:
        'The report’s fuel table has 1.098 million litres for 2025 and 1.017 million for 2024, an increase of 8.0 percent.',
      evidence: [primary.supports('Sound Ferry: annual report 2026, table 9', ANNUAL_REPORT)],
    }),
    rates('reviewer2', {
      label: 'MIXED',
      confidence: 3,
      rationale:
        'The litres are right, but a third vessel was chartered for six weeks in 2025 and its fuel is in the total.',
      evidence: [secondary.refutes('Harbour log: charter of the Petrel', 'https://port-authority.example/log/petrel')],
      noteToAdjudicator: 'Is “the line’s two vessels” part of what we rate?',
    }),
  ),
  inBill(
    CREW_PAY,
    inReview('Sent in by two readers who work on board.', ['reviewer1', 'reviewer3']),
    rates('reviewer1', {
      label: 'TRUE',
      confidence: 4,
      rationale: 'The collective agreement on the union’s site is of March 2022 and has not been replaced.',
      evidence: [
        primary.supports('Seafarers’ union: agreement of March 2022', 'https://seafarers.example/agreements/2022'),
      ],
    }),
    rates('reviewer3', {
      label: 'TRUE',
      confidence: 3,
      rationale: 'The pay table is unchanged since 2022 according to the agreement. The company did not answer.',
      evidence: [
        primary.supports('Seafarers’ union: agreement of March 2022', 'https://seafarers.example/agreements/2022'),
        primary.supports('Pay slip of a deckhand, June 2026', null, {
          confidential: true,
          quote: 'Shown to us on condition that nobody learns the name.',
        }),
      ],
    }),
    released({
      summary: 'The pay agreement of 2022 is still in force.',
      shortStatement: 'Ferry deckhands have not had a pay rise since 2022',
    }),
    {
      act: 'retract',
      by: 'editor2',
      reason:
        'A supplement of April 2025 raised all wages by 3 percent. Neither rater had found it, and the rating rests on its absence.',
      reportedBy: 'Sound Ferry, personnel office',
    },
    { act: 'confirmCorrection', by: 'editor' },
  ),
  inBill(
    CROSSINGS,
    rejected('duplicate', 'Word for word as in the Harbour Ledger.', { article: FERRY_RECORD, words: CROSSINGS }),
  ),
  inBill(LOSS, inReview('Easy to check against the accounts, and much repeated.', [], { dueDays: 14 })),
];
