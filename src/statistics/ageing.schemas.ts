import { z } from 'zod';
import { wholeListOf } from '../common/page.js';
import { WAITING_STATES } from '../config/ageing-days.js';

/** Whole days at which one span of waiting ends and the next begins; the last has no end. */
export const AGE_BOUNDS = [1, 3, 7, 14, 30] as const;

const waiting = z
  .object({
    state: z.enum(WAITING_STATES),
    claims: z.int().describe('Claims that wait in this state for somebody of the desk.'),
    aged: z.int().describe('Those of them that have waited longer than `afterDays`.'),
    afterDays: z.int().describe('How long the desk allows for this state, in days (`CLAIMDESK_AGEING_DAYS`).'),
    medianHours: z.int().nullable().describe('Whole hours in this state so far; null when none waits.'),
    oldestHours: z.int().nullable(),
    spans: z
      .array(z.object({ fromDays: z.int(), toDays: z.int().nullable(), claims: z.int() }))
      .describe('By time in the state, from `fromDays` up to but without `toDays`; null: no end.'),
  })
  .meta({ id: 'WaitingClaims' });
export type WaitingClaims = z.infer<typeof waiting>;
export const ageingList = wholeListOf(waiting, 'Ageing');
