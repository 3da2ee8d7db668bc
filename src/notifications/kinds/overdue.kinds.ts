import { z } from 'zod';
import { defineKind } from './kind.js';

/** To editors, about work that is late. Hidden from whoever is blind on the claim. */
export const OVERDUE_KINDS = {
  'assignment.overdue': defineKind({
    title: 'A rating is overdue',
    audience: 'desk',
    data: z.strictObject({ assignmentId: z.uuid(), dueAt: z.iso.datetime({ offset: true }) }),
    optional: true,
    digest: true,
    text: ({ dueAt }, about) => `A rating of ${about.claim} was due by ${about.time(dueAt)} and is not done.`,
  }),
} as const;
