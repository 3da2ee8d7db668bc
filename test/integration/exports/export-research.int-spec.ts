import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { download, ready } from '../../support/exports.js';
import { expectStatus } from '../../support/journey.js';
import { publishReports } from '../../support/published-reports.js';

jest.setTimeout(120_000);
type Row = Record<string, string>;

describe('labelled data for research', () => {
  let app: TestApp;
  let editor: TestClient;
  let raters: TestClient[];
  let numbers: number[];

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    raters = [
      await app.person('secretrater1@desk.test', ['reviewer']),
      await app.person('secretrater2@desk.test', ['reviewer']),
    ];
    numbers = await publishReports(app, 6, {
      editorId: editor.id,
      raterIds: [raters[0]?.id ?? '', raters[1]?.id ?? ''],
    });
  }, 120_000);
  afterAll(() => app?.close());

  async function data(body: Record<string, unknown> = {}) {
    const found = await ready(editor, { format: 'research', ...body });
    const files = Object.entries(unzipSync((await download(editor, found.id)).bytes)).map(
      ([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')] as const,
    );
    const text = (name: string): string => files.find(([each]) => each === name)?.[1] ?? '';
    const rows = parse(text('ratings.csv'), { columns: true }) as Row[];
    return {
      rows,
      lines: text('ratings.jsonl'),
      card: text('README.md'),
      all: files.map(([, each]) => each).join(),
      found,
    };
  }

  it('has a row for each rating, under names that mean nothing elsewhere', async () => {
    const { rows, lines, card, all } = await data();
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map(({ rater }) => rater)).size).toBe(2);
    expect(new Set(rows.map(({ claim }) => claim)).size).toBe(6);
    expect(rows.filter(({ label }) => label === 'MIXED')).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      statement: 'The storm destroyed 1 houses.',
      context_suffix: ' destroyed 41 houses.',
      round: '1',
      ordinal: '1',
      adjudicated_label: '',
      final_label: 'FALSE',
      standing: 'current',
    });
    const parsed = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string | number | null>);
    expect(
      parsed.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value ?? '')]))),
    ).toEqual(rows);
    expect(card).toMatch(/Ratings: 12\n- Claims with ratings: 6\n- Raters: 2/);
    expect(card).toMatch(/\| FALSE \| 9 \|\n\| MIXED \| 3 \|/);
    expect(all).not.toMatch(/secretrater|@desk\.test/);
    for (const { id } of raters) expect(all).not.toContain(id);
    const claims = await app.sql.query<{ id: string }[]>(`SELECT id FROM claim`);
    for (const { id } of claims) expect(all).not.toContain(id);
  });

  it('names people anew in every snapshot, and alike in every file of one', async () => {
    const first = await data();
    const same = await data({ snapshotId: first.found.snapshot.id });
    const other = await data();
    expect(same.found.sha256).toBe(first.found.sha256);
    const names = (rows: Row[]) => new Set(rows.map(({ rater }) => rater));
    expect([...names(other.rows)].filter((name) => names(first.rows).has(name))).toEqual([]);
  });

  it('leaves out rounds that were looked into or void, and claims that somebody rates now', async () => {
    const { found: before } = await data();
    const roundOf = async (number: number | undefined): Promise<string> =>
      (
        await app.sql.query<{ round_id: string }[]>(`SELECT round_id FROM verdict WHERE report_number = $1`, [number])
      )[0]?.round_id ?? '';
    const [looked, voided, now] = [await roundOf(numbers[0]), await roundOf(numbers[1]), await roundOf(numbers[2])];
    await app.sql.query(`INSERT INTO round_unblinding (round_id, person_id, reason) VALUES ($1, $2, 'asked')`, [
      looked,
      editor.id,
    ]);
    await app.sql.query(`UPDATE review_round SET status = 'VOID' WHERE id = $1`, [voided]);
    await app.sql.query(
      `INSERT INTO review_round (id, claim_id, number, status, policy, scheme_id, placement_id, statement_revision,
         pseudonym_key, opened_by)
       SELECT gen_random_uuid(), claim_id, 2, 'OPEN', policy, scheme_id, placement_id, 1, 'key', opened_by
       FROM review_round WHERE id = $1`,
      [now],
    );
    await app.sql.query(
      `WITH next AS (SELECT id FROM review_round WHERE number = 2),
         slot AS (INSERT INTO round_slot (round_id, number) SELECT id, 1 FROM next RETURNING round_id)
       INSERT INTO assignment (id, round_id, slot_number, reviewer_id, state, lease_until, lease_cap_until, version)
       SELECT gen_random_uuid(), round_id, 1, $1, 'IN_PROGRESS', now() + interval '1 day', now() + interval '1 day', 1
       FROM slot`,
      [raters[0]?.id],
    );
    const statements = (rows: Row[]): string[] => [...new Set(rows.map(({ statement = '' }) => statement))];
    expect(statements((await data()).rows)).toEqual([4, 5, 6].map((n) => `The storm destroyed ${n} houses.`));
    // What an earlier snapshot holds stays.
    expect((await data({ snapshotId: before.snapshot.id })).found.sha256).toBe(before.sha256);
  });

  it('needs the right to export labels, which a token may lack', async () => {
    const made = await expectStatus(201, editor.post('/tokens', { name: 'exports', scopes: ['export.create'] }));
    const token = made.body.token as string;
    const bearer = { authorization: `Bearer ${token}` };
    const anonymous = app.anonymous;
    const refused = await expectStatus(403, anonymous.post('/exports', { format: 'research' }, bearer));
    expect(refused.body.detail).toContain('label.export');
    const { found } = await data();
    await expectStatus(403, anonymous.get(`/exports/${found.id}/file`, bearer));
    await expectStatus(202, anonymous.post('/exports', { format: 'csv' }, bearer));
  });
});
