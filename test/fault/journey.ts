import { setTimeout as sleep } from 'node:timers/promises';
import type { Acknowledged } from './acknowledged.js';
import type { DeskPerson } from './desk-person.js';
import type { Random } from '../../soak/random.js';

/** Who works together: their reviewers take only rounds of their own. */
export interface Lane {
  number: number;
  editor: DeskPerson;
  /** Reviewers take the round themselves; there may be one such lane, or they would take each other's. */
  selfTake: boolean;
  reviewers: readonly [DeskPerson, DeskPerson];
}

const EXTRACTION_LIMIT_MS = 90_000;
const LABELS = ['TRUE', 'MOSTLY_FALSE', 'FALSE', 'MIXED'];

/** One document on its whole way, from its text to the published verdict. Writes down what was acknowledged. */
export class Journey {
  /** Assignment by reviewer. */
  private readonly held = new Map<string, string>();

  constructor(
    private readonly lane: Lane,
    private readonly number: number,
    private readonly random: Random,
    private readonly log: Acknowledged,
  ) {}

  async run(): Promise<void> {
    const documentId = await this.ingest();
    await this.extraction(documentId);
    const claimId = await this.accept(documentId);
    const roundId = await this.openRound(claimId);
    if (this.lane.selfTake) await Promise.all(this.lane.reviewers.map((reviewer) => this.takeNext(reviewer)));
    else await this.assign(roundId);
    const label = this.random.pick(LABELS);
    await Promise.all(this.lane.reviewers.map((reviewer) => this.review(reviewer, label)));
    await this.publish(claimId, label);
  }

  private get name(): string {
    return `Journey ${this.lane.number}.${this.number}`;
  }

  private async ingest(): Promise<string> {
    const houses = 1000 + this.number;
    const text = `Storm costs\n\nThe storm destroyed ${houses} houses in Norvale on Monday, the mayor said.`;
    const { body } = await this.lane.editor.post('/documents', { text, title: this.name }, 201);
    this.log.documents.set(body.id, { title: this.name, text });
    return body.id;
  }

  private async extraction(documentId: string): Promise<void> {
    const until = Date.now() + EXTRACTION_LIMIT_MS;
    while (Date.now() < until) {
      const { items } = (await this.lane.editor.get(`/documents/${documentId}/jobs`)).body;
      const [job] = items as { status: string }[];
      if (job?.status === 'DONE') return;
      if (job?.status === 'FAILED') throw new Error(`the extraction of ${this.name} failed`);
      await sleep(120);
    }
    throw new Error(`the extraction of ${this.name} did not end in ${EXTRACTION_LIMIT_MS} ms`);
  }

  private async accept(documentId: string): Promise<string> {
    const { items } = (await this.lane.editor.get(`/claims?documentId=${documentId}`)).body;
    if (items.length !== 1) throw new Error(`${this.name} has ${items.length} claims instead of one`);
    const checkReason = `${this.name} matters`;
    await this.lane.editor.post(`/claims/${items[0].id}/accept`, { checkReason }, 200);
    this.log.accepted.set(items[0].id, { checkReason });
    return items[0].id;
  }

  private async openRound(claimId: string): Promise<string> {
    const policy = { k: 2, allowSelfTake: this.lane.selfTake };
    const { body } = await this.lane.editor.post(`/claims/${claimId}/rounds`, { policy }, 201);
    this.log.rounds.set(body.id, { claimId });
    return body.id;
  }

  private async assign(roundId: string): Promise<void> {
    const reviewerIds = this.lane.reviewers.map(({ id }) => id);
    const { body } = await this.lane.editor.post(`/rounds/${roundId}/assignments`, { reviewerIds }, 201);
    for (const { id, reviewerId } of body.assignments) this.hold(id, reviewerId);
  }

  private hold(id: string, reviewerId: string): void {
    this.held.set(reviewerId, id);
    this.log.assignments.set(id, { reviewerId });
  }

  private async takeNext(reviewer: DeskPerson): Promise<void> {
    const { body } = await reviewer.post('/queue/next', {}, 200);
    if (!body.assignment) throw new Error(`${this.name}: nothing to take (${body.reason})`);
    this.hold(body.assignment.id, reviewer.id);
  }

  private async review(reviewer: DeskPerson, label: string): Promise<void> {
    const id = this.held.get(reviewer.id);
    if (!id) throw new Error(`${this.name}: ${reviewer.id} holds no place`);
    const rationale = `${this.name}: the town's register counts the houses.`;
    const drafts = this.random.between(1, 3);
    for (let turn = 1; turn <= drafts; turn += 1) await this.saveDraft(reviewer, id, label, `${rationale} (${turn})`);
    await reviewer.post(`/assignments/${id}/submit`, {}, 200);
    this.log.submitted.set(id, { label, rationale: `${rationale} (${drafts})` });
  }

  /** Has no idempotency key: after an unknown answer it reads what is there, and saves again if it has to. */
  private async saveDraft(reviewer: DeskPerson, id: string, label: string, rationale: string): Promise<void> {
    const evidence = [{ title: 'Register of houses', url: 'https://norvale.example/register', stance: 'SUPPORTS' }];
    const content = { label, rationale, evidence: evidence.map((item) => ({ ...item, kind: 'PRIMARY' })) };
    for (;;) {
      const { body } = await reviewer.get(`/assignments/${id}`);
      let saved = body.review.rationale === rationale ? body : null;
      if (!saved) {
        const answer = await reviewer.tryPut(`/assignments/${id}/draft`, content, body.version);
        if (answer?.status === 200) saved = answer.body;
        else if (answer && answer.status !== 412) throw new Error(`draft: ${answer.status} ${answer.text}`);
      }
      if (saved) {
        this.log.drafts.set(id, { version: saved.version, label, rationale });
        return;
      }
      await sleep(60);
    }
  }

  private async publish(claimId: string, label: string): Promise<void> {
    const { editor } = this.lane;
    const { items } = (await editor.get(`/verdicts?claimId=${claimId}`)).body;
    if (items.length !== 1 || items[0].label !== label) {
      throw new Error(`${this.name}: expected one verdict ${label}, found ${JSON.stringify(items).slice(0, 300)}`);
    }
    const [{ id }] = items;
    const summary = `${this.name}: what readers should know.`;
    await editor.post(`/verdicts/${id}/approve`, { summary }, 200);
    this.log.approved.set(id, { summary });
    const { body } = await editor.post(`/verdicts/${id}/publish`, {}, 200);
    this.log.published.set(id, { claimId, reportNumber: body.reportNumber });
  }
}
