import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_SCHEME } from '../../../src/schemes/default-scheme.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  adjudicate,
  approveAndPublish,
  assign,
  assignmentOn,
  attach,
  expectStatus,
  openRound,
  rating,
  type RatingBody,
  readyClaims,
  saveDraft,
  submit,
} from '../../support/journey.js';

const PDF = Buffer.from('%PDF-1.4 a scan of the register\n');
const FIELDS = [
  { key: 'harm', name: 'Harm', type: 'choice', required: true, public: true, options: ['Low', 'High'] },
  { key: 'calls', name: 'Calls made', type: 'number' },
  { key: 'seenOn', name: 'Seen on', type: 'date' },
  { key: 'post', name: 'Post', type: 'url' },
  { key: 'remark', name: 'Remark for colleagues', type: 'text' },
].map(({ options, ...field }) => ({
  ...field,
  ...(options ? { options: options.map((name) => ({ key: name.toLowerCase(), name })) } : {}),
}));

describe('what a rating rests on', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let admin: TestClient;
  let adjudicator: TestClient;
  let a: TestClient;
  let b: TestClient;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    admin = await app.person('admin@desk.test', ['admin']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    a = await app.person('a@desk.test', ['reviewer']);
    b = await app.person('b@desk.test', ['reviewer']);
  }, 60_000);
  afterAll(() => app?.close());

  async function round(policy: Record<string, unknown> = {}, schemeId?: string) {
    const [claimId] = (await readyClaims(editor)).claimIds as [string];
    const opened = schemeId
      ? await expectStatus(201, editor.post(`/claims/${claimId}/rounds`, { policy, schemeId }))
      : null;
    const roundId: string = opened?.body.id ?? (await openRound(editor, claimId, policy));
    await assign(editor, roundId, a, b);
    return { claimId, roundId, own: await assignmentOn(a, claimId), other: await assignmentOn(b, claimId) };
  }
  const cited = (...urls: string[]): RatingBody['evidence'] =>
    urls.map((url) => ({ title: url, url, stance: 'SUPPORTS', kind: 'PRIMARY' }));

  describe('two independent sources', () => {
    const policy = { independentSources: 2 };

    it('refuses two pages of one site, and takes two sites', async () => {
      const { own } = await round(policy);
      const evidence = cited('https://www.example.org/a', 'https://data.example.org/b');
      const refused = await expectStatus(422, a.post(`/assignments/${own}/submit`, rating('TRUE', 'x', { evidence })));
      expect(refused.body).toMatchObject({ code: 'SOURCES_REQUIRED', sources: ['example.org'], needed: 2 });
      await submit(a, own, rating('TRUE', 'x', { evidence: [...evidence, ...cited('https://other.example')] }));
    });

    it('counts a file that was handed in', async () => {
      const { own } = await round(policy);
      const { id } = (await expectStatus(201, attach(a, own, PDF, 'register.pdf'))).body;
      const [item] = cited('https://a.example') as [RatingBody['evidence'][number]];
      const scan = { ...item, url: null, attachmentId: id };
      await submit(a, own, rating('TRUE', 'x', { evidence: [item, scan] }));
    });

    it('takes a reason instead, shows it to the adjudicator, and publishes it', async () => {
      const { claimId, roundId, own, other } = await round(policy);
      const sourcesWaiver = 'There is only one register of the town.';
      await submit(a, own, rating('TRUE', 'x', { evidence: cited('https://a.example'), sourcesWaiver }));
      const two = cited('https://a.example', 'https://b.example');
      await submit(b, other, rating('FALSE', 'y', { evidence: two, sourcesWaiver: 'Not needed, so not kept.' }));
      const seen = (await expectStatus(200, adjudicator.get(`/rounds/${roundId}`))).body;
      const waivers = seen.ratings.map((each: { sourcesWaiver: string | null }) => each.sourcesWaiver);
      expect(new Set(waivers)).toEqual(new Set([sourcesWaiver, null]));
      await adjudicate(adjudicator, roundId, 'TRUE');
      const { reportNumber } = await approveAndPublish(second, claimId);
      const report = (await expectStatus(200, app.anonymous.get(`/reports/${reportNumber}.json`))).body;
      expect(report.provenance.sourcesWaivers).toEqual([sourcesWaiver]);
      expect((await app.anonymous.get(`//reports/${reportNumber}`)).text).toContain(sourcesWaiver);
    });

    it('cannot be asked for without asking for evidence', async () => {
      const [claimId] = (await readyClaims(editor)).claimIds as [string];
      const body = { policy: { independentSources: 2, requireEvidence: false } };
      expect((await editor.post(`/claims/${claimId}/rounds`, body)).body.code).toBe('POLICY_INVALID');
    });
  });

  describe('files', () => {
    it('keeps the bytes with their hash, and gives them back as nothing that could run', async () => {
      const { own } = await round();
      const { body } = await expectStatus(201, attach(a, own, PDF, '../../register\u202Efdp.exe'));
      expect(body).toMatchObject({
        mediaType: 'application/pdf',
        size: PDF.length,
        sha256: createHash('sha256').update(PDF).digest('hex'),
        filename: 'registerfdp.exe',
      });
      const file = await expectStatus(200, a.get(`/attachments/${body.id}`));
      expect(file.text).toBe(PDF.toString());
      expect(file.headers.get('content-type')).toBe('application/octet-stream');
      expect(file.headers.get('content-disposition')).toBe(`attachment; filename="evidence-${body.id}.pdf"`);
      const { attachments } = (await expectStatus(200, a.get(`/assignments/${own}`))).body;
      expect(attachments).toEqual([body]);
    });

    it('refuses what may not be handed in', async () => {
      const { own, other } = await round();
      const refusal = async (sent: Promise<{ status: number; body: { code: string } }>) => {
        const { status, body } = await sent;
        return [status, body.code];
      };
      const html = Buffer.concat([Buffer.from('MZ'), randomBytes(2000)]);
      expect(await refusal(attach(a, own, html))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
      expect(await refusal(attach(a, own, ''))).toEqual([400, 'VALIDATION_FAILED']);
      expect(await refusal(attach(a, own, Buffer.alloc(10 * 1024 * 1024 + 1, 'x')))).toEqual([413, 'BODY_TOO_LARGE']);
      expect(await refusal(attach(a, other, PDF))).toEqual([404, 'NOT_FOUND']);
      expect(await refusal(a.post(`/assignments/${own}/attachments`, { file: 'x' }))).toEqual([
        400,
        'VALIDATION_FAILED',
      ]);
      await submit(a, own);
      expect(await refusal(attach(a, own, PDF))).toEqual([409, 'ILLEGAL_TRANSITION']);
    });

    it('takes only files of the same assignment as evidence', async () => {
      const { own, other } = await round();
      const { id } = (await expectStatus(201, attach(b, other, PDF))).body;
      const evidence = [{ title: 'Scan', stance: 'SUPPORTS' as const, kind: 'PRIMARY' as const, attachmentId: id }];
      const refused = await a.post(`/assignments/${own}/submit`, rating('TRUE', 'x', { evidence }));
      expect(refused.body).toMatchObject({ code: 'VALIDATION_FAILED', faults: [{ path: 'evidence.0.attachmentId' }] });
    });

    it('gives them to whoever may read the review, when the review may be read', async () => {
      const { roundId, own, other } = await round();
      const { id } = (await expectStatus(201, attach(a, own, PDF))).body;
      const uncited = (await expectStatus(201, attach(a, own, 'a note'))).body.id;
      const [item] = cited('https://a.example') as [RatingBody['evidence'][number]];
      await submit(a, own, rating('TRUE', 'x', { evidence: [{ ...item, attachmentId: id }] }));
      for (const person of [adjudicator, editor, b]) await expectStatus(404, person.get(`/attachments/${id}`));
      await submit(b, other, rating('FALSE', 'y'));
      await expectStatus(200, adjudicator.get(`/attachments/${id}`));
      await expectStatus(404, adjudicator.get(`/attachments/${uncited}`));
      for (const person of [editor, b]) await expectStatus(404, person.get(`/attachments/${id}`));
      const seen = (await expectStatus(200, adjudicator.get(`/rounds/${roundId}`))).body;
      expect(JSON.stringify(seen.ratings)).toContain(createHash('sha256').update(PDF).digest('hex'));
    });
  });

  it('keeps where a quote stands, and the note to editors on a source at risk', async () => {
    const { roundId, claimId, own, other } = await round();
    const quoted = { title: 'Register', stance: 'SUPPORTS' as const, kind: 'PRIMARY' as const };
    const anchored = { ...quoted, quote: '41 houses', quotePrefix: 'in all ', quoteSuffix: ' were lost' };
    const risky = { ...quoted, title: 'A clerk', confidential: true, confidentialNote: 'May lose the post.' };
    const wrong = { ...quoted, quotePrefix: 'in all ', confidentialNote: 'Why?' };
    const refused = await a.post(`/assignments/${own}/submit`, { ...rating(), evidence: [wrong] });
    expect(refused.body.faults.map(({ path }: { path: string }) => path)).toEqual([
      'evidence.0.quote',
      'evidence.0.confidentialNote',
    ]);
    await submit(a, own, rating('TRUE', 'x', { evidence: [anchored, risky] }));
    await submit(b, other, rating('FALSE', 'y'));
    const seen = (await expectStatus(200, adjudicator.get(`/rounds/${roundId}`))).text;
    for (const words of ['in all ', ' were lost', 'May lose the post.']) expect(seen).toContain(words);
    await adjudicate(adjudicator, roundId, 'TRUE');
    const { reportNumber } = await approveAndPublish(second, claimId);
    const report = (await expectStatus(200, app.anonymous.get(`/reports/${reportNumber}.json`))).text;
    expect(report).not.toContain('May lose');
    expect(report).not.toContain('A clerk');
  });

  it('hands the notes of earlier rounds to a later adjudicator, under the names of their round', async () => {
    const { claimId, roundId, own } = await round();
    await submit(a, own, rating('TRUE', 'first'));
    await expectStatus(200, editor.post(`/rounds/${roundId}/void`, { reason: 'The statement is worded badly.' }));
    const later = await openRound(editor, claimId);
    await assign(editor, later, a, b);
    await submit(a, await assignmentOn(a, claimId), rating('TRUE', 'second'));
    const before = (await expectStatus(200, adjudicator.get(`/rounds/${later}`))).body;
    expect(before.earlierNotes).toBeNull();
    await submit(b, await assignmentOn(b, claimId), rating('FALSE', 'third'));
    const { body } = await expectStatus(200, adjudicator.get(`/rounds/${later}`));
    expect(body.earlierNotes).toEqual([
      { roundNumber: 1, pseudonym: expect.stringMatching(/^[AB]$/), note: 'Seen on paper: first' },
    ]);
    await adjudicate(adjudicator, later, 'TRUE');
    expect((await expectStatus(200, editor.get(`/rounds/${later}`))).body.earlierNotes).toBeNull();
  });

  describe("a scheme's own fields", () => {
    const withFields = async () => {
      const scheme = { ...DEFAULT_SCHEME, key: 'with-fields', fields: FIELDS };
      return (await expectStatus(201, admin.post('/schemes', scheme))).body.id as string;
    };

    it('are checked, kept, shown to the adjudicator, and published where they are public', async () => {
      const { claimId, roundId, own, other } = await round({}, await withFields());
      const submission = (fields: Record<string, unknown>) =>
        a.post(`/assignments/${own}/submit`, { ...rating(), fields });
      const faults = async (fields: Record<string, unknown>) =>
        (await expectStatus(400, submission(fields))).body.faults.map(({ path }: { path: string }) => path);
      expect(await faults({})).toEqual(['fields.harm']);
      expect(await faults({ harm: 'huge', calls: '3', seenOn: '2026-02-30', post: 'javascript:x', more: 1 })).toEqual([
        'fields.more',
        'fields.harm',
        'fields.calls',
        'fields.seenOn',
        'fields.post',
      ]);
      await saveDraft(a, own, { fields: { remark: 'half done' } });
      await expectStatus(200, submission({ harm: 'high', calls: 3, seenOn: '2026-03-01', remark: 'between us' }));
      await submit(b, other, rating('FALSE', 'y', { fields: { harm: 'low' } }));
      const { ratings } = (await expectStatus(200, adjudicator.get(`/rounds/${roundId}`))).body;
      expect(ratings.map(({ fields }: { fields: unknown }) => fields)).toContainEqual({
        harm: 'high',
        calls: 3,
        seenOn: '2026-03-01',
        remark: 'between us',
      });
      await adjudicate(adjudicator, roundId, 'TRUE');
      const { reportNumber } = await approveAndPublish(second, claimId);
      const { body, text } = await expectStatus(200, app.anonymous.get(`/reports/${reportNumber}.json`));
      expect(body.provenance.fields).toEqual([{ key: 'harm', name: 'Harm', values: ['High', 'Low'] }]);
      expect(text).not.toContain('between us');
    });

    it('are checked when the scheme is added', async () => {
      const fields = [
        { key: 'one', name: 'One', type: 'choice', options: [{ key: 'x', name: 'X' }] },
        { key: 'one', name: 'Two', type: 'text', options: [{ key: 'x', name: 'X' }] },
      ];
      const refused = await admin.post('/schemes', { ...DEFAULT_SCHEME, key: 'bad-fields', fields });
      expect(refused.body).toMatchObject({ code: 'SCHEME_INVALID' });
      expect(refused.body.faults.map(({ path }: { path: string }) => path)).toEqual([
        'fields.0.options',
        'fields.1.key',
        'fields.1.options',
      ]);
    });
  });

  describe('an OPEN round', () => {
    it('shows the others to who has submitted, and nothing before', async () => {
      const { roundId, own, other } = await round({ blind: 'OPEN', k: 3 });
      const view = async (person: TestClient, id: string) =>
        (await expectStatus(200, person.get(`/assignments/${id}`))).body;
      const before = await view(b, other);
      const { id } = (await expectStatus(201, attach(a, own, PDF))).body;
      const [item] = cited('https://secret.example') as [RatingBody['evidence'][number]];
      const risky = { ...item, title: 'A clerk', confidential: true };
      await submit(a, own, rating('TRUE', 'seen', { evidence: [{ ...item, attachmentId: id }, risky] }));
      expect(await view(b, other)).toEqual(before);
      expect(before.others).toBeNull();
      await expectStatus(404, b.get(`/attachments/${id}`));
      expect((await view(a, own)).others).toEqual([]);
      await submit(b, other, rating('FALSE', 'y'));
      const { others } = await view(b, other);
      expect(others).toEqual([expect.objectContaining({ label: 'TRUE', rationale: expect.stringContaining('seen') })]);
      expect(JSON.stringify(others)).not.toMatch(/A clerk|Seen on paper/);
      await expectStatus(200, b.get(`/attachments/${id}`));
      await expectStatus(200, b.post(`/assignments/${other}/withdraw`));
      expect((await view(b, other)).others).toBeNull();
      await expectStatus(404, b.get(`/attachments/${id}`));
      await expectStatus(403, b.get(`/rounds/${roundId}`));
    });

    it('is told in the report, and counts for no agreement', async () => {
      const { claimId, own, other } = await round({ blind: 'OPEN' });
      await submit(a, own, rating('TRUE', 'x'));
      await submit(b, other, rating('TRUE', 'y'));
      const { reportNumber } = await approveAndPublish(second, claimId);
      const report = (await expectStatus(200, app.anonymous.get(`/reports/${reportNumber}.json`))).body;
      expect(report.raters).toMatchObject({ independent: false, note: expect.stringMatching(/could see/) });
      const page = (await app.anonymous.get(`//reports/${reportNumber}`)).text;
      expect(page).not.toMatch(/given independently/);
    });
  });
});
