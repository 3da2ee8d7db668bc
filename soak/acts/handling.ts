import type { Random } from '../random.js';
import { type Act, type Habits, oneOf } from './act.js';
import { claimIn } from './triage.js';

/** Far enough ahead that it has not passed before a busy server reads it, which would be a fault of the client. */
const soon = (random: Random): string => new Date(Date.now() + random.between(10_000, 40_000)).toISOString();

const urgent: Act = async (doing) => {
  const claim = await claimIn(doing, doing.random.pick(['state=IN_REVIEW', 'state=READY', 'urgent=true']));
  if (!claim) return;
  await doing.who.post('urgent', `/claims/${claim.id}/urgent`, { urgent: !claim.urgent, reason: 'it is all over' });
};

const embargo: Act = async (doing) => {
  const { who, random } = doing;
  const claim = await claimIn(doing, random.pick(['state=IN_REVIEW', 'state=DECIDED']));
  if (!claim) return;
  const until = random.next() < 0.3 ? null : soon(random);
  await who.post('embargo', `/claims/${claim.id}/embargo`, { until, reason: 'agreed with the paper' });
};

/** Some of these times come while people work, and what is due then is published by the desk itself. */
const schedule: Act = async ({ who, random }) => {
  const { body } = await who.get('list verdicts', '/verdicts?state=APPROVED&limit=30');
  const verdict = oneOf(body?.items, random);
  if (!verdict) return;
  if (verdict.publishAt && random.next() < 0.5) await who.delete('unschedule', `/verdicts/${verdict.id}/schedule`);
  else await who.post('schedule', `/verdicts/${verdict.id}/schedule`, { publishAt: soon(random) });
};

/** How an editor steers what is worked on and when readers get it. */
export const HANDLING: Habits = [
  [1.5, urgent],
  [1, embargo],
  [3, schedule],
];
