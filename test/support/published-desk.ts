import { TestApp } from './app.js';
import type { TestClient } from './client.js';
import { approveAndPublish, correction, expectStatus, ingest, markClaim, rate } from './journey.js';

export interface OnePublished {
  claimId: string;
  documentId: string;
  verdictId: string;
  number: number;
}

/** A desk with everybody it takes to publish, correct and retract. */
export class PublishedDesk {
  private constructor(
    readonly app: TestApp,
    readonly editor: TestClient,
    readonly second: TestClient,
    readonly rater: TestClient,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<PublishedDesk> {
    return PublishedDesk.on(await TestApp.start({ env }));
  }

  /** The same on a product that runs already; whoever started it closes it. */
  static async on(app: TestApp): Promise<PublishedDesk> {
    const editor = await app.person('editor@desk.test', ['editor']);
    const second = await app.person('second@desk.test', ['editor', 'admin']);
    return new PublishedDesk(app, editor, second, await app.person('rater@desk.test', ['reviewer']));
  }

  /** A statement of its own document, rated once and published. */
  async publish(statement: string, { label = 'TRUE', language = 'en' } = {}): Promise<OnePublished> {
    const documentId = await ingest(this.editor, statement, { language, title: `About ${statement.slice(0, 20)}` });
    const claimId = await markClaim(this.editor, documentId, statement);
    await rate(this.editor, claimId, [[this.rater, label]]);
    const verdict = await approveAndPublish(this.second, claimId);
    return { claimId, documentId, verdictId: verdict.id, number: Number(verdict.reportNumber) };
  }

  /** Another label, by two people. @returns number and verdict of the new report. */
  async correct(verdictId: string, label: string): Promise<{ id: string; number: number; verdictId: string }> {
    const asked = await expectStatus(
      201,
      this.editor.post(`/verdicts/${verdictId}/correct`, correction('CORRECTION', { label })),
    );
    const { body } = await expectStatus(200, this.second.post(`/corrections/${asked.body.id}/approve`));
    return { id: body.id, number: Number(body.toReportNumber), verdictId: body.toVerdictId };
  }

  /** By two people. @returns the id of the retraction. */
  async retract(verdictId: string): Promise<string> {
    const body = { reason: 'The register was forged.', reportedBy: 'a reader' };
    const asked = await expectStatus(201, this.editor.post(`/verdicts/${verdictId}/retract`, body));
    await expectStatus(200, this.second.post(`/corrections/${asked.body.id}/approve`));
    return asked.body.id as string;
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
