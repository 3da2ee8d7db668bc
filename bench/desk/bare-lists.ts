/**
 * The same information as the lists of the board, asked for by hand: no rule of blindness, no filter but this one, no
 * conversion. `$1` is how many rows.
 */
const board = (condition: string, order = 'board.created_at DESC, board.claim_id DESC'): string => `
  SELECT claim.*, document.title, board.stale, board.free_slots, board.due_at, board.pending_verdict, board.published,
    place.source_state, place.exact, place.prefix, place.suffix, place.start_offset, place.end_offset, place.also_at,
    version.number
  FROM (SELECT * FROM claim_board board WHERE ${condition} ORDER BY ${order} LIMIT $1) board
  JOIN claim ON claim.id = board.claim_id
  JOIN document ON document.id = claim.document_id
  JOIN document_version version ON version.document_id = document.id AND version.number = document.current_version
  JOIN claim_placement place ON place.claim_id = claim.id AND place.document_version_id = version.id
  ORDER BY ${order}`;

const counted = (condition: string): string =>
  `(SELECT count(*) FROM (SELECT FROM claim_board board WHERE ${condition} LIMIT 1000) few)`;
const STATES = ['CANDIDATE', 'READY', 'IN_REVIEW', 'NEEDS_ADJUDICATION', 'DECIDED', 'REJECTED', 'ARCHIVED'];
const HEAPS = [
  'stale',
  'due_at < now()',
  'free_slots > 0',
  `pending_verdict = 'PROPOSED'`,
  `pending_verdict = 'APPROVED'`,
  `editor_id = bench.id('editor', 1)`,
];

/** What an editor asks of the board: address, and the bare statement. Sizes of pages are in the address. */
export interface ListWorkload {
  path: string;
  bare: string;
  parameters: unknown[];
}

const LIMIT = 50;
const page = (filter: string, condition: string, order?: string): ListWorkload => ({
  path: `/claims?limit=${LIMIT}${filter}`,
  bare: board(condition, order),
  parameters: [LIMIT],
});
const words = (q: string): ListWorkload => page(`&q=${q}`, `board.words @@ plainto_tsquery('simple', '${q}')`);

/** One word occurs in one statement of five thousand, the other in one of five. */
export const BOARD: Readonly<Record<string, ListWorkload>> = {
  'board: all': page('', 'true'),
  'board: one state': page('&state=READY', `workflow_state = 'READY'`),
  'board: several states': page(
    '&state=IN_REVIEW,NEEDS_ADJUDICATION',
    `workflow_state IN ('IN_REVIEW', 'NEEDS_ADJUDICATION')`,
  ),
  'board: stale': page('&stale=true', 'stale'),
  'board: late': page('&late=true', 'due_at < now()'),
  'board: by due date': page('&sort=due', 'due_at IS NOT NULL', 'board.due_at, board.claim_id'),
  'board: unassigned': page('&unassigned=true', 'free_slots > 0'),
  'board: to approve': page('&pendingVerdict=PROPOSED', `pending_verdict = 'PROPOSED'`),
  'board: mine': page('&editor=me', `editor_id = bench.id('editor', 1)`),
  'board: rare word': words('t77'),
  'board: common word': words('museum'),
  'board: counts': {
    path: '/claims/counts',
    bare: `SELECT ${[...STATES.map((state) => `workflow_state = '${state}'`), ...HEAPS].map(counted).join(', ')}`,
    parameters: [],
  },
};

/** By source; its id is made by the dataset. */
export const bySource = (sourceId: string): ListWorkload => page(`&sourceId=${sourceId}`, `source_id = '${sourceId}'`);

export const MY_QUEUE = `
  SELECT assignment.id, claim.id, claim.statement, document.title, assignment.state, assignment.lease_until,
    assignment.due_at, assignment.created_at
  FROM assignment JOIN review_round round ON round.id = assignment.round_id JOIN claim ON claim.id = round.claim_id
  JOIN document ON document.id = claim.document_id
  WHERE assignment.reviewer_id = $1 AND assignment.state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED')
  ORDER BY coalesce(assignment.due_at, assignment.created_at + interval '100 years'), assignment.id LIMIT $2`;

export const AGREEMENT = `
  SELECT labels, count(*) FROM (
    SELECT array_agg(review.label ORDER BY review.label) AS labels
    FROM review JOIN assignment ON assignment.id = review.assignment_id
    JOIN review_round round ON round.id = assignment.round_id
    WHERE review.state = 'SUBMITTED' AND assignment.state = 'SUBMITTED' AND round.status IN ('REVEALED', 'CLOSED')
    GROUP BY round.id HAVING count(*) > 1) unit
  GROUP BY 1`;
