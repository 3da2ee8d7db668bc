import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliverWebhooksHandler } from '../../src/webhooks/deliveries/deliver-webhooks.handler.js';
import { EventFanOut } from '../../src/webhooks/events/event-fan-out.service.js';
import { verifyReportJson } from '../../src/reports/report-json.js';
import {
  approveAndPublish,
  assign,
  assignmentOn,
  correction,
  expectStatus,
  openRound,
  rating,
  submit,
  verdictOn,
} from '../support/journey.js';
import { PublishingDesk } from '../support/publishing-desk.js';
import { REPORT_OUTPUTS, type ReportedClaim } from '../support/report-outputs.js';
import { verified, WebhookReceiver } from '../support/webhook-receiver.js';

const STEPS = ['before', 'published', 'corrected', 'superseded', 'retracted'] as const;
type Step = (typeof STEPS)[number];
type Row = Record<Step, string>;

const row = (before: string, published: string, corrected: string, superseded: string, retracted: string): Row => ({
  before,
  published,
  corrected,
  superseded,
  retracted,
});

/** Report 1 is published, 2 corrects it, 3 is of a new round, and 3 is retracted. */
const STANDS = row('-', '1', '2', '3', '-');
const MARKED_STANDS = row('-', '1 current', '2 current', '3 current', '-');
const MARKED_ALL = row(
  '-',
  '1 current',
  '1 superseded, 2 current',
  '1 superseded, 2 superseded, 3 current',
  '1 superseded, 2 superseded, 3 retracted',
);

/** Everything ever published, with what became of it. */
const FEED = row(
  '-',
  '1 stands',
  '1 Replaced, 2 Corrected',
  '1 Replaced, 2 Replaced, 3 stands',
  '1 Replaced, 2 Replaced, 3 Retracted',
);

/** The desk asked before report 1; the first reply came before report 2, the second before report 3. */
const FROZEN_REPLIES = row(
  '404, 404, 404',
  'asked, 404, 404',
  'asked, asked+first, 404',
  'asked, asked+first, asked+first+second',
  'asked, asked+first, asked+first+second',
);
const STANDING_REPLIES = row('-', 'asked', 'asked+first', 'asked+first+second', '-');

