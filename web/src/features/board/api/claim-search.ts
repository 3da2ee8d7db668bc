/** The filters that are a yes or nothing. */
export const FLAGS = ['stale', 'late', 'aged', 'unassigned', 'urgent', 'scheduled', 'published'] as const;
export type Flag = (typeof FLAGS)[number];

const TEXTS = [
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
] as const;

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
export const SORTS = ['created', 'waiting', 'due', 'urgent'] as const;
export type Sort = (typeof SORTS)[number];
export const VIEWS = ['columns', 'list', 'overdue'] as const;
export type View = (typeof VIEWS)[number];
const VERDICTS = ['PROPOSED', 'APPROVED'] as const;

/** What a list of claims is narrowed by, as it stands in the address. */
export type ClaimSearch = Partial<Record<(typeof TEXTS)[number], string>> &
  Partial<Record<Flag | 'suggested', boolean>> & {
    /** Separated by commas. */
    state?: string;
    pendingVerdict?: (typeof VERDICTS)[number];
    sort?: Sort;
  };

export type BoardSearch = ClaimSearch & { view?: View };

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined =>
  all.find((each) => each === value);

/** Reads the filters of an address; what is none is left out. */
export function readClaimSearch(raw: Record<string, unknown>): ClaimSearch {
  const search: ClaimSearch = {};
  for (const name of TEXTS) {
    const value = raw[name];
    if ((typeof value === 'string' || typeof value === 'number') && value !== '') search[name] = String(value);
  }
  for (const name of [...FLAGS, 'suggested'] as const) {
    const value = raw[name];
    if (value === true || value === 'true') search[name] = true;
    if (value === false || value === 'false') search[name] = false;
  }
  const states = typeof raw.state === 'string' ? raw.state.split(',') : [];
  const known = STATES.filter((state) => states.includes(state));
  if (known.length > 0) search.state = known.join(',');
  const pendingVerdict = oneOf(VERDICTS, raw.pendingVerdict);
  if (pendingVerdict) search.pendingVerdict = pendingVerdict;
  const sort = oneOf(SORTS, raw.sort);
  if (sort) search.sort = sort;
  return search;
}

/** The same, with the way in which the board shows the claims. */
export function readBoardSearch(raw: Record<string, unknown>): BoardSearch {
  const view = oneOf(VIEWS, raw.view);
  return { ...readClaimSearch(raw), ...(view ? { view } : {}) };
}

export const statesOf = ({ state }: ClaimSearch): State[] => STATES.filter((each) => state?.split(',').includes(each));
