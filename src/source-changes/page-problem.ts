import { z } from 'zod';
import { isoTime } from '../api/text.schema.js';

/** Why nobody knows whether the newest version is still what the page says. */
export const pageProblem = z
  .object({
    health: z.string().describe('As on the watch: GONE, BLOCKED, NOT_ARTICLE, UNREADABLE, UNREACHABLE or MOVED.'),
    since: isoTime,
    code: z.string(),
    message: z.string().nullable(),
  })
  .nullable()
  .describe(
    'The watched page cannot be read. That says nothing of the claims: they stand as in the newest version. Null when the last look went well, or nobody watches.',
  )
  .meta({ id: 'PageProblem' });
export type PageProblem = z.infer<typeof pageProblem>;

/** A column `page` with the problem of the watched page of the document that this expression names. A fault of ours is none. */
export const pageProblemOf = (documentId: string): string => `
  (SELECT json_build_object('health', health, 'since', health_since, 'code', problem_code, 'message', problem_message)
   FROM scheduled_check WHERE id = ${documentId} AND problem_code <> 'INTERNAL') AS page`;

/** Times of a JSON column as they are in answers. */
export const toPageProblem = (page: PageProblem): PageProblem =>
  page && { ...page, since: new Date(page.since).toISOString() };
