import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Candidate,
  explain,
  INELIGIBLE,
  type IneligibleReason,
  ineligibleReasons,
  type RoundFacts,
} from './eligibility.js';

const CANDIDATE: Candidate = {
  userId: 'reviewer',
  displayName: 'Rita Reviewer',
  active: true,
  roles: ['reviewer'],
  languages: [],
  level: 'EXPERIENCED',
  paused: false,
  recusals: [],
  holdsSlotInRound: false,
  declinedRound: false,
  ratedRevealedRound: false,
  measured: false,
  decidedClaim: false,
  unblindedClaim: false,
  openAssignments: 0,
  maxOpen: null,
};
const ROUND: RoundFacts = {
  claimId: 'claim',
  claimEditorId: 'editor',
  formerEditorIds: [],
  roundOpenedBy: 'opener',
  documentCreatedBy: 'owner',
  documentByline: 'By Ann Author and Bob Writer',
  language: 'en',
  sourceId: 'source',
  claimant: 'The Mayor',
  topics: ['health'],
  hasRevealedRound: false,
  allowRepeatRater: false,
  maxOpenPerReviewer: 20,
  noTwoNovices: false,
  hasNovice: false,
  editorsMayRate: false,
};

type Change = { person?: Partial<Candidate>; round?: Partial<RoundFacts> };
const ask = ({ person, round }: Change): IneligibleReason[] =>
  ineligibleReasons({ ...CANDIDATE, ...person }, { ...ROUND, ...round });

/** One way into each reason; no two of them touch the same field, so that they can be combined. */
const WAYS: Record<IneligibleReason, Change> = {
  inactive: { person: { active: false } },
  'not-a-reviewer': { person: { roles: ['viewer'] } },
  'holds-a-slot': { person: { holdsSlotInRound: true } },
  declined: { person: { declinedRound: true } },
  'editor-of-record': { round: { claimEditorId: 'reviewer' } },
  'document-owner': { round: { documentCreatedBy: 'reviewer' } },
  'document-author': { round: { documentByline: 'By Ann Author and Rita Reviewer' } },
  'recused-claim': { person: { recusals: [{ kind: 'CLAIM', subject: 'claim' }] } },
  'recused-source': { person: { recusals: [{ kind: 'SOURCE', subject: 'source' }] } },
  'recused-claimant': { person: { recusals: [{ kind: 'CLAIMANT', subject: 'the mayor' }] } },
  'recused-topic': { person: { recusals: [{ kind: 'TOPIC', subject: 'health' }] } },
  language: { person: { languages: ['de', 'fr-CH'] } },
  paused: { person: { paused: true } },
  'saw-reveal': { person: { ratedRevealedRound: true } },
  measured: { person: { measured: true } },
  'decided-claim': { person: { decidedClaim: true } },
  unblinded: { person: { unblindedClaim: true } },
  'second-novice': { person: { level: 'NOVICE' }, round: { noTwoNovices: true, hasNovice: true } },
  'cap-reached': { round: { maxOpenPerReviewer: 0 } },
  'capacity-reached': { person: { maxOpen: 0 } },
};
const REASONS = Object.keys(WAYS) as IneligibleReason[];

const together = (reasons: readonly IneligibleReason[]): Change => ({
  person: {
    ...Object.assign({}, ...reasons.map((reason) => WAYS[reason].person ?? {})),
    recusals: reasons.flatMap((reason) => WAYS[reason].person?.recusals ?? []),
  },
  round: Object.assign({}, ...reasons.map((reason) => WAYS[reason].round ?? {})),
});

