import { describe, expect, it } from '@jest/globals';
import { HOSTILE_TEXTS, hostileReport, reportFixture } from '../../test/support/verdict-report.fixture.js';
import { canonicalJson, contentHash, contentOf, verdictReportJson } from './report-json.js';
import { sealedReportJson } from './sealed-json.js';
import { reportContent, reportStatus, verdictReport, type VerdictReport } from './verdict-report.schemas.js';

/** The report put together from what is stored, as an export does it. */
function spliced(report: VerdictReport): string {
  const content = contentOf(verdictReport.parse(report));
  const { url, correctionsPolicy } = report.organisation;
  return sealedReportJson(canonicalJson(content), {
    ...reportStatus.parse(report),
    contentHash: contentHash(content),
    organisation: { url, correctionsPolicy },
  });
}

describe('the JSON of a report, made of what was frozen', () => {
  it('is what the whole report would be, character for character', () => {
    for (const report of [
      reportFixture(),
      reportFixture({ adjudication: null, claimant: null, source: null, evidence: [], appearances: [], topics: [] }),
      reportFixture({ standing: 'retracted', retracted: true, state: 'RETRACTED', supersededBy: 3 }),
    ]) {
      expect(spliced(report)).toBe(verdictReportJson(report));
    }
  });

  it('is so with hostile text in every field, also with text that looks like the places it looks for', () => {
    const keys = Object.keys(verdictReport.shape);
    const alike = [
      ...keys.map((key) => `x,"${key}":{"a":1},`),
      ...keys.map((key) => `,\\"${key}\\":`),
      '},"origin":',
      '"}',
      '\\',
      ',',
    ];
    for (const text of [...HOSTILE_TEXTS, ...alike]) {
      const report = hostileReport(text);
      const named = { ...report, organisation: { ...report.organisation, name: text } };
      expect([text.slice(0, 40), spliced(named) === verdictReportJson(named)]).toEqual([text.slice(0, 40), true]);
    }
  });

  it('refuses what is not the content of a report, and does not write half of one', () => {
    const { origin: _, ...content } = contentOf(reportFixture());
    const parts = {
      ...reportStatus.parse(reportFixture()),
      contentHash: '',
      organisation: reportFixture().organisation,
    };
    expect(() => sealedReportJson(canonicalJson(content), parts)).toThrow(/content has no/);
  });

  it('has no member below the top whose name is looked for before its place', () => {
    // The places are found by the names of these members, so a nested member must not have one of them.
    const anchors = [
      'claimId',
      'decidedBy',
      'language',
      'number',
      'organisation',
      'origin',
      'policy',
      'statement',
      'topics',
    ];
    const nested = (schema: unknown): string[] => {
      const json = JSON.stringify(schema);
      return anchors.filter((name) => json.includes(`"${name}":`));
    };
    const filled = reportContent.parse(reportFixture()) as Record<string, unknown>;
    for (const value of Object.values(filled)) expect(nested(value)).toEqual([]);
  });
});
