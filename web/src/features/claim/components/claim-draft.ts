import type { DeskClaim } from '../../../lib/claims';
import type { EditClaim } from '../api/claim';

/** What may be edited of a claim, as fields of a form hold it. */
export interface ClaimDraft {
  statement: string;
  claimant: string;
  claimantSameAs: string;
  claimantKind: '' | 'PERSON' | 'ORGANISATION';
  /** `YYYY-MM-DD`, or empty. */
  madeAt: string;
  /** One on each line. */
  appearances: string;
  /** Separated by commas. */
  topics: string;
  difficulty: '1' | '2' | '3';
}
export type Field = keyof ClaimDraft;
export const FIELDS = [
  'statement',
  'claimant',
  'claimantSameAs',
  'claimantKind',
  'madeAt',
  'appearances',
  'topics',
  'difficulty',
] as const satisfies readonly Field[];

/** A field that both changed: nobody's words may be lost. */
export interface Conflict {
  field: Field;
  theirs: string;
  mine: string;
}

const LEVELS = ['1', '2', '3'] as const;

export const draftOf = (claim: DeskClaim): ClaimDraft => ({
  statement: claim.statement,
  claimant: claim.claimant ?? '',
  claimantSameAs: claim.claimantSameAs ?? '',
  claimantKind: claim.claimantKind ?? '',
  madeAt: claim.madeAt?.slice(0, 10) ?? '',
  appearances: claim.appearances.join('\n'),
  topics: claim.topics.join(', '),
  difficulty: LEVELS.find((level) => Number(level) === claim.difficulty) ?? '1',
});

const listOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const AS_SENT: { [field in Field]: (draft: ClaimDraft) => EditClaim } = {
  statement: ({ statement }) => ({ statement: statement.trim() }),
  claimant: ({ claimant }) => ({ claimant: orNull(claimant) }),
  claimantSameAs: ({ claimantSameAs }) => ({ claimantSameAs: orNull(claimantSameAs) }),
  claimantKind: ({ claimantKind }) => ({ claimantKind: claimantKind === '' ? null : claimantKind }),
  madeAt: ({ madeAt }) => ({ madeAt: madeAt === '' ? null : `${madeAt}T00:00:00Z` }),
  appearances: ({ appearances }) => ({ appearances: listOf(appearances, /\s+/) }),
  topics: ({ topics }) => ({ topics: listOf(topics, /,/) }),
  difficulty: ({ difficulty }) => ({ difficulty: Number(difficulty) }),
};

export const changedFields = (base: ClaimDraft, draft: ClaimDraft): Field[] =>
  FIELDS.filter((field) => base[field] !== draft[field]);

/** Only what was changed is sent. */
export const bodyOf = (base: ClaimDraft, draft: ClaimDraft): EditClaim =>
  Object.assign({}, ...changedFields(base, draft).map((field) => AS_SENT[field](draft))) as EditClaim;

/**
 * What is there now under what one has written: fields that only the other changed are taken over, fields that both changed
 * to different words are conflicts, with one's own words kept in the draft.
 */
export function rebase(
  base: ClaimDraft,
  mine: ClaimDraft,
  theirs: ClaimDraft,
): { draft: ClaimDraft; conflicts: Conflict[] } {
  const changed = changedFields(base, mine);
  const draft = Object.assign({}, theirs, ...changed.map((field) => ({ [field]: mine[field] }))) as ClaimDraft;
  const conflicts = changed
    .filter((field) => theirs[field] !== base[field] && theirs[field] !== mine[field])
    .map((field) => ({ field, theirs: theirs[field], mine: mine[field] }));
  return { draft, conflicts };
}