describe(ineligibleReasons.name, () => {
  it('lets a reviewer take a place when nothing speaks against it', () => {
    expect(ask({})).toEqual([]);
  });

  it('has a way into every reason, and words for it', () => {
    expect([...REASONS].sort()).toEqual(Object.keys(INELIGIBLE).sort());
  });

  it.each(REASONS)('names %s, and nothing else, when only that speaks against it', (reason) => {
    expect(ask(WAYS[reason])).toEqual([reason]);
  });

  it('names every reason of any combination, in one fixed order', () => {
    fc.assert(
      fc.property(fc.subarray(REASONS), (reasons) => {
        const expected = Object.keys(INELIGIBLE).filter((reason) => reasons.includes(reason as IneligibleReason));
        expect(ask(together(reasons))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, Change, IneligibleReason[]]>([
    ['an adjudicator may rate', { person: { roles: ['adjudicator'] } }, []],
    ['an editor may not', { person: { roles: ['editor'] } }, ['not-a-reviewer']],
    ['nor an admin', { person: { roles: ['admin'] } }, ['not-a-reviewer']],
    ['an editor may where the desk allows it', { person: { roles: ['editor'] }, round: { editorsMayRate: true } }, []],
    ['a viewer never may', { person: { roles: ['viewer'] }, round: { editorsMayRate: true } }, ['not-a-reviewer']],
    ['nobody without a role', { person: { roles: [] }, round: { editorsMayRate: true } }, ['not-a-reviewer']],
    ['an editor who is also a reviewer may', { person: { roles: ['editor', 'reviewer'] } }, []],
    ['who opened the round may not', { round: { roundOpenedBy: 'reviewer' } }, ['editor-of-record']],
    [
      'who handed the claim over chose it all the same',
      { round: { formerEditorIds: ['reviewer'] } },
      ['editor-of-record'],
    ],
    ['a claim nobody accepted has no editor of record', { round: { claimEditorId: null } }, []],
    ['one below the cap is below it', { person: { openAssignments: 19 } }, []],
    ['one above the cap is over it', { person: { openAssignments: 21 } }, ['cap-reached']],
    ['the own limit counts below the policy', { person: { openAssignments: 2, maxOpen: 2 } }, ['capacity-reached']],
    ['and above it the policy does', { person: { openAssignments: 20, maxOpen: 50 } }, ['cap-reached']],
    ['one below the own limit', { person: { openAssignments: 1, maxOpen: 2 } }, []],
    ['at the cap', { person: { openAssignments: 20 } }, ['cap-reached']],
    [
      'a novice beside a novice, where the strategy does not mind',
      { person: { level: 'NOVICE' }, round: { hasNovice: true } },
      [],
    ],
    ['an experienced one beside a novice', { round: { noTwoNovices: true, hasNovice: true } }, []],
    ['the first novice', { person: { level: 'NOVICE' }, round: { noTwoNovices: true } }, []],
    ['an author in any case', { round: { documentByline: 'RITA REVIEWER, Norvale' } }, ['document-author']],
    ['another author of a longer name', { round: { documentByline: 'Marita Reviewers' } }, []],
    [
      'one word is no name',
      { person: { displayName: 'rita' }, round: { documentByline: 'Rita, our correspondent' } },
      [],
    ],
    ['another topic', { person: { recusals: [{ kind: 'TOPIC', subject: 'energy' }] } }, []],
    ['any variety of the language will do', { person: { languages: ['en-GB'] } }, []],
    ['also the other way round', { person: { languages: ['pt'] }, round: { language: 'pt-BR' } }, []],
    ['case makes no other language', { person: { languages: ['EN'] } }, []],
    ['three letters are not two', { person: { languages: ['eng'] } }, ['language']],
    ['a recusal for another claim', { person: { recusals: [{ kind: 'CLAIM', subject: 'other' }] } }, []],
    ['a source of the same name as the claim', { person: { recusals: [{ kind: 'SOURCE', subject: 'claim' }] } }, []],
    [
      'no claimant, no conflict with one',
      { person: { recusals: [{ kind: 'CLAIMANT', subject: 'the mayor' }] }, round: { claimant: null } },
      [],
    ],
    [
      'no source, no conflict with one',
      { person: { recusals: [{ kind: 'SOURCE', subject: 'source' }] }, round: { sourceId: null } },
      [],
    ],
    [
      'the claimant is the same in any case',
      { person: { recusals: [{ kind: 'CLAIMANT', subject: 'the mayor' }] }, round: { claimant: 'THE MAYOR' } },
      ['recused-claimant'],
    ],
    [
      'an adjudicator who could read an earlier reveal',
      { person: { roles: ['adjudicator'] }, round: { hasRevealedRound: true } },
      ['saw-reveal'],
    ],
    ['a plain reviewer could not read it', { round: { hasRevealedRound: true } }, []],
    [
      'a reviewer with the editor role could',
      { person: { roles: ['reviewer', 'editor'] }, round: { hasRevealedRound: true } },
      ['saw-reveal'],
    ],
    [
      'the policy may allow raters of earlier rounds',
      { person: { ratedRevealedRound: true }, round: { allowRepeatRater: true } },
      [],
    ],
    [
      'but never those who decided on the claim',
      { person: { decidedClaim: true }, round: { allowRepeatRater: true } },
      ['decided-claim'],
    ],
  ])('%s', (_name, change, reasons) => {
    expect(ask(change)).toEqual(reasons);
  });

  it('explains itself in words', () => {
    expect(explain(['recused-source', 'paused'])).toBe('recused for this source; is paused');
  });
});
