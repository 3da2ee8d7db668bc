import { describe, expect, it } from '@jest/globals';
import { AppError } from '../common/app-error.js';
import { DEFAULT_SCHEME } from '../schemes/default-scheme.js';
import { checkSubmittable, evidenceItem, reviewContent } from './review-content.js';
import { wordingHash } from './wording-hash.js';

const RATIONALE = 'The register of the town says so.';
const evidence = [evidenceItem.parse({ title: 'Register', stance: 'SUPPORTS', kind: 'PRIMARY' })];

function refusalOf(label: string | null, rationale: string, items: typeof evidence, required = true): string | null {
  try {
    const review = { label, rationale, evidence: items, sourcesWaiver: null, fields: {} };
    checkSubmittable(review, DEFAULT_SCHEME, { requireEvidence: required, independentSources: 1 });
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

describe(checkSubmittable.name, () => {
  it.each<[string, string | null, string, typeof evidence, string | null]>([
    ['a label with reasons and evidence', 'TRUE', RATIONALE, evidence, null],
    ['no label', null, RATIONALE, evidence, 'LABEL_NOT_IN_SCHEME'],
    ['a label the scheme does not have', 'HALF_TRUE', RATIONALE, evidence, 'LABEL_NOT_IN_SCHEME'],
    ['a label in small letters', 'true', RATIONALE, evidence, 'LABEL_NOT_IN_SCHEME'],
    ['no reasons', 'TRUE', '', evidence, 'RATIONALE_REQUIRED'],
    ['reasons of blanks', 'TRUE', ' '.repeat(50), evidence, 'RATIONALE_REQUIRED'],
    ['19 characters of reasons', 'TRUE', ` ${'x'.repeat(19)} `, evidence, 'RATIONALE_REQUIRED'],
    ['20 characters of reasons', 'TRUE', 'x'.repeat(20), evidence, null],
    ['no evidence', 'TRUE', RATIONALE, [], 'EVIDENCE_REQUIRED'],
    ['no evidence where there is nothing to look up', 'NOT_CHECKABLE', RATIONALE, [], null],
    ['no reasons where there is nothing to look up', 'NOT_CHECKABLE', '', [], 'RATIONALE_REQUIRED'],
  ])('%s', (_name, label, rationale, items, code) => {
    expect(refusalOf(label, rationale, items)).toBe(code);
  });

  it('asks for no evidence when the policy does not', () => {
    expect(refusalOf('TRUE', RATIONALE, [], false)).toBeNull();
  });
});

describe('what a reviewer may write', () => {
  it.each([
    ['a field it does not know', { verdict: 'TRUE' }],
    ['a state', { state: 'SUBMITTED' }],
    ['a confidence above 5', { confidence: 6 }],
    ['half a confidence', { confidence: 2.5 }],
    ['an address that is no web address', { evidence: [{ ...evidence[0], url: 'javascript:alert(1)' }] }],
    ['evidence without a title', { evidence: [{ ...evidence[0], title: '  ' }] }],
    ['51 pieces of evidence', { evidence: Array.from({ length: 51 }, () => evidence[0]) }],
    ['a field of evidence it does not know', { evidence: [{ ...evidence[0], position: 3 }] }],
    ['too long reasons', { rationale: 'x'.repeat(20_001) }],
    ['a NUL', { rationale: 'a\u0000b' }],
    ['half a surrogate pair', { rationale: 'a\ud800b' }],
  ])('is not %s', (_name, content) => {
    expect(reviewContent.safeParse(content).success).toBe(false);
  });

  it('may be nothing yet, or anything within the bounds', () => {
    expect(reviewContent.parse({})).toEqual({});
    expect(reviewContent.parse({ label: null, rationale: '😀'.repeat(10_000) }).label).toBeNull();
  });
});

describe(wordingHash.name, () => {
  it('tells statement and quote apart, and a missing quote from an empty one', () => {
    const hashes = [wordingHash('a', 'b'), wordingHash('b', 'a'), wordingHash('ab', ''), wordingHash('ab', null)];
    expect(new Set(hashes).size).toBe(4);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
