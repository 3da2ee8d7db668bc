import { flags, oneOf, searchOf, textOf, texts } from '../../../lib/search-parameters.js';

/** The filters that are a yes or nothing. */
export const FLAGS = ['stale', 'late', 'aged', 'unassigned', 'urgent', 'scheduled', 'published'] as const;
export type Flag = (typeof FLAGS)[number];

export const STATES = [
  'CANDIDATE',
  'READY',
  'IN_REVIEW',
  'NEEDS_ADJUDICATION',
  'DECIDED',
  'REJECTED',
  'ARCHIVED',
] as const;
export type State = (typeof STATES)[number];
export const SORTS = ['created', 'oldest', 'waiting', 'due', 'urgent'] as const;
export type Sort = (typeof SORTS)[number];
export const VIEWS = ['columns', 'list', 'overdue'] as const;
export type View = (typeof VIEWS)[number];

/** The known states among those of an address, separated by commas. */
const statesIn = (value: unknown): string | undefined => {
  const given = typeof value === 'string' ? value.split(',') : [];
  return textOf(STATES.filter((state) => given.includes(state)).join(','));
};

const FILTERS = {
  ...texts(
    'q',
    'editor',
    'holder',
    'documentId',
    'sourceId',
    'claimant',
    'topic',
    'type',
    'language',
    'duplicateOf',
    'splitFrom',
  ),
  ...flags(...FLAGS, 'suggested'),
  state: statesIn,
  pendingVerdict: oneOf('PROPOSED', 'APPROVED'),
  sort: oneOf(...SORTS),
};

/** Reads out of an address what a list of claims is narrowed by. */
export const readClaimSearch = searchOf(FILTERS);
export type ClaimSearch = ReturnType<typeof readClaimSearch>;

/** The same, with the way in which the board shows the claims. */
export const readBoardSearch = searchOf({ ...FILTERS, view: oneOf(...VIEWS) });
export type BoardSearch = ReturnType<typeof readBoardSearch>;

export const statesOf = ({ state }: ClaimSearch): State[] => STATES.filter((each) => state?.split(',').includes(each));
