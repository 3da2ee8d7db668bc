import type { Answer, TestClient } from './client.js';

/** An article of our own, with statements that can be checked. */
export const DEMO_ARTICLE = [
  'Norvale counts the cost of the storm',
  'The storm destroyed 41 houses in Norvale on Monday, the mayor said.',
  'Repairs will cost $3 million, according to the council of Norvale.',
  'Unemployment in Norvale fell to 4.1 percent in March, the labour office said.',
].join('\n\n');

export interface Evidence {
  title: string;
  url?: string | null;
  quote?: string | null;
  stance: 'SUPPORTS' | 'REFUTES' | 'CONTEXT';
  kind: 'PRIMARY' | 'SECONDARY';
  confidential?: boolean;
  quotePrefix?: string;
  confidentialNote?: string | null;
  attachmentId?: string | null;
}

/** What a reviewer submits. */
export interface RatingBody {
  label: string;
  confidence?: number;
  rationale: string;
  evidence: Evidence[];
  noteToAdjudicator?: string;
  sourcesWaiver?: string | null;
  fields?: Record<string, string | number | null>;
  needsAdjudication?: boolean;
}

/** The answer when its status is the expected one; an error that shows the whole answer otherwise. */
export async function expectStatus(status: number, sent: Promise<Answer>): Promise<Answer> {
  const answer = await sent;
  if (answer.status === status) return answer;
  throw new Error(`expected ${status}, was ${answer.status}: ${answer.text.slice(0, 2000)}`);
}

// oxlint-disable-next-line typescript/no-explicit-any -- as in Answer: a test reads whatever the API answers
const bodyOf = async (status: number, sent: Promise<Answer>): Promise<any> => (await expectStatus(status, sent)).body;

/** A complete rating; `mark` goes into every text of it, so that a test can look for traces of it. */
export const rating = (label = 'TRUE', mark = 'plain', more: Partial<RatingBody> = {}): RatingBody => ({
  label,
  confidence: 4,
  rationale: `The register of the town says so, entry ${mark}.`,
  evidence: [
    {
      title: `Register ${mark}`,
      url: `https://register.example/${mark}`,
      quote: `As counted: ${mark}`,
      stance: 'SUPPORTS',
      kind: 'PRIMARY',
    },
  ],
  noteToAdjudicator: `Seen on paper: ${mark}`,
  ...more,
});

/** Puts a text in; its extraction may still be running. @returns the document's id. */
export async function ingest(
  editor: TestClient,
  text = DEMO_ARTICLE,
  fields: Record<string, unknown> = {},
): Promise<string> {
  return (await bodyOf(201, editor.post('/documents', { text, ...fields }))).id;
}