const EXPECTED: Record<string, Row> = {
  'report page': row(
    '404, 404, 404',
    'stands, 404, 404',
    'replaced, stands, 404',
    'replaced, replaced, stands',
    'replaced, replaced, retracted',
  ),
  'ClaimReview in the page': row('404, 404, 404', 'yes, 404, 404', 'no, yes, 404', 'no, no, yes', 'no, no, no'),
  'report as JSON': row(
    '404, 404, 404',
    'current, 404, 404',
    'superseded, current, 404',
    'superseded, superseded, current',
    'superseded, superseded, retracted',
  ),
  'report as JSON-LD': row('404, 404, 404', 'yes, 404, 404', '404, yes, 404', '404, 404, yes', '404, 404, 404'),
  'report as CSV': row(
    '404, 404, 404',
    'current, 404, 404',
    'superseded, current, 404',
    'superseded, superseded, current',
    'superseded, superseded, retracted',
  ),
  'report as PDF': row(
    '404, 404, 404',
    'current, 404, 404',
    'superseded, current, 404',
    'superseded, superseded, current',
    'superseded, superseded, retracted',
  ),
  list: MARKED_STANDS,
  'list of everything': MARKED_ALL,
  'reports.json': MARKED_STANDS,
  'reports.json of everything': MARKED_ALL,
  'reports.csv': MARKED_STANDS,
  'reports.csv of everything': MARKED_ALL,
  'reports.jsonld': STANDS,
  'claimreview.json': STANDS,
  'search API': STANDS,
  'feed (Atom)': FEED,
  'feed (JSON)': FEED,
  picture: row('404, 404, 404', 'yes, 404, 404', 'yes, yes, 404', 'yes, yes, yes', 'yes, yes, yes'),
  'site map': row('404', '1', '2', '3', '404'),
  'index page': STANDS,
  'index page of everything': row('-', '1', '1, 2', '1, 2, 3', '1, 2, 3'),
  // With its versions.
  'document page': row('404', '1', '1, 2', '1, 2, 3', '1, 2, 3'),
  'claimant page': row('404', '1', '2', '3', '-'),
  'source page': row('404', '1', '2', '3', '-'),
  'corrections page': row('-', '-', '1, 2', '1, 2', '1, 2, 3'),
  'corrections API': row('-', '-', 'CORRECTION', 'CORRECTION', 'RETRACTION, CORRECTION'),
  'corrections feed (Atom)': row('-', '-', '2', '2', '2, 3'),
  'corrections feed (JSON)': row('-', '-', '2', '2', '2, 3'),
  'export as JSON': MARKED_ALL,
  'export as JSON-LD': STANDS,
  'export as CSV': MARKED_ALL,
  'export as XLSX': MARKED_ALL,
  // Readers of an old report are told of a reply that came later; the report itself stays as it was.
  'right of reply on the page': row(
    '404, 404, 404',
    'asked, 404, 404',
    'asked+first, asked+first, 404',
    'asked+first+second, asked+first+second, asked+first+second',
    'asked+first+second, asked+first+second, asked+first+second',
  ),
  'right of reply in the JSON': FROZEN_REPLIES,
  'right of reply in the PDF': FROZEN_REPLIES,
  'right of reply in the export as JSON': STANDING_REPLIES,
  'right of reply in the export as Markdown': STANDING_REPLIES,
  'right of reply in the export as HTML': STANDING_REPLIES,
  'export as Markdown': STANDS,
  'export as HTML': STANDS,
  webhook: row(
    '-',
    'verdict.published 1',
    'verdict.published 2, verdict.corrected 1 to 2',
    'verdict.published 3',
    'verdict.retracted 3',
  ),
};

