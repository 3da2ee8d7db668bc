import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { EventStream } from '../../support/event-stream.js';
import { assign, expectStatus, openRound, readyClaims } from '../../support/journey.js';

describe('presence', () => {
  let app: TestApp;
  let ada: TestClient;
  let ben: TestClient;
  let rita: TestClient;
  let claimId: string;
  let documentId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    ada = await app.person('ada@desk.test', ['editor']);
    ben = await app.person('ben@desk.test', ['editor']);
    rita = await app.person('rita@desk.test', ['reviewer'], ['en']);
    const made = await readyClaims(ada);
    documentId = made.documentId;
    claimId = made.claimIds[0] ?? '';
  }, 60_000);
  afterAll(() => app?.close());

  const others = async (client: TestClient, kind: string, id: string): Promise<string[]> =>
    (await expectStatus(200, client.get(`/presence?kind=${kind}&id=${id}`))).body.items.map(
      ({ displayName }: { displayName: string }) => displayName,
    );

  it('shows editors who else looks at the same claim or document, until they look away', async () => {
    const stream = await EventStream.listening(ben);
    await expectStatus(204, ada.put('/presence', { kind: 'claim', id: claimId }));
    await stream.untilTold(`presence ${claimId}`);
    expect(await others(ben, 'claim', claimId)).toEqual(['ada']);
    expect(await others(ada, 'claim', claimId)).toEqual([]);
    expect(await others(ben, 'document', documentId)).toEqual([]);
    await expectStatus(204, ada.put('/presence', { kind: 'document', id: documentId }));
    expect(await others(ben, 'document', documentId)).toEqual(['ada']);
    await expectStatus(204, ada.delete(`/presence?kind=claim&id=${claimId}`));
    expect(await others(ben, 'claim', claimId)).toEqual([]);
    stream.close();
  });

  it('tells of an arrival once, not every time somebody is seen', async () => {
    await expectStatus(204, ada.put('/presence', { kind: 'claim', id: claimId }));
    const stream = await EventStream.listening(ben);
    await expectStatus(204, ada.put('/presence', { kind: 'claim', id: claimId }));
    await expectStatus(204, ben.put('/presence', { kind: 'document', id: documentId }));
    await stream.untilTold(`presence ${documentId}`);
    expect(stream.changes).not.toContain(`presence ${claimId}`);
    stream.close();
  });

  it('forgets who was not seen for a minute', async () => {
    await expectStatus(204, ada.put('/presence', { kind: 'claim', id: claimId }));
    await app.sql.query(`UPDATE presence SET seen_at = seen_at - interval '61 seconds'`);
    expect(await others(ben, 'claim', claimId)).toEqual([]);
  });

  it('is not for reviewers, who neither appear nor see', async () => {
    await expectStatus(403, rita.put('/presence', { kind: 'claim', id: claimId }));
    await expectStatus(403, rita.get(`/presence?kind=claim&id=${claimId}`));
    await expectStatus(403, rita.delete(`/presence?kind=claim&id=${claimId}`));
  });

  it('is not for an editor who rates the claim: neither in the list nor in events', async () => {
    const both = await app.person('edda@desk.test', ['editor', 'reviewer'], ['en']);
    await expectStatus(204, both.put('/presence', { kind: 'claim', id: claimId }));
    await assign(ada, await openRound(ada, claimId, { k: 2 }), both);
    expect(await others(ben, 'claim', claimId)).toEqual([]);
    await expectStatus(404, both.put('/presence', { kind: 'claim', id: claimId }));
    await expectStatus(404, both.get(`/presence?kind=claim&id=${claimId}`));
    const stream = await EventStream.listening(both);
    await app.sql.query(`DELETE FROM presence`);
    await expectStatus(204, ada.put('/presence', { kind: 'claim', id: claimId }));
    await expectStatus(204, ada.put('/presence', { kind: 'document', id: documentId }));
    await stream.untilTold(`presence ${documentId}`);
    expect(stream.changes).not.toContain(`presence ${claimId}`);
    stream.close();
  });

  it('refuses what does not exist', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    await expectStatus(404, ada.put('/presence', { kind: 'claim', id }));
    await expectStatus(404, ada.put('/presence', { kind: 'document', id }));
    await expectStatus(400, ada.put('/presence', { kind: 'round', id }));
  });
});
