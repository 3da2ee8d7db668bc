import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { approveAndPublish, assign, expectStatus, openRound, rate, readyClaims } from '../../support/journey.js';
import { Statements } from '../../support/statements.js';

describe('each list is one statement, however long it is', () => {
  let app: TestApp;
  let people: Record<'editor' | 'reviewer', TestClient>;
  let statements: Statements;
  let documentId: string;
  let claimId: string;
  /** Who the person is: read with every request, whatever it asks for. */
  let ofSignIn: Set<string>;

  beforeAll(async () => {
    // Without workers: nobody else sends statements.
    app = await TestApp.start({ role: 'api' });
    const editor = await app.person('editor@desk.test', ['editor', 'admin']);
    const a = await app.person('a@desk.test', ['reviewer']);
    const b = await app.person('b@desk.test', ['reviewer']);
    people = { editor, reviewer: a };
    const { claimIds, documentId: id } = await readyClaims(editor, 6);
    documentId = id;
    const [one = '', two = '', three = '', ...open] = claimIds;
    claimId = one;
    for (const decided of [one, two, three]) {
      await rate(editor, decided, [
        [a, 'TRUE'],
        [b, 'TRUE'],
      ]);
      await approveAndPublish(editor, decided);
    }
    for (const underWay of open) await assign(editor, await openRound(editor, underWay), a);
    // A process looks once for reports that an older version has not frozen.
    await expectStatus(200, editor.get('/reports'));
    statements = new Statements(app.sql);
    ofSignIn = new Set(await statements.during(() => expectStatus(200, editor.get('/auth/me'))));
  }, 60_000);
  afterAll(() => app?.close());

  it.each<[who: 'editor' | 'reviewer', path: string]>([
    ['editor', '/claims?x=1'],
    ['editor', '/claims?sort=due'],
    ['editor', '/claims?sort=oldest'],
    ['editor', '/claims?q=storm&stale=false&state=IN_REVIEW'],
    ['editor', '/claims/counts?x=1'],
    ['editor', '/saved-filters?x=1'],
    ['editor', '/stats/workload?x=1'],
    ['editor', '/stats/ageing?x=1'],
    ['editor', '/stats/stages?from=2020-01-01T00:00:00Z&to=2040-01-01T00:00:00Z'],
    ['editor', '/stats/throughput?by=month&from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z'],
    ['editor', '/documents?x=1'],
    ['editor', '/verdicts?x=1'],
    ['editor', '/reports?x=1'],
    ['editor', '/corrections?x=1'],
    ['editor', '/audit?x=1'],
    ['editor', '/users?x=1'],
    ['editor', '/recusals?x=1'],
    ['editor', '/claims?sort=urgent'],
    ['editor', '/claims?sort=waiting&aged=true'],
    ['editor', '/claims/{claim}/rounds?x=1'],
    ['editor', '/claims/{claim}/threads?x=1'],
    ['editor', '/gold?x=1'],
    ['editor', '/stats/gold?x=1'],
    ['editor', '/assignments/overdue?x=1'],
    ['editor', '/verdicts/due-for-review?x=1'],
    ['editor', '/correction-requests?x=1'],
    ['editor', '/complaints?x=1'],
    ['editor', '/replies?x=1'],
    ['editor', '/guideline-gaps?x=1'],
    ['editor', '/exports?x=1'],
    ['editor', '/imports?x=1'],
    ['editor', '/prior-checks?x=1'],
    ['editor', '/webhooks?x=1'],
    ['editor', '/watches?x=1'],
    ['editor', '/feeds?x=1'],
    ['editor', '/hooks?x=1'],
    ['editor', '/invitations?x=1'],
    ['editor', '/documents/{document}/versions?x=1'],
    ['editor', '/documents/{document}/threads?x=1'],
    ['reviewer', '/claims?x=1'],
    ['reviewer', '/me/assignments?x=1'],
  ])('%s %s', async (who, path) => {
    const address = path.replace('{claim}', claimId).replace('{document}', documentId);
    const ask = (limit: number) => async () => expectStatus(200, people[who].get(`${address}&limit=${limit}`));
    const short = await listing(ask(1));
    const long = await listing(ask(100));
    expect(long).toHaveLength(1);
    expect(short).toHaveLength(1);
  });

  const listing = async (work: () => Promise<unknown>): Promise<string[]> =>
    (await statements.during(work)).filter((sql) => !ofSignIn.has(sql));

  it.each([
    ['the history of a claim, with its wordings and names', '/claims/{claim}/history?x=1', 4],
    ['notifications, with how many are unread', '/notifications?x=1', 2],
    ['sentences that were not picked', '/documents/{document}/discarded?x=1', 2],
  ])('and %s are a fixed number', async (_, path, most) => {
    const address = path.replace('{claim}', claimId).replace('{document}', documentId);
    for (const limit of [1, 100]) {
      const sent = await listing(() => expectStatus(200, people.editor.get(`${address}&limit=${limit}`)));
      expect(sent.length).toBeLessThanOrEqual(most);
    }
  });

  it('and one document is a fixed number of them', async () => {
    const sent = await listing(() => expectStatus(200, people.editor.get(`/documents/${documentId}`)));
    expect(sent.length).toBeLessThanOrEqual(5);
  });
});