describe('the life of a report, in everything that tells of it', () => {
  const seen = new Map<string, Partial<Row>>();
  /** The JSON of each report at each step. */
  const texts = new Map<Step, Map<number, string>>();
  let receiver: WebhookReceiver;
  let desk: PublishingDesk;
  let claim: ReportedClaim;
  let webhook: { id: string; secret: string };

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    desk = await PublishingDesk.open(receiver.env);
    const body = { url: receiver.url('/told'), events: ['verdict.*'] };
    webhook = (await expectStatus(201, desk.admin.post('/webhooks', body))).body;
    const statement = 'The mayor of Norvale said the storm took 20 roofs.';
    const made = await desk.proposed({
      statement,
      document: { source: 'Norvale Gazette', url: 'https://paper.example.com/storm' },
      claim: { claimant: 'Ada Moss' },
    });
    const [source] = await desk.app.sql.query<{ id: string }[]>(`SELECT id FROM source`);
    claim = {
      desk,
      claimId: made.claimId,
      documentId: made.documentId,
      sourceId: source?.id ?? '',
      claimant: 'Ada Moss',
      words: 'roofs',
      numbers: [1, 2, 3],
    };
    const asked = { who: 'the press office of Norvale', way: 'PHONE', outcome: 'NO_ANSWER' };
    await expectStatus(
      201,
      desk.editor.post(`/claims/${made.claimId}/contact-attempts`, { ...asked, attemptedAt: '2026-03-01T09:30:00Z' }),
    );
    await look('before');

    const first = await approveAndPublish(desk.second, made.claimId);
    await look('published');

    await reply(1, 'We counted again.');
    const change = correction('CORRECTION', { label: 'MIXED', summary: 'Only in part.' });
    const corrected = await expectStatus(201, desk.editor.post(`/verdicts/${first.id}/correct`, change));
    await expectStatus(403, desk.editor.post(`/corrections/${corrected.body.id}/approve`));
    await expectStatus(200, desk.second.post(`/corrections/${corrected.body.id}/approve`));
    await look('corrected');
    await reply(1, 'We counted once more.');

    await assign(
      desk.editor,
      await openRound(desk.editor, made.claimId, { k: 2, allowRepeatRater: true }),
      ...desk.raters,
    );
    for (const rater of desk.raters)
      await submit(rater, await assignmentOn(rater, made.claimId), rating('TRUE', 'new'));
    await approveAndPublish(desk.second, made.claimId);
    await look('superseded');

    const { id } = await verdictOn(desk.editor, made.claimId);
    const retraction = await expectStatus(
      201,
      desk.editor.post(`/verdicts/${id}/retract`, { reason: 'A wrong source.' }),
    );
    await expectStatus(200, desk.second.post(`/corrections/${retraction.body.id}/approve`));
    await look('retracted');
  }, 120_000);
  afterAll(async () => {
    await desk?.close();
    await receiver?.close();
  });

  /** Somebody replies to a report, and an editor publishes it. */
  async function reply(number: number, text: string): Promise<void> {
    const body = { reportNumber: String(number), author: 'The mayor', text, contactEmail: 'mayor@norvale.example' };
    await expectStatus(201, desk.app.anonymous.post('/replies', body));
    const { items } = (await expectStatus(200, desk.editor.get('/replies?limit=1'))).body;
    await expectStatus(200, desk.editor.post(`/replies/${items[0].id}/publish`));
  }

  /** Notes what every output says at this step. */
  async function look(step: Step): Promise<void> {
    const note = (name: string, value: string) => seen.set(name, { ...seen.get(name), [step]: value });
    for (const [name, output] of Object.entries(REPORT_OUTPUTS)) note(name, await output(claim));
    note('webhook', await told());
    const files = new Map<number, string>();
    for (const number of claim.numbers) {
      const answer = await desk.app.anonymous.get(`/reports/${number}.json`);
      if (answer.status === 200) files.set(number, answer.text);
    }
    texts.set(step, files);
  }

  /** What another system was told since it was asked last. */
  async function told(): Promise<string> {
    const before = receiver.at('/told').length;
    await desk.app.get(EventFanOut).run();
    await desk.app.get(DeliverWebhooksHandler).handle({ endpointId: webhook.id }, {});
    const events = receiver
      .at('/told')
      .slice(before)
      .map((each) => verified(webhook.secret, each))
      .filter(({ type }) => ['verdict.published', 'verdict.corrected', 'verdict.retracted'].includes(type))
      .map(({ type, data }) =>
        type === 'verdict.corrected'
          ? `${type} ${data.fromReportNumber} to ${data.toReportNumber}`
          : `${type} ${data.reportNumber}`,
      );
    return events.length === 0 ? '-' : events.join(', ');
  }

  it('has an expectation for every output', () => {
    expect([...seen.keys()].toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  it.each(Object.keys(EXPECTED))('is told at every step by: %s', (name) => {
    expect(seen.get(name)).toEqual(EXPECTED[name]);
  });

  it('never changes what was published: content and hash stay, in a file anybody can check', () => {
    const contents = new Map<number, string>();
    for (const step of STEPS) {
      for (const [number, text] of texts.get(step) ?? []) {
        expect(verifyReportJson(text)).toBe(true);
        const { contentHash, statement, summary, rating: rated, publishedAt } = JSON.parse(text);
        const content = JSON.stringify([contentHash, statement, summary, rated, publishedAt]);
        expect(contents.get(number) ?? content).toBe(content);
        contents.set(number, content);
      }
    }
    expect(new Set(contents.values()).size).toBe(3);
  });

  it('leads from every old address to the newest report, and says why the last one was taken back', async () => {
    for (const number of [1, 2]) expect((await desk.read(`//reports/${number}`)).text).toContain('href="/reports/3"');
    expect((await desk.read('//reports/3')).text).toContain('A wrong source.');
    const gone = await expectStatus(404, desk.app.anonymous.get('/reports/3.jsonld'));
    expect(gone.body.detail).toMatch(/retracted/);
  });
});
