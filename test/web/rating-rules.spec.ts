import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SCHEME } from '../../src/schemes/default-scheme.js';
import type { DraftContent, Evidence } from '../../web/src/features/rate/draft/draft-content.js';
import { labelDigits } from '../../web/src/lib/label-keys.js';
import { nextOf } from '../../web/src/features/rate/draft/next-of.js';
import { missing, type SubmitTerms } from '../../web/src/features/rate/draft/submit-checks.js';
import { wordDiff } from '../../web/src/features/rate/draft/word-diff.js';

describe('the keys of labels', () => {
  it('number the scale from its truest label on, with 0 for what cannot be verified', () => {
    expect(Object.fromEntries(labelDigits(DEFAULT_SCHEME.labels))).toEqual({
      TRUE: '1',
      MOSTLY_TRUE: '2',
      MIXED: '3',
      MOSTLY_FALSE: '4',
      FALSE: '5',
      UNVERIFIABLE: '0',
      OUTDATED: '6',
      MISSING_CONTEXT: '7',
      SATIRE: '8',
      NOT_CHECKABLE: '9',
    });
  });

  it('end with 9: a label too many has no key', () => {
    const many = Array.from({ length: 12 }, (_, n) => ({ key: `L${n}`, ordinal: 12 - n }));
    expect(labelDigits(many).size).toBe(9);
  });
});

describe('what a rating needs before it is submitted', () => {
  const terms: SubmitTerms = {
    labels: DEFAULT_SCHEME.labels,
    fields: [{ key: 'link', type: 'url', required: true }],
    requireEvidence: true,
    independentSources: 2,
  };
  const content = (change: Partial<DraftContent>): DraftContent => ({
    label: 'TRUE',
    confidence: null,
    rationale: 'Long enough to be a reason.',
    evidence: [{}, {}] as Evidence[],
    sourcesWaiver: null,
    fields: { link: 'https://a.example/' },
    noteToAdjudicator: '',
    needsAdjudication: false,
    ...change,
  });

  it('is told by place, in the order of the page', () => {
    expect(missing(content({}), terms)).toEqual([]);
    expect(missing(content({ label: null, rationale: 'short', evidence: [], fields: {} }), terms)).toEqual([
      'evidence',
      'label',
      'rationale',
      'fields.link',
    ]);
    expect(missing(content({ fields: { link: 'half' } }), terms)).toEqual(['fields.link']);
  });

  it('is no evidence where the label or the round asks for none', () => {
    expect(missing(content({ label: 'NOT_CHECKABLE', evidence: [] }), terms)).toEqual([]);
    expect(missing(content({ evidence: [] }), { ...terms, requireEvidence: false })).toEqual([]);
  });

  it('is a second source, or a reason why one is enough', () => {
    const one = content({ evidence: [{} as Evidence] });
    expect(missing(one, terms)).toEqual(['sourcesWaiver']);
    expect(missing({ ...one, sourcesWaiver: 'There is only this register.' }, terms)).toEqual([]);
  });
});

describe('what to rate next', () => {
  const work = (id: string, state: string, more = {}) => ({ id, state, urgent: false, confirmWording: false, ...more });

  it('is what somebody asked for and was not begun; drafts come last', () => {
    const open = [work('a', 'IN_PROGRESS'), work('b', 'OFFERED'), work('c', 'RETURNED')];
    expect(nextOf(open, 'b')).toEqual({ waiting: 'c', draft: 'a' });
    expect(nextOf(open, 'x')).toEqual({ waiting: 'b', draft: 'a' });
    expect(nextOf([work('a', 'IN_PROGRESS')], 'a')).toEqual({ waiting: null, draft: null });
  });

  it('is what is urgent, begun or not', () => {
    const open = [work('b', 'OFFERED'), work('d', 'IN_PROGRESS', { urgent: true })];
    expect(nextOf(open, 'x').waiting).toBe('d');
    expect(nextOf([work('s', 'SUBMITTED', { confirmWording: true })], 'x').waiting).toBe('s');
  });
});

describe('the difference of two wordings', () => {
  it('is told word by word', () => {
    expect(wordDiff('The storm destroyed 41 houses.', 'The storm destroyed 52 houses.')).toEqual([
      { kind: 'same', text: 'The storm destroyed ' },
      { kind: 'removed', text: '41 ' },
      { kind: 'added', text: '52 ' },
      { kind: 'same', text: 'houses.' },
    ]);
    expect(wordDiff('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
  });

  it('gives both texts back, whatever they are', () => {
    const pairs = [
      ['', 'a b'],
      ['a  b\nc', 'b c d'],
      ['x '.repeat(700), 'y'],
    ] as const;
    for (const [older, newer] of pairs) {
      const pieces = wordDiff(older, newer);
      const textOf = (without: string) =>
        pieces
          .filter(({ kind }) => kind !== without)
          .map(({ text }) => text)
          .join('');
      expect(textOf('added')).toBe(older);
      expect(textOf('removed')).toBe(newer);
    }
  });
});
