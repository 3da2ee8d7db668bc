import { article, asText, edited } from '../articles.js';
import { type Act, type Doing, type Habits, oneOf } from './act.js';

/** A claim in one of these states, off the first page of the board. */
// oxlint-disable-next-line typescript/no-explicit-any -- whatever the list of claims has
export async function claimIn({ who, world, random }: Doing, filter: string): Promise<any> {
  const { body } = await who.get('list claims', `/claims?limit=30&${filter}`);
  const claim = oneOf(body?.items, random);
  world.claims.add(claim?.id);
  return claim;
}

export const ingest: Act = async ({ who, world, random }) => {
  const sentences = article(random);
  const body = { text: asText(sentences), title: `Report ${random.between(1, 1_000_000_000)}`, language: 'en' };
  const answer = await who.postTwice('ingest', '/documents', { ...body, source: `Gazette ${random.between(1, 9)}` });
  if (answer.status !== 201) return;
  world.documents.add(answer.body.id);
  world.texts.set(answer.body.id, sentences);
};

export const accept: Act = async (doing) => {
  const claim = await claimIn(doing, 'state=CANDIDATE');
  if (claim) await doing.who.post('accept', `/claims/${claim.id}/accept`, { checkReason: 'many readers asked' });
};

const reject: Act = async (doing) => {
  const claim = await claimIn(doing, 'state=CANDIDATE,READY');
  if (claim) await doing.who.post('reject', `/claims/${claim.id}/reject`, { reason: 'vague' });
};

const merge: Act = async (doing) => {
  const claim = await claimIn(doing, 'state=CANDIDATE,READY');
  const duplicateOfId = doing.world.claims.pick(doing.random);
  if (!claim || !duplicateOfId || duplicateOfId === claim.id) return;
  if (doing.random.next() < 0.3)
    await doing.who.post('call a duplicate', `/claims/${claim.id}/reject`, { reason: 'duplicate', duplicateOfId });
  else await doing.who.post('merge', `/claims/${claim.id}/merge`, { intoId: duplicateOfId, reason: 'says the same' });
};

const undo: Act = async (doing) => {
  const claim = await claimIn(doing, 'state=READY,REJECTED');
  if (claim) await doing.who.post('undo triage', `/claims/${claim.id}/undo-triage`, { reason: 'a slip' });
};

const split: Act = async (doing) => {
  const claim = await claimIn(doing, 'state=CANDIDATE,READY,DECIDED');
  if (!claim) return;
  const words: string = claim.placement.exact ?? claim.statement;
  const half = words.indexOf(' ', words.length / 2);
  if (half < 0) return;
  const parts = [words.slice(0, half), words.slice(half + 1)].map((each) => ({ statement: each, words: each }));
  await doing.who.post('split', `/claims/${claim.id}/split`, { parts, reason: 'it says two things' });
};

const triageMany: Act = async (doing) => {
  const { who, random } = doing;
  const { body } = await who.get('list claims', '/claims?limit=8&state=CANDIDATE,READY,REJECTED');
  const claimIds = (body?.items ?? []).map(({ id }: { id: string }) => id);
  if (claimIds.length === 0) return;
  const acts = [
    { action: 'accept', checkReason: 'many readers asked' },
    { action: 'reject', reason: 'vague' },
    { action: 'reopen', reason: 'asked again' },
    { action: 'undo' },
  ];
  const path = '/claims/bulk';
  await who.postTwice('triage many', path, { ...random.pick(acts), claimIds });
};

const reopen: Act = async (doing) => {
  const claim = await claimIn(doing, 'state=REJECTED,ARCHIVED');
  if (claim) await doing.who.post('reopen', `/claims/${claim.id}/reopen`, { reason: 'asked again' });
};

const archive: Act = async (doing) => {
  const claim = await claimIn(doing, 'state=REJECTED,READY,DECIDED');
  if (claim) await doing.who.post('archive', `/claims/${claim.id}/archive`, { reason: 'old' });
};

