import { z } from 'zod';

/** The states in which a claim waits for somebody of the desk. */
export const WAITING_STATES = ['CANDIDATE', 'READY', 'IN_REVIEW', 'NEEDS_ADJUDICATION', 'DECIDED'] as const;
export type WaitingState = (typeof WAITING_STATES)[number];

/** After how many days in a state a claim counts as aged. */
export type AgeingDays = Record<WaitingState, number>;

export const DEFAULT_AGEING_DAYS: AgeingDays = {
  CANDIDATE: 14,
  READY: 7,
  IN_REVIEW: 7,
  NEEDS_ADJUDICATION: 3,
  DECIDED: 3,
};

const MOST_DAYS = 3650;

/** States with days, such as `READY=5,IN_REVIEW=10`; states that are not named keep their default. */
export const ageingDays = z.string().transform((value, context): AgeingDays => {
  const days = { ...DEFAULT_AGEING_DAYS };
  for (const entry of value.split(',').filter((each) => each.trim() !== '')) {
    const [name = '', count = ''] = entry.split('=').map((part) => part.trim());
    const state = WAITING_STATES.find((each) => each === name.toUpperCase());
    const number = /^\d{1,4}$/.test(count) ? Number(count) : 0;
    if (state === undefined || number < 1 || number > MOST_DAYS) {
      context.addIssue({
        code: 'custom',
        message: `"${entry.trim()}" is not a state with days (1 to ${MOST_DAYS}); states: ${WAITING_STATES.join(', ')}; an example: READY=5,IN_REVIEW=10`,
      });
    } else days[state] = number;
  }
  return days;
});
