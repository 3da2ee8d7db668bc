import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '../../../src/database/transactions.js';
import { Notifications } from '../../../src/notifications/notifications.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { EventStream } from '../../support/event-stream.js';
import {
  approveAndPublish,
  assign,
  assignmentOn,
  changeText,
  expectStatus,
  openRound,
  rating,
  readyClaims,
  saveDraft,
  submit,
} from '../../support/journey.js';

describe('live events', () => {
  let app: TestApp;
  /** A second process on the same database. */
  let other: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let rita: TestClient;
  let rolf: TestClient;
  const open: EventStream[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    const env = { CLAIMDESK_SECRET: app.config.secret ?? '' };
    other = await TestApp.start({ role: 'api', database: app.database, env });
    editor = await app.person('ed@desk.test', ['editor']);
    second = await app.person('eva@desk.test', ['editor']);
    rita = await app.person('rita@desk.test', ['reviewer'], ['en']);
    rolf = await app.person('rolf@desk.test', ['reviewer'], ['en']);
  }, 60_000);
  afterAll(async () => {
    await other?.close();
    await app?.close();
  });
  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });

  const listen = async (client: TestClient, options = {}): Promise<EventStream> => {
    const stream = await EventStream.listening(client, { back: 0, ...options });
    open.push(stream);
    return stream;
  };
  /** Forgets what happened shortly before the stream was opened, which every new stream is told. */
  const quietly = async (): Promise<void> => {
    await app.sql.transaction(async (manager) => {
      await manager.query(`SET LOCAL session_replication_role = replica`);
      await manager.query(
        `UPDATE audit_event SET at = at - interval '1 minute' WHERE at > now() - interval '1 minute'`,
      );
    });
  };

  it('tells editors what changed at the desk, by topic and id and nothing else', async () => {
    const stream = await listen(editor);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    });
    const { documentId, claimIds, words } = await readyClaims(editor);
    await stream.untilTold(`claim ${claimIds[0]}`);
    await stream.untilTold(`document ${documentId}`);
    for (const { data } of stream.heard.filter(({ event }) => event === 'changes')) {
      for (const change of data.changes)
        expect(Object.keys(change).filter((key) => !['topic', 'id'].includes(key))).toEqual([]);
    }
    for (const word of words) expect(stream.raw).not.toContain(word);
  });

  it('tells a rater nothing of another rater, not even that there was something', async () => {
    const { documentId, claimIds } = await readyClaims(editor);
    const claimId = claimIds[0] ?? '';
    const roundId = await openRound(editor, claimId, { k: 2 });
    await assign(editor, roundId, rita, rolf);
    const [hers, his] = [await assignmentOn(rita, claimId), await assignmentOn(rolf, claimId)];
    await quietly();
    const [ritas, rolfs, editors] = [await listen(rita), await listen(rolf), await listen(editor)];

    await expectStatus(200, rolf.post(`/assignments/${his}/open`));
    await saveDraft(rolf, his, rating('FALSE', 'rolfs-own-mark'));
    await submit(rolf, his, rating('FALSE', 'rolfs-own-mark'));
    await rolfs.untilTold(`assignment ${his}`);
    await editors.untilTold(`round ${roundId}`);
    // A later event of her own shows that all before it have been through.
    await expectStatus(200, rita.post(`/assignments/${hers}/open`));
    await ritas.untilTold(`assignment ${hers}`);
    expect(ritas.changes).toEqual([`assignment ${hers}`]);
    for (const trace of [his, roundId, claimId, documentId, 'rolfs-own-mark', rolf.id])
      expect(ritas.raw).not.toContain(trace);
    // Nor how much happened: places are sealed and of one length.
    expect(new Set(ritas.heard.map(({ id }) => id.length)).size).toBe(1);
    expect(editors.changes).not.toContain(`assignment ${his}`);

    await submit(rita, hers, rating('FALSE', 'ritas-own-mark'));
    await editors.until(() => editors.changes.some((change) => change.startsWith('verdicts')));
    for (const stream of [ritas, rolfs])
      expect(stream.changes.filter((change) => !change.includes('assignment'))).toEqual([]);

    await approveAndPublish(second, claimId);
    await Promise.all([ritas.untilTold('reports'), rolfs.untilTold('reports')]);
  });

  it('keeps an editor who rates a claim from hearing of it as an editor', async () => {
    const both = await app.person('edda@desk.test', ['editor', 'reviewer'], ['en']);
    const { claimIds } = await readyClaims(editor, 2);
    const [rated = '', plain = ''] = claimIds;
    const roundId = await openRound(editor, rated, { k: 2 });
    await assign(editor, roundId, both, rolf);
    const his = await assignmentOn(rolf, rated);
    await quietly();
    const stream = await listen(both);
    await submit(rolf, his);
    await openRound(editor, plain);
    await stream.untilTold(`claim ${plain}`);
    expect(stream.raw).not.toContain(rated);
    expect(stream.raw).not.toContain(roundId);
  });

  it('tells a rater at once that the words under rating may have changed', async () => {
    const { documentId, claimIds, words } = await readyClaims(editor);
    const claimId = claimIds[0] ?? '';
    await assign(editor, await openRound(editor, claimId), rita);
    const hers = await assignmentOn(rita, claimId);
    await quietly();
    const stream = await listen(rita);
    await changeText(editor, documentId, `An addition at the top.\n\n${(words[0] ?? '').replace('41', '43')}`);
    await stream.untilTold(`assignment ${hers}`);
    await stream.untilTold(`document ${documentId}`);
  });

  it('tells of notifications whom they are for, and not those who may not see them', async () => {
    const { claimIds } = await readyClaims(editor);
    const claimId = claimIds[0] ?? '';
    await assign(editor, await openRound(editor, claimId), rita);
    await quietly();
    const [ritas, rolfs, editors] = [await listen(rita), await listen(rolf), await listen(editor)];
    const tell = (to: TestClient[]) =>
      app.get(Transactions).run((tx) =>
        app.get(Notifications).notify(tx, {
          to: to.map(({ id }) => id),
          kind: 'claim.needs_adjudication',
          claimId,
          data: { roundId: claimId },
        }),
      );
    await tell([rita, editor]);
    await editors.untilTold('notifications');
    await app.get(Transactions).run((tx) =>
      app.get(Notifications).notify(tx, {
        to: [rolf.id],
        kind: 'assignment.revoked',
        claimId,
        data: { assignmentId: claimId },
      }),
    );
    await rolfs.untilTold('notifications');
    expect(ritas.changes).not.toContain('notifications');

    const { items } = (await expectStatus(200, rolf.get('/notifications?unread=true&limit=1'))).body;
    const tab = await listen(rolf);
    await expectStatus(204, rolf.post(`/notifications/${items[0].id}/read`));
    await tab.untilTold('notifications');
  });

  it('reaches the connections of every process', async () => {
    const there = await other.signIn('ed@desk.test');
    const stream = await listen(there);
    const { documentId } = await readyClaims(editor);
    await stream.untilTold(`document ${documentId}`);
    await stream.untilTold(`document-jobs ${documentId}`);
  });

  it('goes on after a break with what was missed, in another process too', async () => {
    await quietly();
    const before = await listen(editor);
    const lastEventId = before.lastId;
    before.close();
    const { claimIds } = await readyClaims(editor, 2);
    const there = await other.signIn('ed@desk.test');
    const after = await listen(there, { lastEventId });
    for (const id of claimIds) await after.untilTold(`claim ${id}`);
    await after.untilTold('notifications');
    expect(after.heard.map(({ event }) => event)).not.toContain('reset');
  });

  it('goes on after a break with their own work only, for raters', async () => {
    const { claimIds } = await readyClaims(editor);
    const claimId = claimIds[0] ?? '';
    const roundId = await openRound(editor, claimId, { k: 2 });
    await assign(editor, roundId, rita, rolf);
    const [hers, his] = [await assignmentOn(rita, claimId), await assignmentOn(rolf, claimId)];
    await quietly();
    const before = await listen(rita);
    before.close();
    await submit(rolf, his);
    await expectStatus(200, rita.post(`/assignments/${hers}/open`));
    const after = await listen(rita, { lastEventId: before.lastId });
    await after.untilTold(`assignment ${hers}`);
    expect(after.changes.filter((change) => /^(assignment|claim|round|document )/.test(change))).toEqual([
      `assignment ${hers}`,
    ]);
    expect(after.raw).not.toContain(his);
  });

  it('says to fetch everything anew when a place is unknown, another person’s, or too far back', async () => {
    const ritas = await listen(rita);
    for (const lastEventId of ['17', 'x'.repeat(48), ritas.lastId]) {
      const stream = await listen(editor, { lastEventId });
      await stream.until(() => stream.heard.some(({ event }) => event === 'reset'));
    }
    const listening = await listen(editor);
    const place = listening.lastId;
    const head = `(SELECT seq FROM audit_head)`;
    await app.sql.query(
      `WITH more AS (
         INSERT INTO audit_event (seq, at, actor_kind, event, entity_type, entity_id, data, prev_hash, hash)
         SELECT ${head} + n, now(), 'system', 'test.many', 'test', gen_random_uuid(), '{}', '', '' FROM generate_series(1, 1500) n)
       UPDATE audit_head SET seq = seq + 1500`,
    );
    const { claimIds } = await readyClaims(editor);
    await listening.untilTold(`claim ${claimIds[0]}`);
    const [desk, rater] = [
      await listen(editor, { lastEventId: place }),
      await listen(rita, { lastEventId: ritas.lastId }),
    ];
    await desk.until(() => desk.heard.some(({ event }) => event === 'reset'));
    // What others do may not decide what a rater is told, and so not their number either.
    await rater.untilTold('notifications');
    expect(rater.heard.map(({ event }) => event)).not.toContain('reset');
  });

  it('tells a page that has just opened what happened since it fetched', async () => {
    const { documentId } = await readyClaims(editor);
    const stream = await listen(editor, { back: 20 });
    await stream.untilTold(`document ${documentId}`);
  });

  it('says many changes at once, not one after the other', async () => {
    await quietly();
    const stream = await listen(editor);
    const { claimIds } = await readyClaims(editor, 8);
    for (const id of claimIds) await stream.untilTold(`claim ${id}`);
    const times = stream.heard.filter(({ event }) => event === 'changes').length;
    // Each claim is several acts; the pause between two tellings gathers them.
    const acts = Number(
      (await app.sql.query(`SELECT count(*) FROM audit_event WHERE claim_id = ANY($1)`, [claimIds]))[0].count,
    );
    expect(acts).toBeGreaterThanOrEqual(8);
    expect(times).toBeLessThan(acts);
  });

  it('ends with the session, and when the account is disabled', async () => {
    const anna = await app.person('anna@desk.test', ['viewer']);
    const stream = await listen(anna);
    await expectStatus(204, anna.post('/auth/logout'));
    await stream.until(() => stream.ended);
    expect(stream.heard.at(-1)).toMatchObject({ event: 'end', data: { reason: 'session' } });

    const bert = await app.person('bert@desk.test', ['viewer']);
    const another = await other.signIn('bert@desk.test');
    const [here, there] = [await listen(bert), await listen(another)];
    const admin = await app.person('ada@desk.test', ['admin']);
    const { version } = (await expectStatus(200, admin.get(`/users/${bert.id}`))).body;
    await expectStatus(200, admin.patch(`/users/${bert.id}`, { status: 'DISABLED' }, { 'if-match': `"${version}"` }));
    await Promise.all([here.until(() => here.ended), there.until(() => there.ended)]);
  });

  it('does not keep a session alive by itself', async () => {
    const cora = await app.person('cora@desk.test', ['viewer']);
    const limit = `SELECT max(expires_at) AS at FROM session WHERE user_id = $1`;
    await app.sql.query(`UPDATE session SET expires_at = now() + interval '10 minutes' WHERE user_id = $1`, [cora.id]);
    const [{ at: before }] = await app.sql.query(limit, [cora.id]);
    const stream = await listen(cora);
    stream.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await app.sql.query(limit, [cora.id]))[0].at).toEqual(before);
    await expectStatus(200, cora.get('/auth/me'));
    expect((await app.sql.query(limit, [cora.id]))[0].at).not.toEqual(before);
  });

  it('refuses who is not signed in, and more connections than anybody needs', async () => {
    const nobody = await EventStream.open(app.anonymous);
    open.push(nobody);
    expect(nobody.status).toBe(401);
    const doris = await app.person('doris@desk.test', ['viewer']);
    for (let n = 0; n < 12; n += 1) await listen(doris);
    const more = await EventStream.open(doris);
    open.push(more);
    expect(more.status).toBe(429);
  });

  it('survives the loss of its connection to the database', async () => {
    const stream = await listen(editor);
    await app.sql.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'claimdesk-live' AND datname = current_database()`,
    );
    const { documentId } = await readyClaims(editor);
    await stream.untilTold(`document ${documentId}`);
    await stream.untilTold('document-jobs');
  });

  it('lets a process stop: streams end, and go on without loss at the next process', async () => {
    const first = await TestApp.start({
      role: 'api',
      database: app.database,
      env: { CLAIMDESK_SECRET: app.config.secret ?? '' },
    });
    const stream = await EventStream.listening(await first.signIn('ed@desk.test'));
    const lastEventId = stream.lastId;
    await first.close();
    await stream.until(() => stream.ended);
    expect(stream.heard.at(-1)).toMatchObject({ event: 'end', data: { reason: 'restart' } });
    const { claimIds } = await readyClaims(editor);
    const next = await TestApp.start({
      role: 'api',
      database: app.database,
      env: { CLAIMDESK_SECRET: app.config.secret ?? '' },
    });
    try {
      const again = await EventStream.listening(await next.signIn('ed@desk.test'), { lastEventId });
      await again.untilTold(`claim ${claimIds[0]}`);
      expect(again.heard.map(({ event }) => event)).not.toContain('reset');
      again.close();
    } finally {
      await next.close();
    }
  });
});
