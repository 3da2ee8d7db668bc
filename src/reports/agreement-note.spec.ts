import { describe, expect, it } from '@jest/globals';
import { agreementNote, type Agreement } from './agreement-note.js';

const of = (labels: Record<string, number>): Agreement['histogram'] =>
  Object.entries(labels).map(([label, count]) => ({ label, count }));

describe(agreementNote.name, () => {
  it.each<[string, Agreement]>([
    [
      '2 of 2 raters chose the same label.',
      { histogram: of({ FALSE: 2 }), label: 'FALSE', origin: 'UNANIMOUS', adjudicated: false },
    ],
    [
      '2 of 2 raters chose the same label. An administrator read the ratings before they were revealed; they count for no agreement figure.',
      { histogram: of({ FALSE: 2 }), label: 'FALSE', origin: 'UNANIMOUS', adjudicated: false, unblinded: true },
    ],
    [
      '2 of 3 raters chose the same label, settled by adjudication.',
      { histogram: of({ FALSE: 2, MIXED: 1 }), label: 'FALSE', origin: 'ADJUDICATED', adjudicated: true },
    ],
    [
      'The 2 raters chose 2 different labels, settled by adjudication.',
      { histogram: of({ FALSE: 1, MIXED: 1 }), label: 'MIXED', origin: 'ADJUDICATED', adjudicated: true },
    ],
    [
      '2 of 3 raters chose the same label, settled by a further rater.',
      { histogram: of({ FALSE: 2, MIXED: 1 }), label: 'FALSE', origin: 'TIEBREAK', adjudicated: false },
    ],
    [
      '2 of 3 raters chose the same label, settled by the agreement rule of the round.',
      { histogram: of({ TRUE: 2, MOSTLY_TRUE: 1 }), label: 'TRUE', origin: 'UNANIMOUS', adjudicated: false },
    ],
    [
      '2 of 2 raters chose the same label; adjudication came to another label.',
      { histogram: of({ FALSE: 2 }), label: 'MIXED', origin: 'ADJUDICATED', adjudicated: true },
    ],
    [
      '2 of 2 raters chose the same label, confirmed by adjudication.',
      { histogram: of({ FALSE: 2 }), label: 'FALSE', origin: 'ADJUDICATED', adjudicated: true },
    ],
    [
      '2 of 2 raters chose the same label; the label was corrected later.',
      { histogram: of({ FALSE: 2 }), label: 'MIXED', origin: 'UNANIMOUS', adjudicated: false },
    ],
    [
      'One rater rated this claim.',
      { histogram: of({ FALSE: 1 }), label: 'FALSE', origin: 'SINGLE', adjudicated: false },
    ],
    [
      'No independent ratings are on record.',
      { histogram: [], label: 'FALSE', origin: 'IMPORTED', adjudicated: false },
    ],
  ])('says "%s"', (note, agreement) => {
    expect(agreementNote(agreement)).toBe(note);
  });
});
