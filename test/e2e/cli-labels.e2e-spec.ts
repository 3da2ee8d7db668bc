import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { Claimdesk } from '../integration/cli/claimdesk-process.js';
import { TestApp } from '../support/app.js';
import type { TestClient } from '../support/client.js';
import { accept, expectStatus, ingestAndExtract, markClaim } from '../support/journey.js';

// Every command is a process of its own, which takes seconds on a busy machine.
jest.setTimeout(120_000);

const HOUSES = 'The storm destroyed 41 houses in Norvale, the mayor of Norvale said.';
const FORMULA = '=2+5 percent, Norvale exported 12 percent less timber in 2021 than in 2020.';
const QUIET = 'It was a quiet evening in the harbour for nearly everybody.';

describe('claimdesk labels export', () => {
  let app: TestApp;
  let editor: TestClient;
  let claimdesk: Claimdesk;
  let token: string;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    const text = [HOUSES, FORMULA, QUIET].join('\n\n');
    const { documentId, claimIds } = await ingestAndExtract(editor, text, { language: 'en', title: '@storm' });
    await accept(editor, claimIds[0]!);
    await expectStatus(200, editor.post(`/claims/${claimIds[1]}/reject`, { reason: 'out-of-scope' }));
    await markClaim(editor, documentId, QUIET);
    token = (await expectStatus(201, editor.post('/tokens', { name: 'labels', scopes: ['label.export'] }))).body.token;
    claimdesk = await Claimdesk.open({
      DATABASE_URL: app.database.url,
      CLAIMDESK_SECRET: app.config.secret ?? '',
      PUBLIC_URL: app.config.publicUrl,
    });
  });
  afterAll(async () => {
    await claimdesk?.close();
    await app?.close();
  });

  const fromServer = () => ['--server', app.url, '--token', token];

  it('writes a line for each decision, oldest first', async () => {
    const { code, stderr, json, stdout } = await claimdesk.run(['labels', 'export']);
    expect([code, stderr]).toEqual([0, '']);
    expect(json()).toMatchObject([
      { label: 'accepted', text: HOUSES },
      { label: 'rejected', text: FORMULA, reason: 'out-of-scope' },
      { label: 'missed', text: QUIET },
    ]);
    expect(stdout).not.toContain(editor.id);
    expect((await claimdesk.run(['labels', 'export', '--json'])).stdout).toBe(stdout);
  });

  it('gives the same from a server, to whom its token lets', async () => {
    for (const format of ['jsonl', 'csv']) {
      const here = await claimdesk.run(['labels', 'export', '--format', format]);
      const there = await claimdesk.run(['labels', 'export', '--format', format, ...fromServer()]);
      expect([there.code, there.stdout]).toEqual([0, here.stdout]);
    }
    const refused = await claimdesk.run(['labels', 'export', '--server', app.url, '--token', 'cdt_wrong']);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/TOKEN_INVALID/);
    expect((await claimdesk.run(['labels', 'export', '--server', app.url])).code).toBe(2);
  });

  it('writes CSV in which nothing is a formula, as a whole file', async () => {
    const file = join(claimdesk.folder, 'labels.csv');
    expect(await claimdesk.run(['labels', 'export', '--format', 'csv', '--out', file])).toMatchObject({
      code: 0,
      stdout: '',
    });
    const rows = parse(await readFile(file, 'utf8'), { columns: true }) as Record<string, string>[];
    expect(rows.map(({ label, text }) => [label, text])).toEqual([
      ['accepted', HOUSES],
      ['rejected', `'${FORMULA}`],
      ['missed', QUIET],
    ]);
    expect(rows[0]?.['document_title']).toBe("'@storm");
    expect(rows[2]?.['verifiable']).toBe('');
    expect(Number(rows[0]?.['score'])).toBeGreaterThan(0);
  });

  it('takes decisions from a day on', async () => {
    const today = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    expect((await claimdesk.run(['labels', 'export', '--since', today])).json()).toHaveLength(3);
    expect(await claimdesk.run(['labels', 'export', '--since', '2999-01-01'])).toMatchObject({ code: 0, stdout: '' });
  });
});
