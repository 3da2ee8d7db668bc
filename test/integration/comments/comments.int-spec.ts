import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  approveAndPublish,
  assign,
  assignmentOn,
  expectStatus,
  openRound,
  rating,
  readyClaims,
  submit,
} from '../../support/journey.js';

const NOBODY = '11111111-1111-4111-8111-111111111111';

describe('Comments', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let adjudicator: TestClient;
  let rater: TestClient;
  let other: TestClient;
  let admin: TestClient;
  let claimId: string;
  let documentId: string;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    rater = await app.person('rater@desk.test', ['reviewer']);
    other = await app.person('other@desk.test', ['reviewer']);
    admin = await app.person('admin@desk.test', ['admin']);
  }, 60_000);
  beforeEach(async () => {
    const made = await readyClaims(editor);
    [claimId, documentId] = [made.claimIds[0]!, made.documentId];
    await app.sql.query(`DELETE FROM notification`);
  });
  afterAll(() => app?.close());

  const open = async (person: TestClient, subject: string, body: string, mentions: string[] = []) =>
    (await expectStatus(201, person.post(`/${subject}/threads`, { body, mentions }))).body;
  const say = async (person: TestClient, threadId: string, body: string, mentions: string[] = []) =>
    (await expectStatus(201, person.post(`/threads/${threadId}/comments`, { body, mentions }))).body;
  const read = async (person: TestClient, threadId: string, query = '') =>
    (await expectStatus(200, person.get(`/threads/${threadId}/comments${query}`))).body;
  const bodies = async (person: TestClient, threadId: string) =>
    (await read(person, threadId)).items.map(({ body }: { body: string }) => body);
  const threads = async (person: TestClient, subject: string) =>
    (await expectStatus(200, person.get(`/${subject}/threads`))).body.items.map(({ id }: { id: string }) => id);
  const told = async (person: TestClient) =>
    (await expectStatus(200, person.get('/notifications'))).body.items.map(
      ({ kind, text }: { kind: string; text: string }) => [kind, text],
    );
  /** A round on the claim with both reviewers in it; ids of their assignments. */
  const withRaters = async (): Promise<[string, string]> => {
    await assign(editor, await openRound(editor, claimId), rater, other);
    await app.sql.query(`DELETE FROM notification`);
    return [await assignmentOn(rater, claimId), await assignmentOn(other, claimId)];
  };

  it('are kept as they were typed, in order, and paged', async () => {
    const words = '**Bold** <script>alert(1)</script> @ann\n\n| a |\n\u202e';
    const { thread, comment } = await open(editor, `claims/${claimId}`, words);
    expect(thread).toMatchObject({ scope: 'CLAIM', claimId, documentId: null, comments: 1, resolvedAt: null });
    expect(comment).toMatchObject({
      body: words,
      authorId: editor.id,
      authorName: 'editor',
      byRater: false,
      version: 1,
    });
    for (let n = 2; n <= 5; n += 1) await say(second, thread.id, `Comment ${n}`);
    const first = await read(adjudicator, thread.id, '?limit=2');
    const rest = await read(adjudicator, thread.id, `?limit=10&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ body }) => body)).toEqual([
      words,
      ...[2, 3, 4, 5].map((n) => `Comment ${n}`),
    ]);
    expect((await expectStatus(200, editor.get(`/threads/${thread.id}`))).body.comments).toBe(5);
    const { thread: newer } = await open(second, `claims/${claimId}`, 'Another matter');
    expect(await threads(editor, `claims/${claimId}`)).toEqual([newer.id, thread.id]);
    const page = (await expectStatus(200, editor.get(`/claims/${claimId}/threads?limit=1`))).body;
    const next = await expectStatus(200, editor.get(`/claims/${claimId}/threads?limit=1&cursor=${page.nextCursor}`));
    expect([page.items[0].id, next.body.items[0].id]).toEqual([newer.id, thread.id]);
  });

  it('have limits, and say them', async () => {
    const refused = async (body: object) => {
      const answer = await editor.post(`/claims/${claimId}/threads`, body);
      return [answer.status, answer.body.faults?.[0]?.message];
    };
    expect(await refused({ body: '  ' })).toEqual([400, 'must not be empty']);
    expect(await refused({ body: 'x'.repeat(10_001) })).toEqual([400, 'may have at most 10000 characters']);
    expect(await refused({ body: 'x', mentions: Array.from({ length: 21 }, () => NOBODY) })).toEqual([
      400,
      'at most 20 people can be mentioned',
    ]);
    expect((await editor.post(`/claims/${NOBODY}/threads`, { body: 'x' })).body.code).toBe('NOT_FOUND');
    const { thread } = await open(editor, `documents/${documentId}`, 'First');
    await app.sql.query(
      `INSERT INTO comment (id, thread_id, author_id, revision) SELECT gen_random_uuid(), $1, $2, 1 FROM generate_series(2, 500)`,
      [thread.id, editor.id],
    );
    expect((await editor.post(`/threads/${thread.id}/comments`, { body: 'x' })).body.detail).toContain('500 comments');
  });

  it('are settled, and open again when somebody writes', async () => {
    const { thread } = await open(editor, `claims/${claimId}`, 'Which register?');
    const settled = await expectStatus(200, second.post(`/threads/${thread.id}/resolve`));
    expect(settled.body.resolvedAt).not.toBeNull();
    await expectStatus(200, second.post(`/threads/${thread.id}/resolve`));
    const count = async (resolved: string) =>
      (await expectStatus(200, editor.get(`/claims/${claimId}/threads?resolved=${resolved}`))).body.items.length;
    expect([await count('true'), await count('false')]).toEqual([1, 0]);
    await say(editor, thread.id, 'One more thing');
    expect([await count('true'), await count('false')]).toEqual([0, 1]);
    await expectStatus(200, second.post(`/threads/${thread.id}/resolve`));
    expect((await expectStatus(200, editor.post(`/threads/${thread.id}/reopen`))).body.resolvedAt).toBeNull();
  });

  it('can be edited by their author for a day; every wording is kept', async () => {
    const { thread, comment } = await open(editor, `claims/${claimId}`, 'Frist');
    const edit = (person: TestClient, body: string, version: number) =>
      person.put(`/comments/${comment.id}`, { body }, { 'if-match': `"${version}"` });
    const { body: edited, headers } = await expectStatus(200, edit(editor, 'First', 1));
    expect([edited.body, edited.version, edited.editedAt !== null, headers.get('etag')]).toEqual([
      'First',
      2,
      true,
      '"2"',
    ]);
    expect((await edit(editor, 'Late', 1)).body.code).toBe('VERSION_CONFLICT');
    expect((await edit(second, 'Mine', 2)).body.code).toBe('FORBIDDEN');
    expect((await editor.put(`/comments/${comment.id}`, { body: 'x' })).status).toBe(428);
    const { items } = (await expectStatus(200, second.get(`/comments/${comment.id}/revisions`))).body;
    expect(items.map(({ body }: { body: string }) => body)).toEqual(['Frist', 'First']);
    await expect(
      app.sql.query(`UPDATE comment_revision SET body = 'x' WHERE comment_id = $1`, [comment.id]),
    ).rejects.toThrow('immutable');
    await app.sql.query(`UPDATE comment SET created_at = now() - interval '25 hours' WHERE id = $1`, [comment.id]);
    expect((await edit(editor, 'Too late', 2)).body.detail).toContain('24 hours');
    expect(await bodies(editor, thread.id)).toEqual(['First']);
  });

  it('leave a tombstone when they are deleted', async () => {
    const { thread, comment } = await open(editor, `claims/${claimId}`, 'To be regretted', [second.id]);
    const later = await say(second, thread.id, 'Answer');
    expect((await second.delete(`/comments/${comment.id}`)).body.code).toBe('FORBIDDEN');
    await expectStatus(204, editor.delete(`/comments/${comment.id}`));
    await expectStatus(204, editor.delete(`/comments/${comment.id}`));
    const [stone] = (await read(adjudicator, thread.id)).items;
    expect(stone).toMatchObject({ id: comment.id, body: null, mentions: [], deletedAt: expect.any(String) });
    expect((await expectStatus(200, editor.get(`/comments/${comment.id}/revisions`))).body.items).toEqual([]);
    expect((await editor.put(`/comments/${comment.id}`, { body: 'x' }, { 'if-match': '"1"' })).body.code).toBe(
      'CONFLICT',
    );
    await expectStatus(204, admin.delete(`/comments/${later.id}`));
  });

  it('tell those who are mentioned and those who have written, once each, and not their author', async () => {
    const { thread } = await open(editor, `claims/${claimId}`, 'Look here', [second.id, second.id, editor.id]);
    expect(await told(second)).toEqual([
      ['comment.mention', expect.stringMatching(/^Editor mentions you in a comment on “The storm/)],
    ]);
    expect(await told(editor)).toEqual([]);
    await say(second, thread.id, 'I see', [adjudicator.id]);
    expect(await told(editor)).toEqual([
      ['comment.reply', expect.stringMatching(/^Second wrote in a thread of yours on “The storm/)],
    ]);
    expect((await told(adjudicator)).map(([kind]: [string]) => kind)).toEqual(['comment.mention']);
    const last = await say(editor, thread.id, 'And you?', [second.id]);
    expect((await told(second)).map(([kind]: [string]) => kind)).toEqual(['comment.mention', 'comment.mention']);
    const edit = { body: 'And you all?', mentions: [second.id, adjudicator.id] };
    await expectStatus(200, editor.put(`/comments/${last.id}`, edit, { 'if-match': '"1"' }));
    expect(await told(second)).toHaveLength(2);
    expect(await told(adjudicator)).toHaveLength(2);
  });

  it('mention only people who can take part, without telling who rates', async () => {
    const [assignmentId] = await withRaters();
    const mention = async (person: TestClient, subject: string, id: string) => {
      const { status, body } = await person.post(`/${subject}/threads`, { body: 'Hello', mentions: [id] });
      return [status, body.code ?? null, body.faults?.[0]?.path ?? null];
    };
    const refused = [400, 'VALIDATION_FAILED', 'mentions'];
    for (const id of [rater.id, NOBODY]) expect(await mention(editor, `claims/${claimId}`, id)).toEqual(refused);
    expect(await mention(editor, `documents/${documentId}`, other.id)).toEqual(refused);
    expect(await mention(rater, `assignments/${assignmentId}`, other.id)).toEqual(refused);
    expect(await mention(rater, `assignments/${assignmentId}`, adjudicator.id)).toEqual(refused);
    expect(await mention(rater, `assignments/${assignmentId}`, second.id)).toEqual([201, null, null]);

    // An adjudicator who rates can be mentioned like any other, and is told when it is no longer hidden.
    const both = await app.person(`both-${claimId}@desk.test`, ['adjudicator', 'reviewer']);
    const [fresh] = (await readyClaims(editor)).claimIds as [string];
    await assign(editor, await openRound(editor, fresh), both);
    expect(await mention(adjudicator, `claims/${fresh}`, both.id)).toEqual([201, null, null]);
    expect((await told(both)).map(([kind]: [string]) => kind)).not.toContain('comment.mention');
    await expectStatus(204, editor.post(`/assignments/${await assignmentOn(both, fresh)}/revoke`, { reason: 'x' }));
    await app.sql.query(`UPDATE assignment SET state = 'DECLINED', decline_reason = 'coi' WHERE reviewer_id = $1`, [
      both.id,
    ]);
    expect((await told(both)).map(([kind]: [string]) => kind)).toContain('comment.mention');
  });

  it('about an assignment are between its rater and the editors', async () => {
    const [assignmentId, others] = await withRaters();
    const { thread, comment } = await open(rater, `assignments/${assignmentId}`, 'Which month is meant?');
    expect(thread).toMatchObject({ scope: 'ASSIGNMENT', claimId, assignmentId });
    expect(comment).toMatchObject({ authorId: rater.id, byRater: true });
    expect(await told(editor)).toEqual([
      ['assignment.question', expect.stringMatching(/^A rater of “The storm .* asks something\.$/)],
    ]);
    expect(await told(second)).toEqual([]);

    const [seen] = (await read(second, thread.id)).items;
    expect(seen).toMatchObject({
      authorId: null,
      authorName: 'The rater',
      byRater: true,
      body: 'Which month is meant?',
    });
    expect(await threads(second, `claims/${claimId}`)).toEqual([thread.id]);
    await say(second, thread.id, 'March.');
    expect(await told(rater)).toEqual([
      ['assignment.message', expect.stringMatching(/^An editor wrote to you about “The storm/)],
    ]);
    expect(await threads(rater, `claims/${claimId}`)).toEqual([thread.id]);
    expect(await bodies(rater, thread.id)).toEqual(['Which month is meant?', 'March.']);

    for (const person of [other, adjudicator]) {
      expect((await person.get(`/threads/${thread.id}/comments`)).body.code).toBe('NOT_FOUND');
      expect((await person.post(`/threads/${thread.id}/comments`, { body: 'x' })).body.code).toBe('NOT_FOUND');
      expect((await person.post(`/assignments/${assignmentId}/threads`, { body: 'x' })).body.code).toBe('NOT_FOUND');
      expect(await threads(person, `assignments/${assignmentId}`)).toEqual([]);
      expect(await threads(person, `claims/${claimId}`)).toEqual([]);
    }
    await open(editor, `assignments/${others}`, 'Please begin');
    expect((await told(other)).map(([kind]: [string]) => kind)).toEqual(['assignment.message']);
    expect(await threads(rater, `claims/${claimId}`)).toEqual([thread.id]);

    await expectStatus(200, rater.post(`/assignments/${assignmentId}/open`));
    await expectStatus(200, rater.post(`/assignments/${assignmentId}/decline`, { reason: 'unclear' }));
    expect((await rater.post(`/threads/${thread.id}/comments`, { body: 'x' })).body.code).toBe('CONFLICT');
    expect(await bodies(rater, thread.id)).toHaveLength(2);
  });

  it('of the desk are hidden from raters, also from editors who rate, until publication', async () => {
    const both = await app.person(`rates-${claimId}@desk.test`, ['editor', 'reviewer']);
    const { thread } = await open(editor, `claims/${claimId}`, 'This is surely wrong');
    const { thread: wide } = await open(editor, `documents/${documentId}`, 'All of it is');
    expect(await bodies(both, thread.id)).toEqual(['This is surely wrong']);
    await assign(editor, await openRound(editor, claimId), both, rater);
    for (const id of [thread.id, wide.id]) {
      expect((await both.get(`/threads/${id}`)).body.code).toBe('NOT_FOUND');
      expect((await both.post(`/threads/${id}/resolve`)).body.code).toBe('NOT_FOUND');
    }
    expect(await threads(both, `claims/${claimId}`)).toEqual([]);
    expect(await threads(both, `documents/${documentId}`)).toEqual([]);
    expect((await both.post(`/claims/${claimId}/threads`, { body: 'x' })).body.code).toBe('NOT_FOUND');
    expect((await both.post(`/documents/${documentId}/threads`, { body: 'x' })).body.code).toBe('NOT_FOUND');
    expect((await rater.get(`/threads/${thread.id}`)).body.code).toBe('NOT_FOUND');

    const question = await open(rater, `assignments/${await assignmentOn(rater, claimId)}`, 'Mine');
    expect((await both.get(`/threads/${question.thread.id}`)).body.code).toBe('NOT_FOUND');
    for (const person of [both, rater]) {
      await submit(person, await assignmentOn(person, claimId), rating('TRUE'));
    }
    // Revealed: editors are told the name; adjudicators may read, and are not.
    expect((await read(second, question.thread.id)).items[0].authorName).toBe('rater');
    expect((await read(adjudicator, question.thread.id)).items[0].authorName).toBe('The rater');
    expect((await both.get(`/threads/${thread.id}`)).body.code).toBe('NOT_FOUND');
    await approveAndPublish(second, claimId);
    expect(await bodies(both, thread.id)).toEqual(['This is surely wrong']);
    expect((await rater.get(`/threads/${thread.id}`)).body.code).toBe('NOT_FOUND');
    expect(await bodies(rater, question.thread.id)).toEqual(['Mine']);
  });

  it('are in the audit trail without their words', async () => {
    const secret = 'words-nobody-repeats';
    const { thread, comment } = await open(editor, `claims/${claimId}`, secret);
    await expectStatus(200, editor.put(`/comments/${comment.id}`, { body: `${secret}-2` }, { 'if-match': '"1"' }));
    await expectStatus(204, editor.delete(`/comments/${comment.id}`));
    const { text, body } = await expectStatus(200, admin.get(`/audit?entityId=${thread.id}`));
    expect(body.items.map(({ event }: { event: string }) => event)).toEqual([
      'comment.deleted',
      'comment.edited',
      'comment.thread_opened',
    ]);
    expect(text).not.toContain(secret);
  });

  it('need the right to write: a token that may only read cannot', async () => {
    const made = await expectStatus(
      201,
      editor.post('/tokens', { name: 'reader', scopes: ['claim.read', 'document.read'], expiresInDays: 1 }),
    );
    const headers = { authorization: `Bearer ${made.body.token}` };
    const { thread } = await open(editor, `claims/${claimId}`, 'For the desk');
    const answer = await app.anonymous.post(`/claims/${claimId}/threads`, { body: 'x' }, headers);
    expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
    // It lacks `round.read`, and with it the desk's side.
    expect((await app.anonymous.get(`/threads/${thread.id}`, headers)).status).toBe(404);
  });
});
