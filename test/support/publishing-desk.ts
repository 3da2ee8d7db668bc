import { TestApp } from './app.js';
import type { Answer, TestClient } from './client.js';
import {
  approveAndPublish,
  expectStatus,
  ingest,
  markClaim,
  openRound,
  assign,
  assignmentOn,
  rating,
  submit,
  verdictOn,
} from './journey.js';
import type { RatingBody } from './journey.js';

/** What a test wants to be special about a claim. */
export interface ClaimToPublish {
  statement: string;
  /** Fields of the document. */
  document?: Record<string, unknown>;
  /** An edit of the claim before it is rated. */
  claim?: Record<string, unknown>;
  label?: string;
  rating?: Partial<RatingBody>;
}

/** A desk with everybody who is needed to publish. Without a worker: nothing moves by itself. */
export class PublishingDesk {
  private constructor(
    readonly app: TestApp,
    readonly admin: TestClient,
    readonly editor: TestClient,
    readonly second: TestClient,
    readonly raters: readonly [TestClient, TestClient],
  ) {}

  static async open(env: Record<string, string> = {}): Promise<PublishingDesk> {
    const app = await TestApp.start({ role: 'api', env });
    return new PublishingDesk(
      app,
      await app.person('admin@desk.test', ['admin']),
      await app.person('editor@desk.test', ['editor']),
      await app.person('second@desk.test', ['editor']),
      [await app.person('a@desk.test', ['reviewer']), await app.person('b@desk.test', ['reviewer'])],
    );
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** A verdict that waits to be approved. */
  async proposed({ statement, document = {}, claim, label = 'FALSE', rating: more = {} }: ClaimToPublish) {
    const text = `${statement}\n\nMore follows here.`;
    const documentId = await ingest(this.editor, text, { language: 'en', ...document });
    const claimId = await markClaim(this.editor, documentId, statement);
    if (claim) await expectStatus(200, this.edit(claimId, claim));
    await assign(this.editor, await openRound(this.editor, claimId, { k: 2 }), ...this.raters);
    for (const rater of this.raters) await submit(rater, await assignmentOn(rater, claimId), rating(label, 'x', more));
    return { documentId, claimId, verdictId: (await verdictOn(this.editor, claimId)).id as string };
  }

  async published(claim: ClaimToPublish) {
    const made = await this.proposed(claim);
    const { reportNumber } = await approveAndPublish(this.second, made.claimId);
    return { ...made, number: Number(reportNumber) };
  }

  async edit(claimId: string, edit: Record<string, unknown>): Promise<Answer> {
    const etag = (await this.editor.get(`/claims/${claimId}`)).headers.get('etag') ?? '';
    return this.editor.patch(`/claims/${claimId}`, edit, { 'if-match': etag });
  }

  /** What anybody gets. */
  read(path: string): Promise<Answer> {
    return expectStatus(200, this.app.anonymous.get(path));
  }
}
