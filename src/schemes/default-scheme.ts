import type { RatingSchemeContent } from './rating-scheme.rules.js';

/**
 * The scheme a new installation starts with: five points from TRUE (5) to FALSE (1) and five labels off the scale.
 * Only NOT_CHECKABLE may be given without evidence: there is nothing to look up, that is the finding.
 */
export const DEFAULT_SCHEME: RatingSchemeContent = {
  key: 'five-point',
  name: 'Five-point accuracy scale',
  language: 'en',
  direction: 'HIGH_IS_TRUE',
  min: 1,
  max: 5,
  labels: [
    {
      key: 'TRUE',
      name: 'True',
      definition:
        'The best available evidence supports every element of the claim, and nothing is left out that would change what a reader takes from it.',
      ordinal: 5,
      color: '#1b7f4b',
      requiresEvidence: true,
    },
    {
      key: 'MOSTLY_TRUE',
      name: 'Mostly true',
      definition:
        'The main point holds. A detail is imprecise or a qualification is missing, but correcting it would not change the conclusion a reader draws.',
      ordinal: 4,
      color: '#5d9c3a',
      requiresEvidence: true,
    },
    {
      key: 'MIXED',
      name: 'Mixed',
      definition:
        'Parts that matter to the main point are right and other parts that matter to it are wrong, so that neither side can be called a detail.',
      ordinal: 3,
      color: '#c9a227',
      requiresEvidence: true,
    },
    {
      key: 'MOSTLY_FALSE',
      name: 'Mostly false',
      definition:
        'The claim contains something accurate, but its main point does not hold: a reader who relies on it would be misled.',
      ordinal: 2,
      color: '#d0702a',
      requiresEvidence: true,
    },
    {
      key: 'FALSE',
      name: 'False',
      definition:
        'The best available evidence contradicts the claim, or what it describes did not happen. No reading that its words allow makes it accurate.',
      ordinal: 1,
      color: '#b3261e',
      requiresEvidence: true,
    },
    {
      key: 'UNVERIFIABLE',
      name: 'Unverifiable',
      definition:
        'The claim is factual, and a documented search found too little reliable evidence to support it or to contradict it. The report lists what was searched and what would settle the question.',
      ordinal: null,
      color: '#6b6f76',
      requiresEvidence: true,
    },
    {
      key: 'OUTDATED',
      name: 'Outdated',
      definition:
        'The claim was accurate at a time the report names, but was repeated after events or newer data had overtaken it.',
      ordinal: null,
      color: '#7a6a8e',
      requiresEvidence: true,
    },
    {
      key: 'MISSING_CONTEXT',
      name: 'Missing context',
      definition:
        'The words are accurate as they stand, but information they leave out changes what they suggest. The report supplies that information.',
      ordinal: null,
      color: '#8a6d3b',
      requiresEvidence: true,
    },
    {
      key: 'SATIRE',
      name: 'Satire',
      definition:
        'The claim comes from a work meant as humour or parody and is being passed on as fact. The report names the original and shows that it was not meant literally.',
      ordinal: null,
      color: '#3b6ea5',
      requiresEvidence: true,
    },
    {
      key: 'NOT_CHECKABLE',
      name: 'Not checkable',
      definition:
        'The statement is an opinion, a prediction, a promise or too vague to test, so that no evidence could show it right or wrong.',
      ordinal: null,
      color: '#8c8c8c',
      requiresEvidence: false,
    },
  ],
};
