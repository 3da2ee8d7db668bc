import { z } from 'zod';
import { isoTime } from '../../api/text.schema.js';
import { pageOf } from '../../common/page.js';

export const overdueAssignment = z
  .object({
    assignmentId: z.uuid(),
    claimId: z.uuid(),
    roundId: z.uuid(),
    statement: z.string(),
    documentTitle: z.string(),
    reviewerId: z.uuid(),
    reviewerName: z.string(),
    dueAt: isoTime,
    daysOverdue: z.int().describe('Whole days.'),
    told: z.enum(['NOBODY', 'EDITOR_OF_RECORD', 'ALL_EDITORS']).describe('Who was told so far.'),
  })
  .meta({ id: 'OverdueAssignment' });
export type OverdueAssignment = z.infer<typeof overdueAssignment>;
export const overduePage = pageOf(overdueAssignment, 'OverdueAssignmentPage');
