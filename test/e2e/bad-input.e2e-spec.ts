import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { TestApp } from '../support/app.js';
import type { Answer, TestClient } from '../support/client.js';
import {
  adjudication,
  approveAndPublish,
  assign,
  assignmentOn,
  correction,
  expectStatus,
  openRound,
  rate,
  rating,
  readyClaims,
  saveDraft,
  submit,
  verdictOn,
} from '../support/journey.js';

const NOBODY = '11111111-1111-4111-8111-111111111111';
const JSON_TYPE = { 'content-type': 'application/json' };
const MATCH = { 'if-match': '"1"' };
const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('what the desk refuses', () => {
  let app: TestApp;
  let editor: TestClient;
  let admin: TestClient;
  let adjudicator: TestClient;
  let a: TestClient;
  let b: TestClient;
  let claimId: string;
  let roundId: string;
  let mine: string;
  let theirs: string;
  let before: string;

  /** Every row of every table of ours, but for what a request may always touch. */
  const everything = async (): Promise<string> => {
    const tables = await app.sql.query<{ name: string }[]>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('session', 'login_throttle', 'outbox_job')
       ORDER BY tablename`,
    );
    const sums = tables.map(
      ({ name }) => `(SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM ${name} t) AS ${name}`,
    );
    return JSON.stringify(await app.sql.query(`SELECT ${sums.join(', ')}`));
  };

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    admin = await app.person('admin@desk.test', ['admin']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    a = await app.person('a@desk.test', ['reviewer']);
    b = await app.person('b@desk.test', ['reviewer']);
    claimId = (await readyClaims(editor)).claimIds[0]!;
    roundId = await openRound(editor, claimId);
    await assign(editor, roundId, a, b);
    mine = await assignmentOn(a, claimId);
    theirs = await assignmentOn(b, claimId);
    await saveDraft(a, mine, { rationale: 'A beginning of a draft.' });
  }, 60_000);
  afterAll(() => app?.close());

  describe('is answered as a problem and leaves no trace:', () => {
    beforeEach(async () => {
      before = await everything();
    });
    afterEach(async () => {
      expect(await everything()).toBe(before);
    });

    function expectProblem(answer: Answer, status: number, code: string): void {
      expect([answer.status, answer.body?.code]).toEqual([status, code]);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(answer.body).toMatchObject({ type: 'about:blank', status, detail: expect.stringMatching(/^\S.{8,}/) });
      expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'));
      expect(answer.text).not.toMatch(/\bat \/|node_modules|SELECT|QueryFailed|typeorm/i);
    }
    const draft = (body: unknown, headers: Record<string, string> = { 'if-match': '"2"' }) =>
      a.put(`/assignments/${mine}/draft`, body, headers);
    const send = (body: unknown) => a.post(`/assignments/${mine}/submit`, body);

    const CASES: [string, () => Promise<Answer>, number, string][] = [
      ['an unknown claim', () => editor.get(`/claims/${NOBODY}`), 404, 'NOT_FOUND'],
      ['an unknown round', () => editor.get(`/rounds/${NOBODY}`), 404, 'NOT_FOUND'],
      ['an unknown assignment', () => a.get(`/assignments/${NOBODY}`), 404, 'NOT_FOUND'],
      ['an unknown verdict', () => editor.post(`/verdicts/${NOBODY}/approve`), 404, 'NOT_FOUND'],
      ['an unknown document', () => editor.get(`/documents/${NOBODY}`), 404, 'NOT_FOUND'],
      ['an unknown correction', () => editor.post(`/corrections/${NOBODY}/approve`), 404, 'NOT_FOUND'],
      [
        'accepting an unknown claim',
        () => editor.post(`/claims/${NOBODY}/accept`, { checkReason: 'x' }),
        404,
        'NOT_FOUND',
      ],
      [
        'assigning in an unknown round',
        () => editor.post(`/rounds/${NOBODY}/assignments`, { reviewerIds: [a.id] }),
        404,
        'NOT_FOUND',
      ],
      [
        'adjudicating an unknown round',
        () => adjudicator.post(`/rounds/${NOBODY}/adjudication`, adjudication('TRUE')),
        404,
        'NOT_FOUND',
      ],
      [
        'an unknown scheme',
        async () => editor.post(`/claims/${await spare()}/rounds`, { schemeId: NOBODY }),
        404,
        'NOT_FOUND',
      ],
      ['an id that is none', () => editor.get('/claims/42'), 400, 'VALIDATION_FAILED'],
      ['an address that is none', () => editor.get('/nothing/here'), 404, 'NOT_FOUND'],
      ['another reviewer’s assignment', () => a.get(`/assignments/${theirs}`), 404, 'NOT_FOUND'],
      [
        'another reviewer’s draft',
        () => a.put(`/assignments/${theirs}/draft`, { rationale: 'x' }, MATCH),
        404,
        'NOT_FOUND',
      ],
      ['submitting for another', () => a.post(`/assignments/${theirs}/submit`, rating()), 404, 'NOT_FOUND'],
      [
        'declining for another',
        () => a.post(`/assignments/${theirs}/decline`, { reason: 'workload' }),
        404,
        'NOT_FOUND',
      ],
      ['opening for another', () => a.post(`/assignments/${theirs}/open`), 404, 'NOT_FOUND'],
      ['withdrawing for another', () => a.post(`/assignments/${theirs}/withdraw`), 404, 'NOT_FOUND'],
      ['a claim one does not rate', async () => a.get(`/claims/${await spare()}`), 404, 'NOT_FOUND'],
      ['a reviewer’s look at the round', () => a.get(`/rounds/${roundId}`), 403, 'FORBIDDEN'],
      ['malformed JSON', () => a.post(`/assignments/${mine}/submit`, '{"label":', JSON_TYPE), 400, 'MALFORMED_JSON'],
      [
        'JSON that is no object',
        () => a.post(`/assignments/${mine}/submit`, '"TRUE"', JSON_TYPE),
        400,
        'MALFORMED_JSON',
      ],
      ['a list for an object', () => send([]), 400, 'VALIDATION_FAILED'],
      ['a body too many megabytes long', () => send({ rationale: 'x'.repeat(2 * 1024 * 1024) }), 413, 'BODY_TOO_LARGE'],
      ['no If-Match', () => draft({ rationale: 'x' }, {}), 428, 'PRECONDITION_REQUIRED'],
      ['an If-Match that is no ETag', () => draft({ rationale: 'x' }, { 'if-match': '*' }), 400, 'VALIDATION_FAILED'],
      ['an old If-Match', () => draft({ rationale: 'x' }, MATCH), 412, 'VERSION_CONFLICT'],
      ['an If-Match from the future', () => draft({ rationale: 'x' }, { 'if-match': '"9"' }), 412, 'VERSION_CONFLICT'],
      [
        'an edit of a claim without If-Match',
        () => editor.patch(`/claims/${claimId}`, { claimant: 'X' }),
        428,
        'PRECONDITION_REQUIRED',
      ],
      ['an edit of nothing', () => editor.patch(`/claims/${claimId}`, {}, MATCH), 400, 'VALIDATION_FAILED'],
      ['a label outside the scheme', () => send(rating('PANTS_ON_FIRE')), 422, 'LABEL_NOT_IN_SCHEME'],
      ['such a label in a draft', () => draft({ label: 'PANTS_ON_FIRE' }), 422, 'LABEL_NOT_IN_SCHEME'],
      ['no label', () => send({ ...rating(), label: null }), 422, 'LABEL_NOT_IN_SCHEME'],
      ['no reasons', () => send({ ...rating(), rationale: '' }), 422, 'RATIONALE_REQUIRED'],
      ['no evidence', () => send({ ...rating(), evidence: [] }), 422, 'EVIDENCE_REQUIRED'],
      ['an unknown wording', () => send({ ...rating(), wordingHash: 'x'.repeat(64) }), 409, 'WORDING_CHANGED'],
      ['a field nobody knows', () => send({ ...rating(), verdict: 'TRUE' }), 400, 'VALIDATION_FAILED'],
      [
        'a column nobody may set',
        () => draft({ state: 'SUBMITTED', version: 7, reviewerId: b.id }),
        400,
        'VALIDATION_FAILED',
      ],
      ['a number for words', () => send({ ...rating(), rationale: 42 }), 400, 'VALIDATION_FAILED'],
      ['an object for words', () => send({ ...rating(), rationale: { $ne: '' } }), 400, 'VALIDATION_FAILED'],
      ['words for a number', () => send({ ...rating(), confidence: '4' }), 400, 'VALIDATION_FAILED'],
      ['too many words', () => draft({ rationale: 'x'.repeat(20_001) }), 400, 'VALIDATION_FAILED'],
      ['a NUL', () => draft({ rationale: 'a\u0000b' }), 400, 'VALIDATION_FAILED'],
      ['half a surrogate pair', () => draft({ noteToAdjudicator: 'a\udc00b' }), 400, 'VALIDATION_FAILED'],
      [
        'a script for an address',
        () => draft({ evidence: [{ ...rating().evidence[0], url: 'javascript:1' }] }),
        400,
        'VALIDATION_FAILED',
      ],
      [
        'a NUL in an address',
        () => draft({ evidence: [{ ...rating().evidence[0], url: 'https://a.example/\u0000' }] }),
        400,
        'VALIDATION_FAILED',
      ],
      [
        'half a pair in an address',
        () => draft({ evidence: [{ ...rating().evidence[0], url: 'https://a.example/\ud800' }] }),
        400,
        'VALIDATION_FAILED',
      ],
      [
        'a policy that contradicts itself',
        async () => editor.post(`/claims/${await spare()}/rounds`, { policy: { k: 2, agreement: 'MEDIAN_WITHIN_1' } }),
        422,
        'POLICY_INVALID',
      ],
      [
        'a policy with an unknown rule',
        async () => editor.post(`/claims/${await spare()}/rounds`, { policy: { votes: 3 } }),
        400,
        'VALIDATION_FAILED',
      ],
      [
        'no reviewer to assign',
        () => editor.post(`/rounds/${roundId}/assignments`, { reviewerIds: [] }),
        400,
        'VALIDATION_FAILED',
      ],
      [
        'somebody who does not exist, assigned',
        () => editor.post(`/rounds/${roundId}/assignments`, { reviewerIds: [NOBODY] }),
        422,
        'NOT_ELIGIBLE',
      ],
      [
        'a rejection as a duplicate of itself',
        async () => {
          const id = await spare();
          return editor.post(`/claims/${id}/reject`, { reason: 'duplicate', duplicateOfId: id });
        },
        400,
        'VALIDATION_FAILED',
      ],
      [
        'a rejection as a duplicate of nothing',
        async () => editor.post(`/claims/${await spare()}/reject`, { reason: 'duplicate', duplicateOfId: NOBODY }),
        400,
        'VALIDATION_FAILED',
      ],
      [
        'an acceptance without a reason',
        () => editor.post(`/claims/${claimId}/accept`, { checkReason: '  ' }),
        400,
        'VALIDATION_FAILED',
      ],
      ['an acceptance without anything', () => editor.post(`/claims/${claimId}/accept`), 400, 'VALIDATION_FAILED'],
      [
        'a recusal of somebody who does not exist',
        () => editor.post('/recusals', { userId: NOBODY, kind: 'CLAIM', subject: claimId, reason: 'x' }),
        404,
        'NOT_FOUND',
      ],
      [
        'a recusal from something that has no id',
        () => editor.post('/recusals', { userId: NOBODY, kind: 'SOURCE', subject: 'Radio Skerry', reason: 'x' }),
        400,
        'VALIDATION_FAILED',
      ],
      ['a reversed scheme', () => admin.post('/schemes', { key: 'x' }), 400, 'VALIDATION_FAILED'],
      [
        'a form from another site',
        () =>
          a.post(`/assignments/${mine}/submit`, 'label=TRUE', { 'content-type': 'application/x-www-form-urlencoded' }),
        403,
        'CSRF_REFUSED',
      ],
      [
        'a request from another site',
        () => a.post(`/assignments/${mine}/submit`, rating(), { origin: 'https://evil.example' }),
        403,
        'CSRF_REFUSED',
      ],
      ['a viewer’s work', async () => (await viewer()).post('/queue/next'), 403, 'FORBIDDEN'],
      [
        'an Idempotency-Key of blanks',
        () => a.post(`/assignments/${mine}/submit`, rating(), { 'idempotency-key': 'a b' }),
        400,
        'IDEMPOTENCY_KEY_INVALID',
      ],
      [
        'an Idempotency-Key too long',
        () => a.post(`/assignments/${mine}/submit`, rating(), { 'idempotency-key': 'x'.repeat(201) }),
        400,
        'IDEMPOTENCY_KEY_INVALID',
      ],
      ['work asked for without signing in', () => app.anonymous.post('/queue/next'), 401, 'NOT_AUTHENTICATED'],
    ];
    let spared: string | null = null;
    /** Another READY claim; made before the state of things is noted. */
    const spare = async (): Promise<string> => spared ?? NOBODY;
    let onlooker: TestClient | null = null;
    const viewer = async (): Promise<TestClient> => onlooker ?? app.anonymous;
    beforeAll(async () => {
      spared = (await readyClaims(editor)).claimIds[0]!;
      onlooker = await app.person('viewer@desk.test', ['viewer']);
    });

    it.each(CASES)('%s', async (_name, ask, status, code) => {
      expectProblem(await ask(), status, code);
    });

    it('the version that is stored now comes with the refusal of an old one', async () => {
      const { body } = await draft({ rationale: 'x' }, MATCH);
      expect(body.currentVersion).toBe(2);
      expect((await a.get(`/assignments/${mine}`)).headers.get('etag')).toBe('"2"');
    });

    it('every fault of a body is named at once, with its place', async () => {
      const { body } = await draft({ confidence: 9, rationale: 5, evidence: [{ title: '' }] });
      const places = body.faults.map(({ path }: { path: string }) => path);
      expect(places).toEqual(
        expect.arrayContaining(['confidence', 'rationale', 'evidence.0.title', 'evidence.0.kind']),
      );
    });

    const LISTS = [
      '/claims',
      '/documents',
      '/verdicts',
      '/me/assignments?state=all',
      '/corrections',
      '/audit',

      '/reports',
    ];
    const CURSORS = [
      'x',
      cursor(['a', 'b']),
      cursor(['2026-01-01', 'no-uuid']),
      cursor(['infinity', NOBODY]),
      cursor(['2026-13-45', NOBODY]),
      cursor([`2026-01-01'; DROP TABLE claim; --`, NOBODY]),
      cursor({ length: 2 }),
      cursor(['\u0000', NOBODY]),
      'x'.repeat(501),
    ];
    it.each(LISTS)('a cursor that %s did not give out', async (list) => {
      const person = list.startsWith('/me') ? a : editor;
      await expectStatus(200, person.get(list));
      for (const each of CURSORS) {
        const answer = await person.get(`${list}${list.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(each)}`);
        expect([list, each, answer.status]).toEqual([list, each, 400]);
        expect(['CURSOR_INVALID', 'VALIDATION_FAILED']).toContain(answer.body.code);
      }
    });

    it.each(['limit=0', 'limit=201', 'limit=x', 'limit=1&limit=2', 'documentId=x', 'state=LOST', 'q=a&q=b', 'q=%00'])(
      'a list asked for with %s',
      async (query) => {
        expectProblem(await editor.get(`/claims?${query}`), 400, 'VALIDATION_FAILED');
      },
    );

    it('keys that would reach into every object', async () => {
      for (const body of [
        '{"__proto__": {"label": "TRUE", "polluted": true}, "rationale": 1}',
        '{"constructor": {"prototype": {"polluted": true}}, "confidence": {}}',
        '{"evidence": [{"__proto__": {"polluted": true}}]}',
      ]) {
        expectProblem(
          await a.put(`/assignments/${mine}/draft`, body, { ...JSON_TYPE, 'if-match': '"2"' }),
          400,
          'VALIDATION_FAILED',
        );
      }
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });

    it('an unknown field in the body of any operation', async () => {
      const { paths } = (await app.anonymous.get('//api/openapi.json')).body as {
        paths: Record<string, Record<string, { requestBody?: { content: Record<string, unknown> } }>>;
      };
      const answers: string[] = [];
      for (const [path, methods] of Object.entries(paths)) {
        for (const [method, { requestBody }] of Object.entries(methods)) {
          if (!requestBody || !('application/json' in requestBody.content) || path.includes('/auth/')) continue;
          const address = path.replace('/api/v1', '').replace(/\{\w+\}/g, NOBODY);
          const client = /assignments\/.*\/(draft|submit|decline|confirm-wording)$|me\/recusals$/.test(address)
            ? a
            : /adjudication|return$/.test(address)
              ? adjudicator
              : admin;
          const answer = await client.send(method.toUpperCase(), address, { nonsense: true, version: 9 }, MATCH);
          if (answer.status !== 400 || !answer.text.includes('nonsense'))
            answers.push(`${method} ${path}: ${answer.text}`);
        }
      }
      expect(answers).toEqual([]);
    });
  });

  describe('a repeated Idempotency-Key', () => {
    const count = async (table: string, where = 'true'): Promise<number> =>
      Number((await app.sql.query(`SELECT count(*) FROM ${table} WHERE ${where}`))[0].count);

    it('with the same body gets the same answer, and the work is done once', async () => {
      const id = (await readyClaims(editor)).claimIds[0]!;
      const key = { 'idempotency-key': 'open-once' };
      const first = await editor.post(`/claims/${id}/rounds`, {}, key);
      const again = await editor.post(`/claims/${id}/rounds`, {}, key);
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.text).toBe(first.text);
      expect(await count('review_round', `claim_id = '${id}'`)).toBe(1);
      expect(await count('audit_event', `claim_id = '${id}' AND event = 'round.opened'`)).toBe(1);
      const other = await editor.post(`/claims/${id}/rounds`, { policy: { k: 3 } }, key);
      expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
      const elsewhere = await editor.post(`/claims/${id}/archive`, { reason: 'x' }, key);
      expect(elsewhere.body.code).toBe('ILLEGAL_TRANSITION');
    });

    it('of a submission counts once, and the second sender hears the first answer', async () => {
      const id = (await readyClaims(editor)).claimIds[0]!;
      const round = await openRound(editor, id, { k: 1 });
      await assign(editor, round, a);
      const assignment = await assignmentOn(a, id);
      const key = { 'idempotency-key': 'submit-once' };
      const post = () => a.post(`/assignments/${assignment}/submit`, rating(), key);
      const answers = await Promise.all([post(), post(), post()]);
      for (const { status, body } of answers)
        expect([200, body.code]).toContain(status === 409 ? 'IDEMPOTENCY_IN_FLIGHT' : status);
      const late = await post();
      expect([late.status, late.body.state]).toEqual([200, 'SUBMITTED']);
      expect(await count('review', `assignment_id = '${assignment}'`)).toBe(1);
      expect(await count('verdict', `claim_id = '${id}'`)).toBe(1);
    });

    it('while the first request is still running is told so', async () => {
      const holder = new Client({ connectionString: app.database.url });
      await holder.connect();
      const lock = `idempotency ${a.id} POST /api/v1/queue/next in-flight`;
      await holder.query(`SELECT pg_advisory_lock(hashtextextended($1, 0))`, [lock]);
      const refused = await a.post('/queue/next', undefined, { 'idempotency-key': 'in-flight' });
      await holder.end();
      expect([refused.status, refused.body.code]).toEqual([409, 'IDEMPOTENCY_IN_FLIGHT']);
    });

    it('belongs to the person: another one’s is another key', async () => {
      const key = { 'idempotency-key': 'mine' };
      const first = await a.post('/queue/next', undefined, key);
      const other = await b.post('/queue/next', undefined, key);
      expect([first.status, other.status]).toEqual([200, 200]);
      expect(await count('idempotency_key', `key = 'mine'`)).toBe(2);
    });

    it('of a refused request is free again', async () => {
      const id = (await readyClaims(editor)).claimIds[0]!;
      const round = await openRound(editor, id, { k: 1 });
      await assign(editor, round, b);
      const assignment = await assignmentOn(b, id);
      const key = { 'idempotency-key': 'mended' };
      const bad = await b.post(`/assignments/${assignment}/submit`, rating('NO_SUCH'), key);
      expect(bad.body.code).toBe('LABEL_NOT_IN_SCHEME');
      expect(await count('idempotency_key', `key = 'mended'`)).toBe(0);
      await expectStatus(200, b.post(`/assignments/${assignment}/submit`, rating(), key));
    });
  });

  it('a refused submission freezes nothing: the draft can still be saved and submitted', async () => {
    const id = (await readyClaims(editor)).claimIds[0]!;
    const round = await openRound(editor, id, { k: 1 });
    await assign(editor, round, a);
    const assignment = await assignmentOn(a, id);
    await saveDraft(a, assignment, { rationale: 'Kept from the draft, word for word.' });
    await expectStatus(
      422,
      a.post(`/assignments/${assignment}/submit`, { ...rating(), rationale: 'other', evidence: [] }),
    );
    const { body } = await a.get(`/assignments/${assignment}`);
    expect(body).toMatchObject({
      state: 'IN_PROGRESS',
      review: { state: 'DRAFT', rationale: 'Kept from the draft, word for word.' },
    });
    await saveDraft(a, assignment, { label: 'TRUE', evidence: rating().evidence });
    await expectStatus(200, a.post(`/assignments/${assignment}/submit`));
  });

  it('a session that has ended is told so, and nothing is done', async () => {
    const late = await app.person('late@desk.test', ['reviewer']);
    await app.sql.query(`UPDATE session SET expires_at = now() - interval '1 minute' WHERE user_id = $1`, [late.id]);
    const answer = await late.post('/queue/next');
    expect([answer.status, answer.body.code]).toEqual([401, 'SESSION_EXPIRED']);
  });

  it('a decided claim takes no rating, no verdict twice, and no correction of nothing', async () => {
    const id = (await readyClaims(editor)).claimIds[0]!;
    const { assignmentIds } = await rate(editor, id, [[a, 'TRUE']]);
    const late = await a.post(`/assignments/${assignmentIds[0]}/submit`, rating('FALSE'));
    expect([late.status, late.body.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
    const verdict = await approveAndPublish(admin, id);
    const nothing = await editor.post(
      `/verdicts/${verdict.id}/correct`,
      correction('TYPO', { summary: verdict.summary }),
    );
    expect([nothing.status, nothing.body.code]).toEqual([422, 'CORRECTION_KIND_REFUSED']);
    const label = await editor.post(`/verdicts/${verdict.id}/correct`, correction('CORRECTION', { label: 'NO_SUCH' }));
    expect([label.status, label.body.code]).toEqual([422, 'LABEL_NOT_IN_SCHEME']);
    expect(await verdictOn(editor, id)).toMatchObject({ id: verdict.id, state: 'PUBLISHED' });
  });

  it('after the last one has submitted nobody takes a submission back', async () => {
    await submit(a, mine);
    await submit(b, theirs);
    const answer = await a.post(`/assignments/${mine}/withdraw`);
    expect([answer.status, answer.body.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
  });
});