const edit: Act = async (doing) => {
  const { who, random } = doing;
  const claim = await claimIn(doing, 'state=CANDIDATE,READY,IN_REVIEW,DECIDED');
  if (!claim) return;
  const edits = [
    { statement: `${claim.statement.replace(/ \(read \d+\)$/, '')} (read ${random.between(1, 99)})` },
    { claimant: 'The mayor' },
    { topics: [random.pick(['storms', 'money', 'work'])] },
    { difficulty: random.between(1, 3) },
  ];
  const version = random.next() < 0.2 ? claim.version - 1 : claim.version;
  await who.patch('edit claim', `/claims/${claim.id}`, random.pick(edits), version);
};

const markByHand: Act = async ({ who, world, random }) => {
  const documentId = world.documents.pick(random);
  const sentences = documentId ? world.texts.get(documentId) : undefined;
  if (!sentences) return;
  const words = random.pick(sentences);
  const start = asText(sentences).indexOf(words);
  const body = { start, end: start + words.length, checkReason: 'the desk wants to know' };
  const answer = await who.post('mark claim', `/documents/${documentId}/claims`, body);
  world.claims.add(answer.body?.id);
};

const newVersion: Act = async ({ who, world, random }) => {
  const documentId = world.documents.pick(random);
  const before = documentId ? world.texts.get(documentId) : undefined;
  if (!documentId || !before) return;
  const sentences = edited(before, random);
  const { status } = await who.post('new version', `/documents/${documentId}/versions`, { text: asText(sentences) });
  if (status === 201) world.texts.set(documentId, sentences);
};

const settleStale: Act = async (doing) => {
  const { who, random } = doing;
  const claim = await claimIn(doing, 'stale=true');
  if (!claim) return;
  const { body } = await who.get('staleness', `/claims/${claim.id}/staleness`);
  if (!body) return;
  const { versionNumber, sourceState } = body;
  if (sourceState === 'GONE' && random.next() < 0.7) {
    const choice = random.pick(['finish', 'void']);
    await who.post('source gone', `/claims/${claim.id}/source-gone`, { choice, reason: 'seen', versionNumber });
  } else if ((sourceState === 'GONE' || sourceState === 'CHANGED') && random.next() < 0.5) {
    await reattach(doing, claim, versionNumber);
  } else {
    const path = `/claims/${claim.id}/staleness/acknowledge`;
    await who.post('acknowledge', path, { reason: 'states the same', versionNumber });
  }
};

/** Shows where the claim stands now: at a sentence of the newest text, right or wrong. */
async function reattach(
  { who, world, random }: Doing,
  claim: { id: string; documentId: string },
  versionNumber: number,
): Promise<void> {
  const sentences = world.texts.get(claim.documentId);
  if (!sentences) return;
  const exact = random.pick(sentences);
  await who.post('re-attach', `/claims/${claim.id}/reattach`, { versionNumber, reason: 'it is here', exact });
}

const acknowledgeMany: Act = async ({ who }) => {
  const { body } = await who.get('list claims', '/claims?stale=true&limit=10');
  const items = (body?.items ?? []).map((claim: { id: string; placement: { versionNumber: number } }) => ({
    claimId: claim.id,
    versionNumber: claim.placement.versionNumber,
  }));
  if (items.length > 0) await who.post('acknowledge many', '/staleness/acknowledge', { reason: 'typos', items });
};

/** What an editor does before and beside a review. */
export const TRIAGE: Habits = [
  [7, ingest],
  [16, accept],
  [2, reject],
  [1, merge],
  [1, undo],
  [0.7, split],
  [0.5, triageMany],
  [1, reopen],
  [0.5, archive],
  [3, edit],
  [3, markByHand],
  [9, newVersion],
  [7, settleStale],
  [1, acknowledgeMany],
];
