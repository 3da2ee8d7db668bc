import { z } from 'zod';

const LONGEST_SECONDS = 7 * 86_400;
const MOST = 20;

/** Delays in seconds, separated by commas: at most 20, each of at most a week. */
export const delayList = z.string().transform((value, context): number[] => {
  const delays = value.split(',').map((entry) => Number(entry.trim() || NaN));
  if (delays.length > MOST || !delays.every((delay) => delay >= 0 && delay <= LONGEST_SECONDS)) {
    const message = `must be at most ${MOST} numbers of seconds up to ${LONGEST_SECONDS}, for example 5,300,1800`;
    context.addIssue({ code: 'custom', message });
  }
  return delays;
});
