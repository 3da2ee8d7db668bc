import { type Act, type Doing, type Habits, oneOf } from './act.js';

const LABELS = ['TRUE', 'FALSE', 'MIXED'];
const CAUSES = ['EVIDENCE_MISSED', 'EVIDENCE_WEIGHED_DIFFERENTLY', 'GUIDELINE_GAP', 'RATER_ERROR'];

// oxlint-disable-next-line typescript/no-explicit-any -- whatever the list of verdicts has
async function verdictIn({ who, world, random }: Doing, state: string): Promise<any> {
  const { body } = await who.get('list verdicts', `/verdicts?state=${state}&limit=30`);
  const verdict = oneOf(body?.items, random);
  world.verdicts.add(verdict?.id);
  return verdict;
}

const approve: Act = async (doing) => {
  const { who, random } = doing;
  const verdict = await verdictIn(doing, 'PROPOSED');
  if (!verdict) return;
  const body =
    random.next() < 0.15 ? { basis: 'ARCHIVED_VERSION' } : { summary: `In short: ${verdict.statement}`.slice(0, 900) };
  await who.postTwice('approve', `/verdicts/${verdict.id}/approve`, body);
};

const refuse: Act = async (doing) => {
  const verdict = await verdictIn(doing, 'PROPOSED');
  if (verdict) await doing.who.post('refuse', `/verdicts/${verdict.id}/refuse`, { reason: 'the evidence is thin' });
};

const publish: Act = async (doing) => {
  const verdict = await verdictIn(doing, 'APPROVED');
  if (verdict) await doing.who.postTwice('publish', `/verdicts/${verdict.id}/publish`);
};

const withdraw: Act = async (doing) => {
  const verdict = await verdictIn(doing, doing.random.pick(['PROPOSED', 'APPROVED']));
  if (verdict) await doing.who.post('withdraw verdict', `/verdicts/${verdict.id}/withdraw`, { reason: 'too early' });
};

const correct: Act = async (doing) => {
  const { who, world, random } = doing;
  const verdict = await verdictIn(doing, 'PUBLISHED');
  if (!verdict) return;
  const changes = [
    { kind: 'TYPO', change: { summary: verdict.summary.replace('In short', 'Inshort') } },
    { kind: 'CLARIFICATION', change: { rationale: `${verdict.rationale} In other words, so it is.` } },
    { kind: 'UPDATE', change: { summary: `${verdict.summary} It was counted again.`.slice(0, 900) } },
    { kind: 'CORRECTION', change: { label: random.pick(LABELS) } },
  ];
  const words = {
    whatWasWrong: 'A figure.',
    whatItSaysNow: 'The right figure.',
    why: 'A reader wrote.',
    reportedBy: 'a reader',
  };
  const { body } = await who.post('correct', `/verdicts/${verdict.id}/correct`, { ...random.pick(changes), ...words });
  world.corrections.add(body?.id);
};

const retract: Act = async (doing) => {
  const verdict = await verdictIn(doing, 'PUBLISHED');
  if (!verdict) return;
  const { body } = await doing.who.post('retract', `/verdicts/${verdict.id}/retract`, {
    reason: 'the claim was misread',
  });
  doing.world.corrections.add(body?.id);
};

const decideCorrection: Act = async ({ who, world, random }) => {
  const { body } = await who.get('list corrections', '/correction-requests?limit=20');
  const id = oneOf(body?.items, random)?.id ?? world.corrections.pick(random);
  if (!id) return;
  const drawn = random.next();
  if (drawn < 0.7) await who.postTwice('approve correction', `/corrections/${id}/approve`);
  else if (drawn < 0.85) await who.post('refuse correction', `/corrections/${id}/refuse`, { reason: 'it was right' });
  else await who.post('withdraw correction', `/corrections/${id}/withdraw`, { reason: 'my mistake' });
};

/** What an editor does with what was concluded. */
export const VERDICTS: Habits = [
  [12, approve],
  [1.5, refuse],
  [9, publish],
  [0.5, withdraw],
  [3, correct],
  [1, retract],
  [4, decideCorrection],
];

const adjudicate: Act = async (doing) => {
  const { who, world, random } = doing;
  const { body: page } = await who.get('list claims', '/claims?state=NEEDS_ADJUDICATION&limit=30');
  const claim = oneOf(page?.items, random);
  const roundId = (claim && world.roundOf.get(claim.id)) ?? world.rounds.pick(random);
  if (!roundId) return;
  const { body: round } = await who.get('round', `/rounds/${roundId}`);
  if (round?.status !== 'COMPLETE') return;
  if (random.next() < 0.2) await who.get('similar', `/rounds/${roundId}/similar`);
  if (random.next() < 0.12) return sendBack(doing, round);
  const body = {
    label: random.pick(LABELS),
    cause: random.pick(CAUSES),
    rationale: 'One of the raters overlooked the register of the town.',
    note: 'Both were read.',
    ...(round.wording.changed ? { wordingHash: round.wording.wordingHash } : {}),
  };
  await who.postTwice('adjudicate', `/rounds/${roundId}/adjudication`, body);
};

async function sendBack({ who, random }: Doing, round: { ratings: { assignmentId: string }[] | null }): Promise<void> {
  const rated = oneOf(round.ratings, random);
  if (!rated) return;
  const body = { reason: 'dead link', note: 'The address does not answer.' };
  await who.post('return', `/assignments/${rated.assignmentId}/return`, body);
}

/** What an adjudicator does besides rating. */
export const ADJUDICATION: Habits = [[10, adjudicate]];
