import { setTimeout as sleep } from 'node:timers/promises';
import { type Act, type Doing, type Habits, oneOf } from './act.js';

const LABELS = ['TRUE', 'TRUE', 'TRUE', 'FALSE', 'MOSTLY_FALSE', 'MIXED'];
const DECLINES = ['coi', 'expertise', 'language', 'workload', 'unclear', 'other'];

/** Every text in it bears the mark of the assignment, and differs from every other one. */
function rating({ who, world, random }: Doing, assignmentId: string) {
  const mark = world.marks.markOf(who.id, assignmentId, 'rating');
  const entry = random.between(1, 1_000_000_000);
  return {
    label: random.pick(LABELS),
    confidence: random.between(1, 5),
    rationale: `The register says so, entry ${entry} ${mark}.`,
    evidence: [
      {
        title: `Register ${mark}`,
        url: `https://register.example/${mark}`,
        quote: `Counted: ${mark}`,
        stance: 'SUPPORTS',
        kind: 'PRIMARY',
      },
    ],
    noteToAdjudicator: `Seen on paper: ${mark}`,
    needsAdjudication: random.next() < 0.05,
  };
}

// oxlint-disable-next-line typescript/no-explicit-any -- whatever the list of own work has
async function ownWork({ who, random }: Doing, state: 'open' | 'done' | 'all'): Promise<any> {
  const { body } = await who.get('my work', `/me/assignments?state=${state}&limit=20`);
  return oneOf(body?.items, random);
}

/** Who finds nothing to do comes back later. */
const BACK_LATER_MS = 1_500;

const takeNext: Act = async ({ who, world, random }) => {
  const { body } = await who.post('take next', '/queue/next');
  world.assignments.add(body?.assignment?.id);
  if (!body?.assignment) await sleep(random.between(200, BACK_LATER_MS));
};

const saveDraft: Act = async (doing) => {
  const { who, random } = doing;
  const work = await ownWork(doing, 'open');
  if (!work) return takeNext(doing);
  const { body } = await who.get('own assignment', `/assignments/${work.id}`);
  if (!body?.version) return;
  const { needsAdjudication: _kept, ...draft } = rating(doing, work.id);
  await who.put('save draft', `/assignments/${work.id}/draft`, draft, body.version);
  // A second tab that has not heard of it.
  if (random.next() < 0.3) await who.put('save stale draft', `/assignments/${work.id}/draft`, draft, body.version);
};

const submit: Act = async (doing) => {
  const { who, world, random } = doing;
  const work = await ownWork(doing, 'open');
  if (!work) return takeNext(doing);
  if (work.confirmWording) return confirm(doing, work.id);
  const review = rating(doing, work.id);
  const { body } = await who.get('own assignment', `/assignments/${work.id}`);
  if (!body) return;
  const content = body.wordingChanged && random.next() < 0.7 ? { ...review, wordingHash: body.wordingHash } : review;
  const path = `/assignments/${work.id}/submit`;
  const twice = random.next() < 0.3;
  const { status } = twice
    ? await who.postTwice('submit twice', path, content)
    : await who.post('submit', path, content);
  if (status === 200)
    world.submissions.push({ assignmentId: work.id, label: review.label, rationale: review.rationale });
};

async function confirm({ who }: Doing, id: string): Promise<void> {
  const { body } = await who.get('own assignment', `/assignments/${id}`);
  if (body) await who.post('confirm wording', `/assignments/${id}/confirm-wording`, { wordingHash: body.wordingHash });
}

const withdraw: Act = async (doing) => {
  const work = await ownWork(doing, 'done');
  if (work) await doing.who.post('withdraw', `/assignments/${work.id}/withdraw`);
};

const decline: Act = async (doing) => {
  const { who, world, random } = doing;
  const work = await ownWork(doing, 'open');
  if (!work) return;
  const note = `Not for me: ${world.marks.markOf(who.id, work.id, 'talk')}`;
  await who.post('decline', `/assignments/${work.id}/decline`, { reason: random.pick(DECLINES), note });
};

const ask: Act = async (doing) => {
  const { who, world } = doing;
  const work = await ownWork(doing, 'open');
  if (!work) return;
  const question = { body: `What is meant? ${world.marks.markOf(who.id, work.id, 'talk')}` };
  const { body } = await who.post('ask', `/assignments/${work.id}/threads`, question);
  world.threads.add(body?.thread?.id);
};

const notifications: Act = async ({ who, random }) => {
  const { body } = await who.get('notifications', '/notifications?limit=20');
  const one = oneOf(body?.items, random);
  if (one) await who.post('read notification', `/notifications/${one.id}/read`);
  if (random.next() < 0.2) await who.post('read all notifications', '/notifications/read-all');
};

/** Looks where a rater has no business: at the claims, rounds, verdicts, threads and work of others. */
const pry: Act = async ({ who, world, random }) => {
  const look: [string, string | undefined][] = [
    ['/claims/', world.claims.pick(random)],
    ['/rounds/', world.rounds.pick(random)],
    ['/assignments/', world.assignments.pick(random)],
    ['/verdicts/', world.verdicts.pick(random)],
    ['/threads/', world.threads.pick(random)],
  ];
  for (const [path, id] of look) if (id) await who.get('pry', `${path}${id}`);
  const claimId = world.claims.pick(random);
  if (claimId) {
    await who.get('pry', `/claims/${claimId}/history`);
    await who.get('pry', `/verdicts?claimId=${claimId}`);
    await who.get('pry', `/claims/${claimId}/threads`);
    await who.get('pry', `/audit?claimId=${claimId}`);
  }
  await who.get('pry', `/claims?limit=50&q=rating`);
};

const pause: Act = async ({ who, random }) => {
  const pausedUntil = random.next() < 0.5 ? new Date(Date.now() + 3_000).toISOString() : null;
  await who.patch('pause', '/me', { pausedUntil }, 0);
};

/** Somebody who rates, whatever else they do. */
export const REVIEWER: Habits = [
  [18, takeNext],
  [14, saveDraft],
  [40, submit],
  [4, withdraw],
  [3, decline],
  [3, ask],
  [4, notifications],
  [3, pry],
  [1, pause],
];
