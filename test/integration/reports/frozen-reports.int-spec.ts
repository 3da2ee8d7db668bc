import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, contentOf, verifyReportJson } from '../../../src/reports/report-json.js';
import { ReportArchiveService } from '../../../src/reports/report-archive.service.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  approve,
  approveAndPublish,
  assign,
  assignmentOn,
  attach,
  changeText,
  correction,
  expectStatus,
  ingest,
  markClaim,
  openRound,
  publish,
  rate,
  rating,
  readyClaims,
  submit,
  verdictOn,
} from '../../support/journey.js';

const sha256 = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');

describe('a published report', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let a: TestClient;
  let b: TestClient;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    a = await app.person('a@desk.test', ['reviewer']);
    b = await app.person('b@desk.test', ['reviewer']);
  }, 60_000);
  afterAll(() => app?.close());

  const json = async (number: number | string, from = app) =>
    expectStatus(200, from.anonymous.get(`/reports/${number}.json`));
  /** What was published: its bytes, and the hash the report names. */
  async function content(number: number | string, from = app) {
    const { body, text } = await json(number, from);
    expect(verifyReportJson(text)).toBe(true);
    return { bytes: canonicalJson(contentOf(body)), hash: body.contentHash as string };
  }
  const rows = (where = 'true') =>
    app.sql.query<{ number: string; content: string; content_hash: string }[]>(
      `SELECT number, content, content_hash FROM published_report WHERE ${where} ORDER BY number`,
    );

  async function published(label = 'FALSE') {
    const { documentId, claimIds, words } = await readyClaims(editor);
    const claimId = claimIds[0] ?? '';
    await rate(editor, claimId, [
      [a, label],
      [b, label],
    ]);
    const verdict = await approveAndPublish(second, claimId);
    return { documentId, claimId, words: words[0] ?? '', verdict, number: verdict.reportNumber as string };
  }

  it('says the same for good, whatever becomes of it', async () => {
    const { documentId, claimId, words, verdict, number } = await published();
    const first = await content(number);
    expect(first.hash).toBe(`sha256:${sha256(first.bytes)}`);
    expect(await rows(`number = ${number}`)).toEqual([{ number, content: first.bytes, content_hash: first.hash }]);

    // The desk changes what it knows of the claim, the document and the source.
    const { version } = (await expectStatus(200, editor.get(`/claims/${claimId}`))).body;
    const edit = { claimant: 'Somebody Else', topics: ['other'], statement: 'Another wording.' };
    await expectStatus(200, editor.patch(`/claims/${claimId}`, edit, { 'if-match': `"${version}"` }));
    await app.sql.query(`UPDATE document SET title = 'Another title', language = 'de' WHERE id = $1`, [documentId]);
    expect(await content(number)).toEqual(first);

    // The source says something else: stale.
    await changeText(editor, documentId, words.replace('41', '77'));
    expect((await json(number)).body).toMatchObject({ stale: true, standing: 'stale' });
    expect(await content(number)).toEqual(first);

    // And says it again, and the report is corrected.
    await changeText(editor, documentId, words);
    const asked = await expectStatus(
      201,
      editor.post(`/verdicts/${verdict.id}/correct`, correction('CORRECTION', { label: 'MIXED' })),
    );
    await expectStatus(200, second.post(`/corrections/${asked.body.id}/approve`));
    expect((await json(number)).body).toMatchObject({ standing: 'superseded', supersededBy: 2 });
    expect(await content(number)).toEqual(first);

    // The correction is a report of its own, and is retracted.
    const successor = await verdictOn(editor, claimId);
    const corrected = await content(successor.reportNumber);
    expect(corrected.bytes).not.toBe(first.bytes);
    const retraction = await expectStatus(
      201,
      editor.post(`/verdicts/${successor.id}/retract`, { reason: 'A wrong source.' }),
    );
    await expectStatus(200, second.post(`/corrections/${retraction.body.id}/approve`));
    const { body } = await json(successor.reportNumber);
    expect(body).toMatchObject({ retracted: true, standing: 'retracted', rating: { label: 'MIXED' } });
    expect(body.corrections.map(({ kind }: { kind: string }) => kind)).toEqual(['RETRACTION', 'CORRECTION']);
    expect(await content(successor.reportNumber)).toEqual(corrected);
    expect(await content(number)).toEqual(first);
  });

  it('keeps the name its publisher had, while its address follows the site', async () => {
    const { number } = await published();
    const first = await content(number);
    const moved = await TestApp.start({
      role: 'api',
      database: app.database,
      env: { PUBLIC_URL: 'https://moved.test', CLAIMDESK_ORGANISATION_NAME: 'Renamed Checks' },
    });
    try {
      const { body } = await json(number, moved);
      expect(body.organisation).toEqual({
        name: app.config.organisationName,
        url: 'https://moved.test',
        correctionsPolicy: 'https://moved.test/corrections',
      });
      expect(body.permalink).toBe(`https://moved.test/reports/${number}`);
      expect(await content(number, moved)).toEqual(first);
    } finally {
      await moved.close();
    }
  });

  it('is frozen whichever way a verdict gets its number', async () => {
    const { documentId, claimId, words, verdict } = await published();
    await expectStatus(
      201,
      editor.post(`/verdicts/${verdict.id}/correct`, correction('UPDATE', { shortStatement: 'The register.' })),
    );
    const versionNumber = await changeText(editor, documentId, words.replace('The storm', 'A storm'));
    await expectStatus(
      204,
      second.post(`/claims/${claimId}/staleness/acknowledge`, { reason: 'an article', versionNumber }),
    );
    const [count] = await app.sql.query<{ numbered: string; frozen: string }[]>(
      `SELECT (SELECT count(*) FROM verdict WHERE report_number IS NOT NULL) AS numbered,
         (SELECT count(*) FROM published_report report JOIN verdict ON verdict.id = report.verdict_id
          AND verdict.report_number = report.number) AS frozen`,
    );
    expect(count?.frozen).toBe(count?.numbered);
    expect(await rows(`claim_id = '${claimId}'`)).toHaveLength(3);
    const { reportNumber } = await verdictOn(editor, claimId);
    expect((await json(reportNumber)).body).toMatchObject({
      origin: 'CARRIED',
      verdictVersion: 3,
      standing: 'current',
    });
  });

  it('names the files of its evidence, and none that could lead to a source at risk', async () => {
    const { claimIds } = await readyClaims(editor);
    const claimId = claimIds[0] ?? '';
    await assign(editor, await openRound(editor, claimId, { k: 2 }), a, b);
    const [mine, other] = [await assignmentOn(a, claimId), await assignmentOn(b, claimId)];
    const file = async (person: TestClient, on: string, bytes: string, name: string): Promise<string> =>
      (await expectStatus(201, attach(person, on, bytes, name))).body.id;
    const item = { title: 'Register', url: 'https://register.example', stance: 'REFUTES', kind: 'PRIMARY' } as const;
    await submit(a, mine, {
      ...rating('FALSE'),
      evidence: [
        { ...item, attachmentId: await file(a, mine, 'page one', 'one.txt') },
        {
          ...item,
          title: 'A clerk',
          url: null,
          confidential: true,
          confidentialNote: 'May lose the post.',
          attachmentId: await file(a, mine, 'the letter', 'letter-of-the-clerk.txt'),
        },
      ],
    });
    await submit(b, other, {
      ...rating('FALSE'),
      evidence: [
        { ...item, attachmentId: await file(b, other, 'page two', 'two.txt') },
        {
          ...item,
          title: 'Letter',
          url: 'https://open.example',
          attachmentId: await file(b, other, 'the letter', 'letter.txt'),
        },
      ],
    });
    const { reportNumber } = await approveAndPublish(second, claimId);
    const { body, text } = await json(reportNumber);
    const named = (filename: string, bytes: string) => ({
      filename,
      mediaType: 'text/plain',
      sha256: sha256(bytes),
      size: bytes.length,
    });
    const of = (title: string) => body.evidence.find((each: { title: string }) => each.title === title)?.attachments;
    expect(body.evidence).toHaveLength(2);
    expect(of('Register')).toHaveLength(2);
    expect(of('Register')).toEqual(
      expect.arrayContaining([named('one.txt', 'page one'), named('two.txt', 'page two')]),
    );
    expect(of('Letter')).toEqual([]);
    expect(text).not.toMatch(/clerk/i);
    expect(text).not.toContain(sha256('the letter'));
  });

  it('is not there before it is published, under no number and no id', async () => {
    const text = 'The council of Norvale sold 9 bridges in 2025.';
    const claimId = await markClaim(editor, await ingest(editor, text, { language: 'en' }), text);
    await rate(editor, claimId, [
      [a, 'FALSE'],
      [b, 'FALSE'],
    ]);
    const { id } = await verdictOn(editor, claimId);
    const before = await rows();
    await approve(second, id);
    expect(await rows()).toEqual(before);
    await publish(second, id);
    expect(await rows()).toHaveLength(before.length + 1);
  });

  describe('in the database', () => {
    const refused = (sql: string) => expect(app.sql.query(sql)).rejects.toMatchObject({ code: '23000' });

    it('can be neither changed nor removed', async () => {
      const { number } = await published();
      await refused(`UPDATE published_report SET content = '{}' WHERE number = ${number}`);
      await refused(`UPDATE published_report SET label = 'TRUE' WHERE number = ${number}`);
      await refused(`DELETE FROM published_report WHERE number = ${number}`);
    });

    it('is asked for before any verdict may have a number', async () => {
      const { claimIds } = await readyClaims(editor);
      const claimId = claimIds[0] ?? '';
      await rate(editor, claimId, [
        [a, 'FALSE'],
        [b, 'FALSE'],
      ]);
      const { id } = await verdictOn(editor, claimId);
      await refused(
        `UPDATE verdict SET state = 'PUBLISHED', report_number = 99999, published_at = now() WHERE id = '${id}'`,
      );
      expect((await verdictOn(editor, claimId)).state).toBe('PROPOSED');
    });
  });

  describe('of a verdict that was published before reports were frozen', () => {
    /** As if they had been published by an earlier release. */
    async function forget(numbers: readonly string[]): Promise<void> {
      await app.sql.query(`ALTER TABLE published_report DISABLE TRIGGER USER`);
      await app.sql.query(`DELETE FROM published_report WHERE number = ANY($1::bigint[])`, [numbers]);
      await app.sql.query(`ALTER TABLE published_report ENABLE TRIGGER USER`);
    }

    it('is frozen at the next start, once, by however many processes', async () => {
      const numbers = [(await published()).number, (await published()).number];
      const before = await rows(`number IN (${numbers.join()})`);
      await forget(numbers);
      expect(await rows(`number IN (${numbers.join()})`)).toEqual([]);
      const starting = [0, 1].map(() => TestApp.start({ role: 'api', database: app.database }));
      const started = await Promise.all(starting);
      try {
        const answers = await Promise.all(started.map((each) => each.anonymous.get(`/reports/${numbers[0]}.json`)));
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        expect(await rows(`number IN (${numbers.join()})`)).toEqual(before);
        const [one] = started;
        expect(await one?.get(ReportArchiveService).freezeMissing()).toBe(0);
        expect((await expectStatus(200, one!.anonymous.get('/reports.json?all=true'))).body.reports).toHaveLength(
          (await rows()).length,
        );
      } finally {
        for (const each of started) await each.close();
      }
    });

    it('is left out when it fits no report, and keeps no other from readers', async () => {
      const numbers = [(await published()).number, (await published()).number];
      await forget(numbers);
      await app.sql.query(`ALTER TABLE verdict DISABLE TRIGGER USER`);
      const [{ evidence }] = await app.sql.query(`SELECT evidence FROM verdict WHERE report_number = ${numbers[0]}`);
      const setEvidence = (json: unknown) =>
        app.sql.query(`UPDATE verdict SET evidence = $1 WHERE report_number = ${numbers[0]}`, [JSON.stringify(json)]);
      await setEvidence([{ ...evidence[0], title: null }]);
      const later = await TestApp.start({ role: 'api', database: app.database });
      try {
        expect((await later.anonymous.get(`/reports/${numbers[0]}.json`)).status).toBe(404);
        expect((await later.anonymous.get(`/reports/${numbers[1]}.json`)).status).toBe(200);
        await setEvidence(evidence);
        expect(await later.get(ReportArchiveService).freezeMissing()).toBe(1);
        expect((await later.anonymous.get(`/reports/${numbers[0]}.json`)).status).toBe(200);
      } finally {
        await app.sql.query(`ALTER TABLE verdict ENABLE TRIGGER USER`);
        await later.close();
      }
    });

    it('is frozen when two do it at the same moment, and neither fails', async () => {
      const numbers = [(await published()).number, (await published()).number];
      await forget(numbers);
      const archive = app.get(ReportArchiveService);
      const frozen = await Promise.all([archive.freezeMissing(), archive.freezeMissing()]);
      expect(frozen[0] + frozen[1]).toBe(2);
      expect(await rows(`number IN (${numbers.join()})`)).toHaveLength(2);
    });
  });
});