/** Waits, by asking, until the newest job of this kind has ended well. */
export async function jobDone(editor: TestClient, documentId: string, kind = 'EXTRACT', versionNumber = 1) {
  for (let turn = 0; turn < 400; turn += 1) {
    const { items } = await bodyOf(200, editor.get(`/documents/${documentId}/jobs`));
    const job = items.find(
      (each: { kind: string; versionNumber: number }) => each.kind === kind && each.versionNumber === versionNumber,
    );
    if (job?.status === 'DONE') return job;
    if (job?.status === 'FAILED') throw new Error(`${kind} failed: ${JSON.stringify(job.error)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the job ${kind} of version ${versionNumber} did not end in time`);
}

/** A text and the candidates found in it, in the order of the text. */
export async function ingestAndExtract(
  editor: TestClient,
  text = DEMO_ARTICLE,
  fields: Record<string, unknown> = {},
): Promise<{ documentId: string; claimIds: string[] }> {
  const documentId = await ingest(editor, text, fields);
  await jobDone(editor, documentId);
  const { items } = await bodyOf(200, editor.get(`/claims?limit=200&documentId=${documentId}`));
  const inOrder = items.sort(
    (a: { placement: { start: number } }, b: { placement: { start: number } }) => a.placement.start - b.placement.start,
  );
  return { documentId, claimIds: inOrder.map((claim: { id: string }) => claim.id) };
}

/** A document's new text; waits until its claims have been looked for in it. */
export async function changeText(editor: TestClient, documentId: string, text: string): Promise<number> {
  const { currentVersion } = await bodyOf(201, editor.post(`/documents/${documentId}/versions`, { text }));
  await jobDone(editor, documentId, 'RESOLVE', currentVersion.number);
  return currentVersion.number;
}

/** Marks words in the newest text, or accepts the candidate a worker was quicker to find there. @returns the claim's id. */
export async function markClaim(editor: TestClient, documentId: string, words: string): Promise<string> {
  const { currentVersion } = await bodyOf(200, editor.get(`/documents/${documentId}`));
  const { text } = await bodyOf(200, editor.get(`/documents/${documentId}/versions/${currentVersion.number}`));
  const start = text.indexOf(words);
  const body = { start, end: start + words.length, checkReason: 'many readers asked' };
  const marked = await editor.post(`/documents/${documentId}/claims`, body);
  if (marked.body?.code !== 'CLAIM_DUPLICATE') return (await expectStatus(201, Promise.resolve(marked))).body.id;
  const { items } = await bodyOf(200, editor.get(`/claims?limit=200&documentId=${documentId}`));
  const found = items.find((claim: { placement: { exact: string } }) => claim.placement.exact === words);
  if (!found) throw new Error(`a duplicate of "${words}" that cannot be found`);
  return (await accept(editor, found.id)).id;
}

/** READY claims in one new document, without waiting for the extractor. */
export async function readyClaims(
  editor: TestClient,
  count = 1,
): Promise<{ documentId: string; claimIds: string[]; words: string[] }> {
  const words = Array.from(
    { length: count },
    (_, n) => `The storm destroyed ${41 + n} houses in Norvale, report ${n + 1} said.`,
  );
  const documentId = await ingest(editor, words.join('\n\n'), { language: 'en' });
  const claimIds: string[] = [];
  for (const each of words) claimIds.push(await markClaim(editor, documentId, each));
  return { documentId, claimIds, words };
}

export const claimState = async (editor: TestClient, claimId: string): Promise<string> =>
  (await bodyOf(200, editor.get(`/claims/${claimId}`))).workflowState;

export const accept = (editor: TestClient, claimId: string) =>
  bodyOf(200, editor.post(`/claims/${claimId}/accept`, { checkReason: 'many readers asked' }));

/** @returns the round's id. */
export const openRound = async (
  editor: TestClient,
  claimId: string,
  policy: Record<string, unknown> = {},
): Promise<string> => (await bodyOf(201, editor.post(`/claims/${claimId}/rounds`, { policy }))).id;

export const assign = (editor: TestClient, roundId: string, ...reviewers: TestClient[]) =>
  bodyOf(201, editor.post(`/rounds/${roundId}/assignments`, { reviewerIds: reviewers.map(({ id }) => id) }));

/** The id of a reviewer's newest assignment on a claim. */
export async function assignmentOn(reviewer: TestClient, claimId: string): Promise<string> {
  const { items } = await bodyOf(200, reviewer.get('/me/assignments?state=all&limit=200'));
  const found = items
    .filter((each: { claimId: string }) => each.claimId === claimId)
    .sort((a: { createdAt: string }, b: { createdAt: string }) => (a.createdAt < b.createdAt ? 1 : -1))[0];
  if (!found) throw new Error(`no assignment on claim ${claimId}`);
  return found.id;
}

export const submit = (reviewer: TestClient, assignmentId: string, body: RatingBody = rating()) =>
  bodyOf(200, reviewer.post(`/assignments/${assignmentId}/submit`, body));

/** Saves a draft over the newest one. */
export async function saveDraft(reviewer: TestClient, assignmentId: string, body: Partial<RatingBody>) {
  const { version } = await bodyOf(200, reviewer.get(`/assignments/${assignmentId}`));
  return bodyOf(200, reviewer.put(`/assignments/${assignmentId}/draft`, body, { 'if-match': `"${version}"` }));
}

/** Opens a round, assigns these people and has each submit a label. @returns the round and the assignments. */
export async function rate(
  editor: TestClient,
  claimId: string,
  labels: readonly [TestClient, string][],
  policy: Record<string, unknown> = {},
): Promise<{ roundId: string; assignmentIds: string[] }> {
  const roundId = await openRound(editor, claimId, { k: labels.length, ...policy });
  await assign(editor, roundId, ...labels.map(([person]) => person));
  const assignmentIds: string[] = [];
  for (const [person, label] of labels) {
    const id = await assignmentOn(person, claimId);
    await submit(person, id, rating(label, `by-${label.toLowerCase()}`));
    assignmentIds.push(id);
  }
  return { roundId, assignmentIds };
}

export const adjudication = (label: string, more: Record<string, unknown> = {}) => ({
  label,
  cause: 'EVIDENCE_MISSED',
  rationale: 'One rater overlooked the register of the town.',
  ...more,
});

export const adjudicate = (adjudicator: TestClient, roundId: string, label: string, more = {}) =>
  bodyOf(201, adjudicator.post(`/rounds/${roundId}/adjudication`, adjudication(label, more)));

/** The claim's newest verdict. */
export const verdictOn = async (editor: TestClient, claimId: string) =>
  (await bodyOf(200, editor.get(`/verdicts?claimId=${claimId}&limit=1`))).items[0];

export const approve = (editor: TestClient, verdictId: string, body: Record<string, unknown> = {}) =>
  bodyOf(200, editor.post(`/verdicts/${verdictId}/approve`, body));

export const publish = (editor: TestClient, verdictId: string) =>
  bodyOf(200, editor.post(`/verdicts/${verdictId}/publish`));

/** The proposed verdict of a decided claim: approved and published by `approver`. @returns the published verdict. */
export async function approveAndPublish(approver: TestClient, claimId: string) {
  const { id } = await verdictOn(approver, claimId);
  await approve(approver, id);
  return publish(approver, id);
}

export const correction = (kind: string, change: Record<string, unknown>) => ({
  kind,
  change,
  whatWasWrong: 'A figure was misread.',
  whatItSaysNow: 'The figure of the register.',
  why: 'A reader pointed to the register.',
  reportedBy: 'a reader',
});

/** Mends a letter of the summary that follows from `rate` with this label. */
export const typoCorrection = (label = 'TRUE') =>
  correction('TYPO', { summary: `The registar of the town says so, entry by-${label.toLowerCase()}.` });

/** Hands a file in on an assignment. */
export async function attach(
  reviewer: TestClient,
  assignmentId: string,
  content: string | Uint8Array<ArrayBuffer>,
  name = 'scan.txt',
) {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  return reviewer.post(`/assignments/${assignmentId}/attachments`, form);
}

/** Changes part of what the organisation says of itself. */
export async function changeProfile(admin: TestClient, part: Record<string, unknown>): Promise<void> {
  const { body } = await expectStatus(200, admin.get('/organisation'));
  const profile = { ...body.profile, ...part };
  await expectStatus(200, admin.put('/organisation', profile, { 'if-match': `"${body.version}"` }));
}
