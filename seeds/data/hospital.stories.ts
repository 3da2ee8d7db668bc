import { accepted, inReview, primary, rates, rejected, released, secondary, storiesOf, type Story } from '../story.js';
import {
  AGENCY,
  BEDS,
  KINDNESS,
  HELICOPTER,
  HOSPITAL,
  HOSPITAL_CORRECTED,
  MEALS,
  NURSES,
  PARKING,
  STAFF_QUOTE,
  THEATRE,
  WAITING,
} from './hospital.article.js';

const HEALTH_OFFICE = 'https://eastmarch-health.example/statistics/2026';
const BOARD_PAPERS = 'https://st-brannock.example/board/papers-2026-09.pdf';

const inHospital = storiesOf(HOSPITAL);

/** Before the paper corrected its article. */
export const HOSPITAL_STORIES: Story[] = [
  inHospital(
    WAITING,
    inReview('The figure in the headline.', ['reviewer1', 'reviewer2']),
    rates('reviewer1', {
      label: 'TRUE',
      confidence: 4,
      rationale: 'The board papers of September give 1,240 patients on the list at the end of the month.',
      evidence: [
        primary.supports('St Brannock: board papers, September 2026', BOARD_PAPERS, { quote: 'On list: 1,240' }),
      ],
    }),
    rates('reviewer2', {
      label: 'TRUE',
      confidence: 3,
      rationale: 'I find the same figure in the board papers. The regional statistics for September are not out yet.',
      evidence: [
        primary.supports('St Brannock: board papers, September 2026', BOARD_PAPERS),
        primary.context('Eastmarch health office: waiting lists until August', HEALTH_OFFICE),
      ],
    }),
    released({
      summary: 'The hospital’s own board papers give this figure.',
      shortStatement: '1,240 patients were waiting for an operation at St Brannock',
    }),
  ),
  inHospital(
    NURSES,
    inReview('Staffing is what readers ask about most.', ['reviewer2', 'reviewer3']),
    rates('reviewer2', {
      label: 'MOSTLY_TRUE',
      confidence: 4,
      rationale:
        'The personnel report counts 38 nurses hired. In 2009 it was also 38, so “more than in any year before” is one too many.',
      evidence: [
        primary.supports('St Brannock: personnel report 2026', 'https://st-brannock.example/personnel/2026', {
          quote: 'Nurses hired: 38 (2009: 38)',
        }),
      ],
    }),
    rates('reviewer3', {
      label: 'MOSTLY_TRUE',
      confidence: 4,
      rationale: 'Thirty-eight were hired, which equals the old record instead of beating it.',
      evidence: [primary.supports('St Brannock: personnel report 2026', 'https://st-brannock.example/personnel/2026')],
    }),
    released({
      summary: '38 nurses were hired, as many as in the record year 2009 and not more.',
      shortStatement: 'St Brannock has hired more nurses in 2026 than in any year before',
    }),
  ),
  inHospital(
    THEATRE,
    inReview('The roof is a matter of who pays.', ['reviewer1', 'reviewer3']),
    rates('reviewer1', {
      label: 'TRUE',
      confidence: 5,
      rationale:
        'The theatre’s log shows closures on 61 days between January and September, each with the entry “water”.',
      evidence: [primary.supports('St Brannock: theatre log 2026', 'https://st-brannock.example/theatre-log')],
    }),
    rates('reviewer3', {
      label: 'TRUE',
      confidence: 4,
      rationale: 'The insurer’s report counts 61 days and names the roof above the second theatre as the cause.',
      evidence: [
        primary.supports('Harbour Mutual: damage report 88/26', 'https://harbour-mutual.example/reports/88-26'),
      ],
    }),
    released({
      summary: 'Log and insurer agree on 61 days and on the cause.',
      shortStatement: 'An operating theatre was closed for 61 days because of a leak',
    }),
  ),
  inHospital(
    MEALS,
    inReview('Asked by a patients’ group.', ['reviewer1', 'reviewer2']),
    rates('reviewer1', {
      label: 'MIXED',
      confidence: 3,
      rationale:
        'The contract began in May but covers lunch and supper. Breakfast still comes from the hospital’s kitchen.',
      evidence: [primary.refutes('Tender 14/2026, schedule of services', 'https://tenders.example/14-2026')],
    }),
    rates('reviewer2', {
      label: 'MIXED',
      confidence: 4,
      rationale: 'Two of three meals a day are the caterer’s, and the date is right. “All meals” is not.',
      evidence: [
        primary.refutes('Tender 14/2026, schedule of services', 'https://tenders.example/14-2026'),
        secondary.supports('Bayleaf: our kitchens', 'https://bayleaf.example/kitchens'),
      ],
    }),
    released({
      summary: 'The caterer cooks lunch and supper since May; breakfast it does not.',
      shortStatement: 'A caterer has cooked all meals at St Brannock since May 2026',
    }),
  ),
  inHospital(
    BEDS,
    inReview('Quoted in every budget debate.', ['reviewer2', 'reviewer3']),
    rates('reviewer2', {
      label: 'FALSE',
      confidence: 5,
      rationale:
        'The health office lists 2.1 beds for Marlow Sound, 1.9 for Brackwater and 1.7 for Elver Cross. Two towns have fewer.',
      evidence: [
        primary.refutes('Eastmarch health office: beds by town', HEALTH_OFFICE, {
          quote: 'Brackwater 1.9 · Elver Cross 1.7 · Marlow Sound 2.1',
        }),
      ],
    }),
    rates('reviewer3', {
      label: 'FALSE',
      confidence: 4,
      rationale:
        'The comparison is the claim, and it is wrong: Brackwater and Elver Cross have fewer beds per resident.',
      evidence: [primary.refutes('Eastmarch health office: beds by town', HEALTH_OFFICE)],
    }),
    released({
      summary: 'The number of beds is right, the comparison is not: two towns of the county have fewer.',
      shortStatement: 'Marlow Sound has fewer hospital beds per head than any other town',
    }),
  ),
  inHospital(
    AGENCY,
    inReview('A large sum, from one side of a wage dispute.', ['reviewer1', 'reviewer2']),
    rates('reviewer1', {
      label: 'MOSTLY_FALSE',
      confidence: 3,
      rationale:
        'The hospital’s accounts have 2.3 million under agency staff. The figures may have been turned around.',
      evidence: [primary.refutes('St Brannock: accounts 2025, note 7', 'https://st-brannock.example/accounts/2025')],
    }),
  ),
  inHospital(
    HELICOPTER,
    inReview('The flights are up for renewal.', ['reviewer2', 'reviewer3']),
    rates('reviewer3', {
      label: 'TRUE',
      confidence: 4,
      rationale: 'The health office’s yearbook for 2025 lists 312 missions for the station at St Brannock.',
      evidence: [
        primary.supports('Eastmarch health office: yearbook 2025', 'https://eastmarch-health.example/yearbook/2025'),
      ],
    }),
  ),
  inHospital(STAFF_QUOTE, rejected('vague', 'Nicely said, but there is nothing in it to look up.')),
];

/** After it: one change of words is acknowledged, the others wait for somebody. */
export const HOSPITAL_STORIES_AFTERWARDS: Story[] = [
  inHospital(THEATRE, {
    act: 'acknowledge',
    by: 'editor2',
    reason: '“Stood closed” instead of “was closed”: the same statement, so the verdict stays.',
  }),
  storiesOf(HOSPITAL_CORRECTED)(PARKING, accepted('New in the corrected article; visitors pay it every day.')),
  storiesOf(HOSPITAL_CORRECTED)(
    KINDNESS,
    rejected('extractor-error', 'A thought of the writer; there is nothing in it to look up.'),
  ),
];
