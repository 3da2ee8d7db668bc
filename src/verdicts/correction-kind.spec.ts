import { describe, expect, it } from '@jest/globals';
import { type CorrectableText, correctionDifference } from './correction-difference.js';
import { correctionKindFault, type GivenKind, kindOf, needsSecondPerson } from './correction-kind.js';

const CURRENT: CorrectableText = {
  label: 'TRUE',
  summary: 'The register of the town counts 41 houses, and the mayor said so.',
  rationale: 'We asked the register. It counts 41 houses since Monday.',
  shortStatement: 'The storm destroyed 41 houses',
};
const KINDS: GivenKind[] = ['TYPO', 'CLARIFICATION', 'UPDATE', 'CORRECTION'];

interface Case {
  name: string;
  change: Partial<CorrectableText>;
  allowed: GivenKind[];
  derived: GivenKind;
  /** Kinds among `allowed` that one person may apply. */
  alone: GivenKind[];
}

const ALL = KINDS;
const NOT_TYPO: GivenKind[] = ['CLARIFICATION', 'UPDATE', 'CORRECTION'];
const CASES: Case[] = [
  {
    name: 'a letter in the summary',
    change: { summary: 'The registar of the town counts 41 houses, and the mayor said so.' },
    allowed: ALL,
    derived: 'TYPO',
    alone: ['TYPO', 'CLARIFICATION', 'UPDATE'],
  },
  {
    name: 'other words, the same statement',
    change: { summary: 'By the register of the town there are 41 houses, and the mayor said so.' },
    allowed: ALL,
    derived: 'CLARIFICATION',
    alone: ['TYPO', 'CLARIFICATION', 'UPDATE'],
  },
  {
    name: 'another number in the rationale',
    change: { rationale: 'We asked the register. It counts 43 houses since Monday.' },
    allowed: NOT_TYPO,
    derived: 'CLARIFICATION',
    alone: ['CLARIFICATION', 'UPDATE'],
  },
  {
    name: 'another number in the summary',
    change: { summary: 'The register of the town counts 43 houses, and the mayor said so.' },
    allowed: ['UPDATE', 'CORRECTION'],
    derived: 'CORRECTION',
    alone: [],
  },
  {
    name: 'a negation in the summary',
    change: { summary: 'The register of the town does not count 41 houses, and the mayor said so.' },
    allowed: ['UPDATE', 'CORRECTION'],
    derived: 'CORRECTION',
    alone: [],
  },
  { name: 'the label', change: { label: 'FALSE' }, allowed: ['CORRECTION'], derived: 'CORRECTION', alone: [] },
  {
    name: 'the label and a letter',
    change: { label: 'FALSE', rationale: 'We askd the register. It counts 41 houses since Monday.' },
    allowed: ['CORRECTION'],
    derived: 'CORRECTION',
    alone: [],
  },
];

describe('the kind of a correction', () => {
  it.each(CASES)('$name', ({ change, allowed, derived, alone }) => {
    const difference = correctionDifference(change, CURRENT, 'en');
    expect(KINDS.filter((kind) => correctionKindFault(kind, difference) === null)).toEqual(allowed);
    expect(kindOf(difference)).toBe(derived);
    const byOne = allowed.filter((kind) => !needsSecondPerson(kind, difference.conclusionChanges));
    expect(byOne).toEqual(alone);
  });

  it.each([{}, { label: 'TRUE' }, { ...CURRENT }, { summary: undefined }])('nothing changes with %j', (change) => {
    const difference = correctionDifference(change as Partial<CorrectableText>, CURRENT, 'en');
    for (const kind of KINDS) expect(correctionKindFault(kind, difference)).toMatch(/changes nothing/);
  });

  it('compares figures where it knows no words', () => {
    const german = { ...CURRENT, summary: 'Das Register zählt 41 Häuser.' };
    const worded = correctionDifference({ summary: 'Laut Register sind es 41 Häuser.' }, german, 'de');
    expect(worded).toMatchObject({ meaningChanges: false, onlySpelling: false });
    const counted = correctionDifference({ summary: 'Das Register zählt 14 Häuser.' }, german, 'de-AT');
    expect(counted).toMatchObject({ conclusionChanges: true });
  });

  it('takes a text that is emptied of words for another statement', () => {
    expect(correctionDifference({ summary: '…' }, CURRENT, 'en').conclusionChanges).toBe(true);
  });

  it('a retraction always takes two', () => {
    expect(needsSecondPerson('RETRACTION', false)).toBe(true);
  });
});
