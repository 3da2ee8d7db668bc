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
    for (const claimId of [one, two, three]) {
      await rate(editor, claimId, [
        [a, 'TRUE'],
        [b, 'TRUE'],
      ]);
      await approveAndPublish(editor, claimId);
    }
    for (const claimId of open) await assign(editor, await openRound(editor, claimId), a);
    // A process looks once for reports that an older version has not frozen.
    await expectStatus(200, editor.get('/reports'));
    statements = new Statements(app.sql);
    ofSignIn = new Set(await statements.during(() => expectStatus(200, editor.get('/auth/me'))));
  }, 60_000);
  afterAll(() => app?.close());

  it.each<[who: 'editor' | 'reviewer', path: string]>([
    ['editor', '/claims?x=1'],
    ['editor', '/claims?sort=due'],
    ['editor', '/claims?q=storm&stale=false&state=IN_REVIEW'],
    ['editor', '/claims/counts?x=1'],
    ['editor', '/saved-filters?x=1'],
    ['editor', '/stats/workload?x=1'],
    ['editor', '/stats/stages?from=2020-01-01T00:00:00Z&to=2040-01-01T00:00:00Z'],
    ['editor', '/stats/throughput?by=month&from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z'],
    ['editor', '/documents?x=1'],
    ['editor', '/verdicts?x=1'],
    ['editor', '/reports?x=1'],
    ['editor', '/corrections?x=1'],
    ['editor', '/audit?x=1'],
    ['editor', '/users?x=1'],
    ['editor', '/recusals?x=1'],
    ['reviewer', '/claims?x=1'],
    ['reviewer', '/me/assignments?x=1'],
  ])('%s %s', async (who, path) => {
    const ask = (limit: number) => async () => expectStatus(200, people[who].get(`${path}&limit=${limit}`));
    const short = await listing(ask(1));
    const long = await listing(ask(100));
    expect(long).toHaveLength(1);
    expect(short).toHaveLength(1);
  });

  const listing = async (work: () => Promise<unknown>): Promise<string[]> =>
    (await statements.during(work)).filter((sql) => !ofSignIn.has(sql));

  it('and one document is a fixed number of them', async () => {
    const sent = await listing(() => expectStatus(200, people.editor.get(`/documents/${documentId}`)));
    expect(sent.length).toBeLessThanOrEqual(5);
  });
});
