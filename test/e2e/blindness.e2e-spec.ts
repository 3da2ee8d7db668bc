import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_SCHEME } from '../../src/schemes/default-scheme.js';
import { TestApp } from '../support/app.js';
import type { Answer, TestClient } from '../support/client.js';
import {
  adjudicate,
  adjudication,
  approve,
  assign,
  assignmentOn,
  attach,
  claimState,
  correction,
  expectStatus,
  openRound,
  publish,
  rating,
  readyClaims,
  saveDraft,
  submit,
  verdictOn,
} from '../support/journey.js';

/** What exists on the desk, to fill the parameters of routes with. */
interface Known {
  claims: string[];
  documents: string[];
  rounds: string[];
  assignments: string[];
  verdicts: string[];
  users: string[];
  threads: string[];
  comments: string[];
  notifications: string[];
  attachments: string[];
}

type Snapshot = Map<string, string>;

/**
 * Everything an answer tells, but for what differs between any two answers: the time, the request's own id, and how many
 * searches its address has left.
 */
function told({ status, headers, text }: Answer): string {
  // The ETag of an error is a hash over the request's id.
  const asked = ['date', 'x-request-id', 'ratelimit'];
  const own = status < 400 ? asked : [...asked, 'etag'];
  const kept = [...headers].filter(([name]) => !own.includes(name)).sort(([x], [y]) => (x < y ? -1 : 1));
  return JSON.stringify({ status, headers: kept, text: text.replace(/"requestId":"[^"]*"/, '') });
}

const mutating: Record<string, unknown> = {
  'PATCH /claims/{id}': { statement: 'Other words.' },
  'POST /claims/{id}/accept': { checkReason: 'asked' },
  'POST /claims/{id}/reject': { reason: 'vague' },
  'POST /claims/{id}/reopen': { reason: 'again' },
  'POST /claims/{id}/archive': { reason: 'old' },
  'PUT /claims/{id}/gold': { labels: ['TRUE'], explanation: 'It is known.' },
  'POST /claims/{id}/gold/end': { reason: 'known to all' },
  'POST /claims/{id}/rounds': {},
  'POST /claims/{id}/staleness/acknowledge': { reason: 'same' },
  'POST /rounds/{id}/assignments': { reviewerIds: ['11111111-1111-4111-8111-111111111111'] },
  'POST /rounds/{id}/unblind': { reason: 'curious' },
  'POST /rounds/{id}/void': { reason: 'conflict' },
  'POST /rounds/{id}/adjudication': adjudication('TRUE'),
  'POST /assignments/{id}/open': undefined,
  'PUT /assignments/{id}/draft': {},
  'POST /assignments/{id}/submit': rating(),
  'POST /assignments/{id}/attachments': undefined,
  'POST /assignments/{id}/decline': { reason: 'workload' },
  'POST /assignments/{id}/withdraw': undefined,
  'POST /assignments/{id}/revoke': { reason: 'too slow' },
  'POST /assignments/{id}/return': { reason: 'policy', note: 'form' },
  'POST /claims/{id}/threads': { body: 'What do others say?' },
  'POST /documents/{id}/threads': { body: 'What do others say?' },
  'POST /assignments/{id}/threads': { body: 'What do others say?' },
  'POST /threads/{id}/comments': { body: 'And here?' },
  'POST /threads/{id}/resolve': undefined,
  'POST /threads/{id}/reopen': undefined,
  'PUT /comments/{id}': { body: 'Other words.' },
  'DELETE /comments/{id}': undefined,
  'POST /notifications/{id}/read': undefined,
  'POST /verdicts/{id}/approve': {},
  'POST /verdicts/{id}/refuse': { reason: 'no' },
  'POST /verdicts/{id}/publish': undefined,
  'POST /verdicts/{id}/withdraw': { reason: 'no' },
  'POST /verdicts/{id}/correct': correction('TYPO', { summary: 'New.' }),
  'POST /verdicts/{id}/retract': { reason: 'wrong' },
  'POST /verdicts/{id}/review-date': { reviewBy: '2999-01-01', reason: 'still true' },
};

/** Where two answers differ, with a little of what is around it. */
function changed(was: string, is: string): string {
  let at = 0;
  while (was[at] === is[at]) at += 1;
  return [was, is].map((text) => text.slice(Math.max(0, at - 120), at + 200)).join('\n');
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += 8) await Promise.all(items.slice(at, at + 8).map(work));
}

describe('raters learn nothing of each other', () => {
  const token = (name: string): string => `${name}${randomBytes(9).toString('hex')}`;
  const TOKENS = {
    rationale: token('rationale'),
    title: token('title'),
    url: token('url'),
    quote: token('quote'),
    note: token('note'),
    decline: token('decline'),
    adjudication: token('adjudication'),
    question: token('question'),
    answer: token('answer'),
    desk: token('desk'),
    waiver: token('waiver'),
    field: token('field'),
    quotePrefix: token('prefix'),
    sourceNote: token('sourcenote'),
    filename: token('filename'),
    fileContent: token('content'),
    unblinding: token('unblinding'),
  };
  const secretRating = (label: string) => ({
    label,
    rationale: `The archive of the town says ${TOKENS.rationale}.`,
    evidence: [
      {
        title: `Archive ${TOKENS.title}`,
        url: `https://archive.example/${TOKENS.url}`,
        quote: `It says ${TOKENS.quote}`,
        quotePrefix: TOKENS.quotePrefix,
        stance: 'SUPPORTS' as const,
        kind: 'PRIMARY' as const,
        confidential: true,
        confidentialNote: TOKENS.sourceNote,
      },
    ],
    sourcesWaiver: `There is one archive: ${TOKENS.waiver}`,
    noteToAdjudicator: `For you: ${TOKENS.note}`,
  });

  let app: TestApp;
  let editor: TestClient;
  let approver: TestClient;
  let adjudicator: TestClient;
  let settles: TestClient;
  let admin: TestClient;
  let b: TestClient;
  let declines: TestClient;
  /** People who rate the claim; some of them have further roles. */
  let watchers: Record<string, TestClient>;
  let paths: Record<string, Record<string, unknown>>;
  let known: Known;
  let claimId: string;
  let roundId: string;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    approver = await app.person('approver@desk.test', ['editor']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    admin = await app.person('admin@desk.test', ['admin']);
    settles = await app.person('both@desk.test', ['editor', 'adjudicator']);
    b = await app.person('b@desk.test', ['reviewer']);
    declines = await app.person('declines@desk.test', ['reviewer']);
    watchers = {
      'a reviewer': await app.person('a@desk.test', ['reviewer']),
      'an editor who rates': await app.person('e@desk.test', ['editor', 'admin', 'reviewer']),
      'an adjudicator who rates': await app.person('j@desk.test', ['adjudicator']),
    };
    paths = (await app.anonymous.get('//api/openapi.json')).body.paths;
    const made = await readyClaims(editor, 2);
    claimId = made.claimIds[0]!;
    const remark = { key: 'remark', name: 'Remark', type: 'text' };
    const scheme = { ...DEFAULT_SCHEME, key: 'with-remark', fields: [remark] };
    const { id: schemeId } = (await expectStatus(201, admin.post('/schemes', scheme))).body;
    const round = { policy: { k: 4, independentSources: 2 }, schemeId };
    roundId = (await expectStatus(201, editor.post(`/claims/${claimId}/rounds`, round))).body.id;
    await assign(editor, roundId, declines, ...Object.values(watchers));
    known = {
      claims: [claimId],
      documents: [made.documentId],
      rounds: [roundId],
      assignments: [],
      verdicts: [],
      users: [b.id],
      threads: [],
      comments: [],
      notifications: [],
      attachments: [],
    };
    await refreshAssignments();
  }, 60_000);
  afterAll(() => app?.close());

  async function refreshAssignments(): Promise<void> {
    const rows = await app.sql.query<{ id: string }[]>(`SELECT id FROM assignment ORDER BY created_at, id`);
    known.assignments = rows.map(({ id }) => id);
    const verdicts = await app.sql.query<{ id: string }[]>(`SELECT id FROM verdict`);
    known.verdicts = verdicts.map(({ id }) => id);
    for (const [key, table] of [
      ['threads', 'comment_thread'],
      ['comments', 'comment'],
      ['attachments', 'attachment'],
    ] as const) {
      const found = await app.sql.query<{ id: string }[]>(`SELECT id FROM ${table}`);
      known[key] = found.map(({ id }) => id);
    }
    // What the desk is told must stay hidden; what a rater is told is the rater's own.
    const told = await app.sql.query<{ id: string }[]>(
      `SELECT id FROM notification WHERE kind IN ('comment.mention', 'comment.reply', 'assignment.question', 'round.unblinded')`,
    );
    known.notifications = told.map(({ id }) => id);
  }

  const idsFor = (path: string): string[] => {
    const [, root] = path.split('/');
    if (path.startsWith('/documents/{id}/jobs/')) return [];
    return known[root as keyof Known] ?? ['11111111-1111-4111-8111-111111111111'];
  };
  const concrete = (path: string): string[] => {
    const bare = path.replace(/^\/api\/v1/, '').replace('{number}', '1');
    return bare.includes('{') ? idsFor(bare).map((id) => bare.replace(/\{\w+\}/g, id)) : [bare];
  };

  /** Every address that can be read, with what exists filled in, and the lists with filters on what is secret. */
  function readable(): string[] {
    const all = Object.entries(paths)
      .filter(([path, methods]) => 'get' in methods && path.startsWith('/api/v1/'))
      .flatMap(([path]) => concrete(path));
    const filtered = [
      `/claims?q=${TOKENS.rationale}`,
      `/claims?state=IN_REVIEW`,
      `/claims?state=NEEDS_ADJUDICATION,DECIDED`,
      `/claims?documentId=${known.documents[0]}&limit=1`,
      `/verdicts?claimId=${claimId}`,
      `/verdicts?state=PROPOSED`,
      `/me/assignments?state=all`,
      `/me/assignments?state=done`,
      `/audit?claimId=${claimId}`,
      `/audit?actorId=${b.id}`,
      `/audit?event=assignment.submit`,
      `/notifications?unread=true`,
      ...known.assignments.map((id) => `/audit?entityId=${id}`),
      ...known.threads.map((id) => `/audit?entityId=${id}`),
    ];
    // What the machine does (/health, for administrators /admin/health) changes by itself.
    // Streams of events are sealed anew each time; what they tell whom has tests of its own (test/integration/live).
    return [...new Set([...all, ...filtered])].filter(
      (path) => !/^\/(admin\/)?health/.test(path) && path !== '/auth/sessions' && path !== '/events',
    );
  }

  /** Whatever this person can read and every refusal they can provoke, without changing anything. */
  async function everything(person: TestClient, own: string | null): Promise<Snapshot> {
    const snapshot: Snapshot = new Map();
    await inBatches(readable(), async (path) => {
      snapshot.set(`GET ${path}`, told(await person.get(path)));
    });
    const refusals = Object.entries(mutating).flatMap(([route, body]) => {
      const [method = '', path = ''] = route.split(' ');
      const others = concrete(path).filter((address) => !own || !address.includes(own));
      return others.map((address) => ({ method, address, body }));
    });
    await inBatches(refusals, async ({ method, address, body }) => {
      const answer = await person.send(method, address, body, { 'if-match': '"1"' });
      expect([address, answer.status >= 400 && answer.status < 500]).toEqual([address, true]);
      snapshot.set(`${method} ${address}`, told(answer));
    });
    snapshot.set('POST /queue/next', told(await person.post('/queue/next')));
    return snapshot;
  }

  const ownAssignments = new Map<string, string | null>();
  async function watch(only = Object.keys(watchers)): Promise<Map<string, Snapshot>> {
    const seen = new Map<string, Snapshot>();
    for (const name of only) seen.set(name, await everything(watchers[name]!, ownAssignments.get(name) ?? null));
    return seen;
  }

  /** What both snapshots have must be the same, byte for byte; new addresses (of new ids) must be refusals. */
  function expectNothingTold(before: Map<string, Snapshot>, after: Map<string, Snapshot>): void {
    for (const [name, snapshot] of after) {
      const differences: string[] = [];
      for (const [route, text] of snapshot) {
        const earlier = before.get(name)?.get(route);
        const refused = /"status":(403|404)|"items\\":\[\]/.test(text);
        if (earlier === undefined && !refused) differences.push(`${name}: ${route} is new: ${text}`);
        if (earlier !== undefined && earlier !== text) differences.push(`${name}: ${route}\n${changed(earlier, text)}`);
      }
      expect(differences).toEqual([]);
    }
    expectNoTokens(after);
  }

  function expectNoTokens(seen: Map<string, Snapshot>): void {
    for (const [name, snapshot] of seen) {
      for (const [route, text] of snapshot) {
        const found = Object.entries(TOKENS).filter(([, value]) => text.toLowerCase().includes(value.toLowerCase()));
        expect([name, route, found.map(([what]) => what)]).toEqual([name, route, []]);
      }
    }
  }

  it('whatever each of them does: no answer to anybody else changes by a byte', async () => {
    const [a, e, j] = Object.values(watchers) as [TestClient, TestClient, TestClient];
    for (const [name, person] of Object.entries(watchers)) {
      ownAssignments.set(name, await assignmentOn(person, claimId));
    }
    const onlyOne = { sourcesWaiver: 'Nobody else has counted.' };
    await submit(a, await assignmentOn(a, claimId), rating('TRUE', 'mine', onlyOne));
    await saveDraft(e, await assignmentOn(e, claimId), { label: 'TRUE', rationale: 'Not finished.' });

    let before = await watch();
    expect(before.get('a reviewer')!.size).toBeGreaterThan(50);
    const step = async (act: () => Promise<unknown>, only?: string[]): Promise<void> => {
      await act();
      await refreshAssignments();
      const after = await watch(only);
      expectNothingTold(before, after);
      before = new Map([...before, ...after]);
    };
    await step(async () => {
      const own = await assignmentOn(declines, claimId);
      await expectStatus(200, declines.post(`/assignments/${own}/decline`, { reason: 'coi', note: TOKENS.decline }));
      await assign(editor, roundId, b);
      await expectStatus(200, b.post(`/assignments/${await assignmentOn(b, claimId)}/open`));
      await saveDraft(b, await assignmentOn(b, claimId), secretRating('FALSE'));
    });
    await step(async () => {
      const own = await assignmentOn(b, claimId);
      await expectStatus(201, attach(b, own, `It says ${TOKENS.fileContent}`, `${TOKENS.filename}.txt`));
    });
    await step(async () => {
      const own = await assignmentOn(b, claimId);
      const [attachmentId] = known.attachments as [string];
      const written = secretRating('FALSE');
      const evidence = written.evidence.map((item) => ({ ...item, attachmentId }));
      await submit(b, own, { ...written, evidence, fields: { remark: TOKENS.field } });
    });
    // Somebody breaks the glass: the desk knows, no rater may.
    await step(async () => {
      const reason = `The paper says so: ${TOKENS.unblinding}`;
      const { text } = await expectStatus(200, admin.post(`/rounds/${roundId}/unblind`, { reason }));
      for (const secret of [TOKENS.waiver, TOKENS.field, TOKENS.filename]) expect(text).toContain(secret);
      await expectStatus(200, admin.get(`/attachments/${known.attachments[0]}`));
    });
    // Talk, on all sides, with everybody mentioned whom it is about.
    await step(async () => {
      const own = await assignmentOn(b, claimId);
      const asked = await expectStatus(
        201,
        b.post(`/assignments/${own}/threads`, { body: `Is ${TOKENS.question} meant?` }),
      );
      const answer = { body: `No: ${TOKENS.answer}`, mentions: [e.id] };
      await expectStatus(201, approver.post(`/threads/${asked.body.thread.id}/comments`, answer));
      for (const subject of [`claims/${claimId}`, `documents/${known.documents[0]}`]) {
        const words = { body: `They disagree, ${TOKENS.desk}`, mentions: [e.id, j.id, editor.id] };
        const { body } = await expectStatus(201, approver.post(`/${subject}/threads`, words));
        await expectStatus(201, editor.post(`/threads/${body.thread.id}/comments`, { body: TOKENS.desk }));
        await expectStatus(200, editor.post(`/threads/${body.thread.id}/resolve`));
      }
    });
    // The others finish: the round is complete, in dispute, settled, approved. Still nobody who rated may know.
    await step(async () => {
      await submit(e, ownAssignments.get('an editor who rates')!, rating('TRUE', 'plain', onlyOne));
      await submit(j, ownAssignments.get('an adjudicator who rates')!, rating('TRUE', 'plain', onlyOne));
    }, ['a reviewer']);
    expect(await claimState(editor, claimId)).toBe('NEEDS_ADJUDICATION');
    before = new Map([...before, ...(await watch(['an editor who rates', 'an adjudicator who rates']))]);
    expectNoTokens(before);
    await step(async () => {
      await adjudicate(adjudicator, roundId, 'FALSE', {
        rationale: `The archive decides, as ${TOKENS.adjudication} shows.`,
      });
      await approve(approver, (await verdictOn(approver, claimId)).id);
    });
    const verdict = await verdictOn(approver, claimId);
    const { reportNumber } = await publish(approver, verdict.id);
    const report = await expectStatus(200, a.get(`/reports/${reportNumber}.json`));
    expect(report.text).toContain(TOKENS.adjudication);
    for (const secret of [TOKENS.note, TOKENS.field, TOKENS.sourceNote, TOKENS.url, TOKENS.filename, TOKENS.unblinding])
      expect(report.text).not.toContain(secret);
    // What raters say to waive the rule of two sources is for readers.
    expect(report.text).toContain(TOKENS.waiver);
    await expectStatus(404, a.get(`/attachments/${known.attachments[0]}`));
    expect(report.text).not.toContain(b.id);
    for (const secret of [TOKENS.question, TOKENS.answer, TOKENS.desk]) expect(report.text).not.toContain(secret);
    // Published: the desk's talk is open to those of the desk who rated, and what mentioned them is news now.
    const desk = await expectStatus(200, e.get(`/claims/${claimId}/threads`));
    expect(desk.body.items.map(({ scope }: { scope: string }) => scope)).toContain('CLAIM');
    const news = await expectStatus(200, e.get('/notifications?unread=true'));
    expect(news.body.items.map(({ kind }: { kind: string }) => kind)).toContain('comment.mention');
    expect((await expectStatus(200, a.get(`/claims/${claimId}/threads`))).body.items).toEqual([]);
  }, 120_000);

  it('who had a place and lost it decides nothing and learns nothing either', async () => {
    const lost = await app.person('lost@desk.test', ['editor', 'adjudicator']);
    const made = await readyClaims(editor);
    const [claim] = made.claimIds as [string];
    const talk = { body: 'What do we know?', mentions: [lost.id] };
    const { thread, comment } = (await expectStatus(201, approver.post(`/claims/${claim}/threads`, talk))).body;
    const [mention] = (await expectStatus(200, lost.get('/notifications'))).body.items;
    const round = await openRound(editor, claim);
    await assign(editor, round, lost);
    const own = await assignmentOn(lost, claim);
    await expectStatus(204, editor.post(`/assignments/${own}/revoke`, { reason: 'needed elsewhere' }));
    await assign(editor, round, b, declines);
    await submit(b, await assignmentOn(b, claim), secretRating('TRUE'));
    await submit(declines, await assignmentOn(declines, claim), secretRating('TRUE'));
    const { id } = await verdictOn(approver, claim);
    const others = {
      claims: claim,
      rounds: round,
      assignments: await assignmentOn(b, claim),
      verdicts: id,
      documents: made.documentId,
      threads: thread.id,
      comments: comment.id,
      notifications: mention.id,
    };
    for (const [route, body] of Object.entries(mutating)) {
      const [method = '', path = ''] = route.split(' ');
      const address = path.replace('{id}', others[path.split('/')[1] as keyof typeof others]);
      const answer = await lost.send(method, address, body, { 'if-match': '"1"' });
      expect([route, answer.body?.code]).toEqual([
        route,
        expect.stringMatching(/^(SEPARATION_OF_DUTIES|NOT_FOUND|FORBIDDEN)$/),
      ]);
    }
    for (const path of [`/verdicts/${id}`, `/rounds/${round}`, `/claims/${claim}/history`]) {
      await expectStatus(404, lost.get(path));
    }
  });

  describe('while a round is open', () => {
    let open: { claimId: string; roundId: string; raters: [TestClient, TestClient]; ids: [string, string] };

    beforeAll(async () => {
      const [claim] = (await readyClaims(editor)).claimIds as [string];
      const raters: [TestClient, TestClient] = [b, declines];
      const round = await openRound(editor, claim);
      await assign(editor, round, ...raters);
      const ids: [string, string] = [await assignmentOn(b, claim), await assignmentOn(declines, claim)];
      open = { claimId: claim, roundId: round, raters, ids };
    });

    it('editors see how many have submitted, and not who', async () => {
      const views = [`/rounds/${open.roundId}`, `/claims/${open.claimId}/history`, `/audit?claimId=${open.claimId}`];
      const look = async () =>
        Promise.all(views.map(async (path) => (await expectStatus(200, approver.get(path))).body));
      const [before, ...trailBefore] = await look();
      expect(before).toMatchObject({ submitted: 0, ratings: null, assignments: [{ taken: true }, { taken: true }] });
      await submit(open.raters[0], open.ids[0], secretRating('TRUE'));
      const [after, ...trailAfter] = await look();
      expect(after).toEqual({ ...before, submitted: 1 });
      expect(trailAfter).toEqual(trailBefore);
    });

    it('adjudicators see no count, no name and no rating', async () => {
      const { body, text } = await expectStatus(200, adjudicator.get(`/rounds/${open.roundId}`));
      expect(body).toMatchObject({ status: 'OPEN', submitted: null, assignments: null, ratings: null });
      const history = await expectStatus(200, adjudicator.get(`/claims/${open.claimId}/history`));
      for (const person of open.raters) {
        expect(text).not.toContain(person.id);
        expect(history.text).not.toContain(person.id);
      }
    });

    it('a reviewer who asks for more work hears the same, however far the others are', async () => {
      const answer = await open.raters[0].post('/queue/next');
      expect(answer.body).toMatchObject({ assignment: null, reason: 'none-eligible' });
    });

    it('once all are in, adjudicators read ratings under pseudonyms, and nobody reads names beside them', async () => {
      await submit(open.raters[1], open.ids[1], rating('FALSE'));
      const asAdjudicator = await expectStatus(200, adjudicator.get(`/rounds/${open.roundId}`));
      expect(asAdjudicator.body.ratings).toMatchObject([
        { pseudonym: 'A', reviewerId: null, submittedAt: null },
        { pseudonym: 'B', reviewerId: null, submittedAt: null },
      ]);
      const history = await expectStatus(200, adjudicator.get(`/claims/${open.claimId}/history`));
      const asEditor = await expectStatus(200, approver.get(`/rounds/${open.roundId}`));
      expect(asEditor.body.ratings).toBeNull();
      const asBoth = await expectStatus(200, settles.get(`/rounds/${open.roundId}`));
      for (const person of open.raters) {
        expect(asAdjudicator.text).not.toContain(person.id);
        expect(history.text).not.toContain(person.id);
        if (asBoth.body.ratings !== null) expect(asBoth.text).not.toContain(person.id);
      }
    });

    it('after the reveal the editor may know who rated, the adjudicator not', async () => {
      await adjudicate(adjudicator, open.roundId, 'TRUE');
      const { body } = await expectStatus(200, approver.get(`/rounds/${open.roundId}`));
      const names = body.ratings.map((each: { reviewerId: string }) => each.reviewerId);
      expect(names.sort()).toEqual(open.raters.map(({ id }) => id).sort());
      const { text } = await expectStatus(200, adjudicator.get(`/rounds/${open.roundId}`));
      for (const person of open.raters) expect(text).not.toContain(person.id);
    });
  });
});
