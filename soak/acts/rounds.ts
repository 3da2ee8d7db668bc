import { type Act, type Doing, type Habits, oneOf } from './act.js';
import { claimIn } from './triage.js';

const POLICIES = [
  {},
  { k: 1 },
  { k: 1, requireEvidence: false, leaseMinutes: 1 },
  { k: 2 },
  { k: 2, onDisagree: 'TIEBREAK', maxExtra: 1 },
  { k: 3, agreement: 'MEDIAN_WITHIN_1' },
  { k: 2, dueDays: 1, maxOpenPerReviewer: 100 },
  { k: 2, blind: 'SINGLE' },
  { k: 2, adjudicatorSeesNames: true, allowRepeatRater: true },
  { k: 2, strategy: 'NO_TWO_NOVICES', onSourceChange: 'VOID' },
  { k: 2, allowSelfTake: false },
  { k: 2, goldRate: 0.5, leaseMinutes: 1 },
  { k: 1, goldRate: 0.3, goldFeedback: true },
];
const STRATEGIES = ['ROUND_ROBIN', 'LEAST_LOADED', 'RANDOM_SEEDED', 'EXPERT_TAG', 'NO_TWO_NOVICES'];

export const openRound: Act = async (doing) => {
  const { who, world, random } = doing;
  const claim = await claimIn(doing, random.next() < 0.85 ? 'state=READY' : 'state=DECIDED');
  if (!claim) return;
  const policy = random.pick(POLICIES);
  const { body, status } = await who.postTwice('open round', `/claims/${claim.id}/rounds`, { policy });
  if (status === 201) world.heardOfRound(claim.id, body.id);
};

const assign: Act = async (doing) => {
  const { who, world, random } = doing;
  const claim = await claimIn(doing, 'state=IN_REVIEW&unassigned=true');
  const roundId = (claim && world.roundOf.get(claim.id)) ?? world.rounds.pick(random);
  if (!roundId) return;
  const raters = world.raters;
  const reviewerIds = [...new Set([random.pick(raters).id, random.pick(raters).id])].slice(0, random.between(1, 2));
  const { body, status } = await who.post('assign', `/rounds/${roundId}/assignments`, { reviewerIds });
  if (status === 201) for (const { id } of body.assignments ?? []) world.assignments.add(id);
};

interface PlanAnswer {
  planId: string | null;
  items: { claimId: string; roundId: string | null; assignments: { assignmentId: string | null }[] }[];
}

function learn({ world }: Doing, plan: PlanAnswer): void {
  for (const item of plan.items) {
    world.heardOfRound(item.claimId, item.roundId);
    for (const { assignmentId } of item.assignments) world.assignments.add(assignmentId);
  }
}

/** Preview, then apply what was shown; sometimes both at once. */
const bulkAssign: Act = async (doing) => {
  const { who, random } = doing;
  const strategy = random.pick(STRATEGIES);
  const filter = { state: random.pick(['READY', 'IN_REVIEW']) };
  const { body: page } = await who.get('list claims', `/claims?state=${filter.state}&limit=8`);
  const claimIds = (page?.items ?? []).map(({ id }: { id: string }) => id);
  if (claimIds.length === 0) return;
  const wanted = { claimIds, strategy, seed: String(random.between(1, 99)), openRounds: random.next() < 0.6 };
  if (random.next() < 0.3) {
    const { body, status } = await who.post('bulk at once', '/assignments/bulk', { ...wanted, dryRun: false });
    if (status === 200) learn(doing, body);
    return;
  }
  const shown = await who.post('bulk preview', '/assignments/bulk', wanted);
  if (shown.status !== 200 || !shown.body.planId) return;
  const { body, status } = await who.post('bulk apply', '/assignments/bulk', {
    planId: shown.body.planId,
    dryRun: false,
  });
  if (status === 200) learn(doing, body);
};

const rebalance: Act = async ({ who, world, random }) => {
  const userId = random.pick(world.raters).id;
  const shown = await who.post('rebalance preview', '/assignments/rebalance', { userId, reason: 'on leave' });
  if (shown.status !== 200 || !shown.body.planId) return;
  await who.post('rebalance apply', '/assignments/rebalance', { planId: shown.body.planId, dryRun: false });
};

/** Somebody's place in a round this editor may look into. */
async function place({ who, world, random }: Doing): Promise<string | undefined> {
  const roundId = world.rounds.pick(random);
  if (!roundId) return undefined;
  const { body } = await who.get('round', `/rounds/${roundId}`);
  const id = oneOf(body?.assignments, random)?.id;
  world.assignments.add(id);
  return id;
}

const revoke: Act = async (doing) => {
  const id = await place(doing);
  if (id) await doing.who.post('revoke', `/assignments/${id}/revoke`, { reason: 'too slow' });
};

const reassign: Act = async (doing) => {
  const { who, world, random } = doing;
  const id = await place(doing);
  const reviewerId = random.pick(world.raters).id;
  if (id) await who.post('reassign', `/assignments/${id}/reassign`, { reviewerId, reason: 'has more time' });
};

const voidRound: Act = async ({ who, world, random }) => {
  const id = world.rounds.pick(random);
  if (id) await who.post('void', `/rounds/${id}/void`, { reason: 'conflict of interest' });
};

const eligibility: Act = async ({ who, world, random }) => {
  const id = world.rounds.pick(random);
  if (id) await who.get('eligibility', `/rounds/${id}/eligibility`);
};

/** Says what the right answer to a claim at rest is, or takes one out of circulation. */
const knownAnswer: Act = async (doing) => {
  const { who, random } = doing;
  const claim = await claimIn(doing, random.pick(['state=READY', 'state=DECIDED']));
  if (!claim) return;
  const answer = {
    labels: [random.pick(['TRUE', 'FALSE'])],
    explanation: 'Known.',
    evenIfPublished: random.next() < 0.5,
  };
  await who.put('known answer', `/claims/${claim.id}/gold`, answer, 0);
  if (random.next() < 0.2) await who.post('end answer', `/claims/${claim.id}/gold/end`, { reason: 'seen too often' });
};

const measured: Act = async ({ who, random }) => {
  await who.get('measured', random.pick(['/stats/gold', '/gold']));
};

/** What an editor does about rounds and places. */
export const ROUNDS: Habits = [
  [14, openRound],
  [8, assign],
  [5, bulkAssign],
  [0.5, rebalance],
  [2, revoke],
  [2, reassign],
  [1, voidRound],
  [1, eligibility],
  [4, knownAnswer],
  [1, measured],
];
