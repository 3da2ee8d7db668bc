import { describe, expect, it } from '@jest/globals';
import type { FoundClaim } from './found-claim.js';
import { revisions, type StandingCandidate } from './suggestions.js';

const OLD = { extractorVersion: 'rules-1', settingsVersion: 0 };
const NEW = { extractorVersion: 'rules-2', settingsVersion: 0 };

const candidate = (over: Partial<StandingCandidate> = {}): StandingCandidate => ({
  id: 'a',
  statement: 'The harbour handled 41 tonnes.',
  places: [{ start: 100, end: 130 }],
  score: 0.9,
  type: 'quantity',
  reasons: ['number'],
  isSuggested: true,
  ...OLD,
  ...over,
});

const found = (over: Partial<FoundClaim> = {}): FoundClaim => ({
  start: 100,
  end: 130,
  text: 'The harbour handled 41 tonnes.',
  score: 0.9,
  verifiable: 0.8,
  checkworthy: 0.7,
  type: 'quantity',
  speaker: null,
  reasons: ['number'],
  alsoAt: [],
  needsContext: false,
  context: { heading: null, previous: null, dateline: null, dates: [], claimant: null },
  ...over,
});

const setAside = { start: 100, end: 130, text: 'The harbour …', score: 0.4, reasons: ['below-threshold'] };

describe(revisions.name, () => {
  it.each([
    ['the same word', candidate(), [found()], []],
    ['a score that differs by what the database rounds off', candidate({ score: 0.9000001 }), [found()], []],
    ['another score', candidate(), [found({ score: 0.5 })], ['rescored']],
    ['another type', candidate(), [found({ type: 'event' })], ['rescored']],
    ['other reasons', candidate(), [found({ reasons: ['number', 'date'] })], ['rescored']],
    ['a sentence cut a little otherwise', candidate(), [found({ start: 96 })], []],
    ['the sentence at another of its places', candidate(), [found({ start: 0, end: 30, alsoAt: [setAside] })], []],
    ['a sentence that is no longer picked', candidate(), [], ['noLongerSuggested']],
    [
      'one that was not picked before either',
      candidate({ isSuggested: false, score: 0.4, reasons: ['below-threshold'] }),
      [],
      [],
    ],
    ['one that is picked again', candidate({ isSuggested: false }), [found()], ['suggestedAgain']],
    ['another sentence beside it', candidate(), [found({ start: 140, end: 170 })], ['noLongerSuggested']],
  ] as const)('says of %s', (_name, standing, claims, kinds) => {
    expect(revisions([standing], claims, [setAside], NEW).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('says nothing of what the same extractor has said with the same settings', () => {
    expect(revisions([candidate()], [], [setAside], OLD)).toEqual([]);
    expect(revisions([candidate()], [], [setAside], { ...OLD, settingsVersion: 1 })).toHaveLength(1);
  });

  it('keeps what is known of a sentence that is no longer picked, or not seen as one', () => {
    const [aside] = revisions([candidate()], [], [setAside], NEW);
    expect(aside?.opinion).toMatchObject({ picked: false, score: 0.4, reasons: ['below-threshold'], ...NEW });
    const [unseen] = revisions([candidate()], [], [], NEW);
    expect(unseen?.opinion).toMatchObject({ picked: false, score: 0, reasons: ['no-such-sentence'] });
  });
});
