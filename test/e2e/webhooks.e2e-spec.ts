import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExpireLeasesHandler } from '../../src/assignments/expire-leases.handler.js';
import { EVENT_GROUPS, EVENT_TYPES } from '../../src/webhooks/events/webhook-catalogue.js';
import { TestApp } from '../support/app.js';
import type { TestClient } from '../support/client.js';
import { ready } from '../support/exports.js';
import {
  adjudicate,
  approve,
  approveAndPublish,
  assign,
  assignmentOn,
  changeText,
  expectStatus,
  markClaim,
  openRound,
  publish,
  rate,
  readyClaims,
  rating,
  submit,
  typoCorrection,
  verdictOn,
  ingest,
} from '../support/journey.js';
import { type Received, verified, WebhookReceiver } from '../support/webhook-receiver.js';

const FIGURES = 'The port of Norvale handled 120,000 containers in 2024, the port authority said.';
const TOKEN = 'xyzzy-only-raters-know';

/** The whole way: people work at the desk, the jobs run, and another system listens. */
describe('a system that is told everything', () => {
  let app: TestApp;
  let receiver: WebhookReceiver;
  let admin: TestClient;
  let editor: TestClient;
  let second: TestClient;
  let adjudicator: TestClient;
  let a: TestClient;
  let b: TestClient;
  let claims: string[];
  let webhook: { id: string; secret: string };

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    app = await TestApp.start({ env: receiver.env });
    admin = await app.person('admin@desk.example', ['admin']);
    editor = await app.person('editor@desk.example', ['editor']);
    second = await app.person('second@desk.example', ['editor']);
    adjudicator = await app.person('adjudicator@desk.example', ['adjudicator']);
    a = await app.person('rater-a@desk.example', ['reviewer']);
    b = await app.person('rater-b@desk.example', ['reviewer']);
    receiver.on('/hangs', () => undefined);
    await listen('/hangs');
    webhook = await listen('/all');
    claims = (await readyClaims(editor, 5)).claimIds;
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await receiver?.close();
  });

  const listen = async (path: string): Promise<{ id: string; secret: string }> =>
    (await expectStatus(201, admin.post('/webhooks', { url: receiver.url(path), events: EVENT_GROUPS }))).body;
  const bodyOf = (received: Received) => verified(webhook.secret, received);
  const all = () => receiver.at('/all').map(bodyOf);
  /** What was told of a claim, in the order in which it happened. */
  const toldOf = (claimId: string) =>
    all()
      .filter(({ data }) => data.claimId === claimId)
      .sort((one, other) => one.data.sequence - other.data.sequence);
  /** Waits until this has been told so many times. */
  const heard = async (type: string, claimId: string | null, count = 1) => {
    for (;;) {
      const found = all().filter((each) => each.type === type && (claimId === null || each.data.claimId === claimId));
      if (found.length >= count) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('hears of a claim from its choice to its correction, without a word about any rating', async () => {
    const claimId = claims[0]!;
    const roundId = await openRound(editor, claimId, { k: 2 });
    await assign(editor, roundId, a, b);
    for (const [rater, confidence] of [
      [a, 4],
      [b, 2],
    ] as const) {
      await submit(rater, await assignmentOn(rater, claimId), rating('FALSE', TOKEN, { confidence }));
    }
    await heard('round.revealed', claimId);
    const before = JSON.stringify(toldOf(claimId));
    for (const secret of [TOKEN, 'FALSE', a.id, b.id, 'rater-a', 'confidence', 'label', 'count']) {
      expect(before).not.toContain(secret);
    }
    const verdict = await approveAndPublish(second, claimId);
    const change = { ...typoCorrection(), change: { summary: 'The registar of the town says so.' } };
    const corrected = (await expectStatus(201, editor.post(`/verdicts/${verdict.id}/correct`, change))).body;
    if (corrected.status === 'REQUESTED') await expectStatus(200, second.post(`/corrections/${corrected.id}/approve`));
    const [published] = await heard('verdict.published', claimId, 2);
    const [told] = await heard('verdict.corrected', claimId);
    expect(published?.data).toMatchObject({
      verdictId: verdict.id,
      reportNumber: Number(verdict.reportNumber),
      reportUrl: `http://desk.test/reports/${verdict.reportNumber}`,
    });
    const newest = await verdictOn(editor, claimId);
    expect(told?.data).toMatchObject({
      fromReportUrl: `http://desk.test/reports/${verdict.reportNumber}`,
      toReportUrl: `http://desk.test/reports/${newest.reportNumber}`,
    });
    expect(toldOf(claimId).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['claim.accepted', 'round.opened', 'assignment.offered', 'assignment.submitted']),
    );
    const submitted = toldOf(claimId).filter(({ type }) => type === 'assignment.submitted');
    expect(submitted.map(({ data }) => Object.keys(data).sort())).toEqual(
      Array.from({ length: 2 }, () => ['claimId', 'documentId', 'roundId', 'sequence']),
    );
  }, 60_000);

  it('hears of disagreements, declined and lapsed places, rounds that end without result, and complaints', async () => {
    const [, disputed = '', left = ''] = claims;
    const { roundId } = await rate(editor, disputed, [
      [a, 'TRUE'],
      [b, 'FALSE'],
    ]);
    await adjudicate(adjudicator, roundId, 'FALSE');
    const open = await openRound(editor, left, { k: 2 });
    await assign(editor, open, a, b);
    await expectStatus(200, a.post(`/assignments/${await assignmentOn(a, left)}/decline`, { reason: 'workload' }));
    await app.sql.query(`UPDATE assignment SET lease_until = now() - interval '1 minute' WHERE id = $1`, [
      await assignmentOn(b, left),
    ]);
    await app.get(ExpireLeasesHandler).handle();
    await expectStatus(200, second.post(`/rounds/${open}/void`, { reason: 'not worth it' }));
    const complaint = {
      text: 'Please look at the figures of the storm again: they are wrong.',
      contactEmail: 'r@x.example',
    };
    await expectStatus(201, app.anonymous.post('/complaints', complaint));
    await heard('adjudication.decided', disputed);
    await heard('round.voided', left);
    await heard('assignment.expired', left);
    const [complained] = await heard('complaint.received', null);
    expect(complained?.data).toMatchObject({ claimId: null, reportNumber: null, complaintNumber: 1 });
    expect(JSON.stringify(complained)).not.toMatch(/figures|x\.example/);
  }, 60_000);

  it('hears of retractions, of new texts and of what they do to verdicts', async () => {
    const retracted = claims[3]!;
    const rated: [TestClient, string][] = [
      [a, 'TRUE'],
      [b, 'TRUE'],
    ];
    await rate(editor, retracted, rated);
    const verdict = await approveAndPublish(second, retracted);
    const asked = (
      await expectStatus(201, editor.post(`/verdicts/${verdict.id}/retract`, { reason: 'A wrong source.' }))
    ).body;
    await expectStatus(200, second.post(`/corrections/${asked.id}/approve`));

    const text = (claim: string) => `Norvale grows\n\n${claim}\n\nThe mayor was pleased with the figures of the year.`;
    const documentId = await ingest(editor, text(FIGURES), { language: 'en' });
    const claimId = await markClaim(editor, documentId, FIGURES);
    await rate(editor, claimId, rated);
    const proposed = await verdictOn(second, claimId);
    await approve(second, proposed.id);
    const { reportNumber } = await publish(second, proposed.id);
    await changeText(editor, documentId, text(FIGURES.replace('handled', 'processed')));
    const [stale] = await heard('verdict.stale', claimId);
    expect(stale?.data).toMatchObject({ verdictId: proposed.id, reportNumber: Number(reportNumber) });
    const [resolved] = await heard('source.resolved', claimId);
    expect(resolved?.data).toMatchObject({ documentId, sourceState: 'REWORDED' });
    await expectStatus(204, second.post(`/claims/${claimId}/staleness/acknowledge`, { reason: 'It says the same.' }));
    await heard('verdict.acknowledged', claimId);
    await heard('verdict.retracted', retracted);
    // The acknowledged verdict is published as a report of its own.
    const carried = await heard('verdict.published', claimId, 2);
    expect(carried.at(-1)?.data.verdictNumber).toBe(2);
  }, 60_000);

  it('hears of files that were made and read', async () => {
    await ready(editor, { format: 'csv' });
    const form = new FormData();
    form.append(
      'file',
      new Blob(['title,text\nStorm,The storm destroyed 41 houses.\n'], { type: 'text/csv' }),
      'a.csv',
    );
    await expectStatus(202, editor.post('/imports', form));
    await heard('export.finished', null);
    await heard('import.finished', null);
  }, 60_000);

  it('was told of everything the catalogue promises, each thing once, while another system hung', async () => {
    const types = new Set(all().map(({ type }) => type));
    expect([...types].sort()).toEqual([...EVENT_TYPES].sort());
    const ids = receiver.at('/all').map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(ids.length);
    const { failures } = (await expectStatus(200, admin.get('/webhooks'))).body.items[1];
    expect(failures).toBeGreaterThan(0);
  });

  it('never hears the words, the labels or the names behind a rating', () => {
    const everything = receiver.received.map(({ body }) => body).join('\n');
    for (const secret of [TOKEN, 'by-true', 'FALSE', 'TRUE', 'EVIDENCE_MISSED', 'overlooked', 'rater', a.id, b.id]) {
      expect(everything).not.toContain(secret);
    }
    for (const id of [adjudicator.id, editor.id, second.id, admin.id]) expect(everything).not.toContain(id);
  });

  it('does not show its log of a claim to an administrator who rates that claim', async () => {
    const both = await app.person('both@desk.example', ['admin', 'reviewer']);
    const claimId = claims[4]!;
    const roundId = await openRound(editor, claimId, { k: 2 });
    await heard('round.opened', claimId);
    const log = async (person: TestClient) =>
      (await expectStatus(200, person.get(`/webhooks/${webhook.id}/deliveries?limit=200`))).body.items.map(
        ({ id }: { id: string }) => id,
      );
    const all = await log(both);
    await assign(editor, roundId, both);
    await heard('assignment.offered', claimId);
    const seen = await log(both);
    const [hidden] = all.filter((id: string) => !seen.includes(id));
    expect(hidden).toBeDefined();
    expect((await both.get(`/webhooks/${webhook.id}/deliveries/${hidden}`)).body.code).toBe('NOT_FOUND');
    expect((await both.post(`/webhooks/${webhook.id}/deliveries/${hidden}/redeliver`)).body.code).toBe('NOT_FOUND');
    await expectStatus(200, admin.get(`/webhooks/${webhook.id}/deliveries/${hidden}`));
  }, 60_000);
});
