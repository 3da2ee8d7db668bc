import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalJson,
  contentHash,
  contentOf,
  sealReport,
  verdictReportJson,
  verdictReportsJson,
  verifyReportJson,
} from './report-json.js';
import { HOSTILE_TEXTS, hostileReport, reportFixture } from '../../test/support/verdict-report.fixture.js';
import { CONTEXT } from '../../test/support/written.js';

/** The same value with the members of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe(canonicalJson.name, () => {
  it('sorts keys by UTF-16 code unit and writes numbers as RFC 8785 does', () => {
    expect(canonicalJson({ b: 1e21, a: [1.5, -0, 1e-7], '\u20ac': null, '\ud83d\ude00': 1, '\ufb33': 2, 10: 3 })).toBe(
      '{"10":3,"a":[1.5,0,1e-7],"b":1e+21,"\u20ac":null,"\ud83d\ude00":1,"\ufb33":2}',
    );
  });

  it('gives the same bytes whatever the order of members, and parses back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(json);
        expect(canonicalJson(JSON.parse(json))).toBe(json);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves out undefined members and keeps __proto__ as an ordinary key', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(canonicalJson(JSON.parse('{"__proto__":{"x":1},"a":2}'))).toBe('{"__proto__":{"x":1},"a":2}');
  });

  it.each([[Number.NaN], [Infinity], [1n], [new Date(0)], [new Map()], [undefined], [[undefined]]])(
    'refuses %p rather than lose it',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});

describe(verdictReportJson.name, () => {
  it('gives the same bytes each time and for any order of members', () => {
    const json = verdictReportJson(reportFixture());
    expect(verdictReportJson(reportFixture())).toBe(json);
    expect(verdictReportJson(reversed(reportFixture()) as ReturnType<typeof reportFixture>)).toBe(json);
  });

  it('carries a hash over what was published, which no status of the report changes', () => {
    const report = reportFixture();
    const { contentHash: hash, ...rest } = sealReport(report);
    expect(rest).toEqual(report);
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    const { organisation } = report;
    const later = reportFixture({
      state: 'RETRACTED',
      standing: 'retracted',
      retracted: true,
      stale: true,
      staleSince: '2027-01-01T00:00:00.000Z',
      placementState: 'GONE',
      goneSince: '2027-01-01T00:00:00.000Z',
      basis: 'ARCHIVED_VERSION',
      reviewBy: '2027-01-01',
      supersededBy: 9,
      corrections: [],
      modifiedAt: '2027-01-01T00:00:00.000Z',
      permalink: 'https://moved.example.org/reports/12',
      organisation: { ...organisation, url: 'https://moved.example.org', correctionsPolicy: null },
    });
    expect(sealReport(later).contentHash).toBe(hash);
    for (const change of [
      { summary: 'Another.' },
      { organisation: { ...organisation, name: 'Others' } },
      { topics: [] },
      { publishedAt: '2027-01-01T00:00:00.000Z' },
    ]) {
      expect([change, sealReport(reportFixture(change)).contentHash]).not.toEqual([change, hash]);
    }
  });

  it('keeps the hash of a report that comes from the archive', () => {
    const sealed = sealReport(reportFixture());
    expect(sealReport({ ...sealed, stale: true }).contentHash).toBe(sealed.contentHash);
    expect(verifyReportJson(verdictReportJson({ ...sealed, stale: true }))).toBe(true);
  });

  it('leaves out fields nobody declared and refuses confidential sources', () => {
    const leaky = { ...reportFixture(), reviewerNote: 'SECRET-NOTE' };
    expect(verdictReportJson(leaky)).not.toContain('SECRET-NOTE');
    const [item] = reportFixture().evidence;
    const secret = { ...reportFixture(), evidence: [{ ...item, confidential: true }] };
    expect(() => verdictReportJson(secret as unknown as ReturnType<typeof reportFixture>)).toThrow();
  });

  it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text.slice(0, 30)), text]))(
    'carries %s unchanged',
    (_n, text) => {
      const json = verdictReportJson(hostileReport(text));
      expect(JSON.parse(json)).toMatchObject(hostileReport(text));
      expect(verifyReportJson(json)).toBe(true);
    },
  );
});

describe(verifyReportJson.name, () => {
  it('sees a changed word, an added field and a missing hash', () => {
    const sealed = sealReport(reportFixture());
    const quote = { ...sealed.quote, note: 'added' };
    for (const forged of [
      { ...sealed, summary: 'It is true.' },
      { ...sealed, quote },
      { ...sealed, extra: 1 },
      { ...sealed, organisation: { ...sealed.organisation, note: 'added' } },
      { ...sealed, topics: undefined },
    ]) {
      expect(verifyReportJson(JSON.stringify(forged))).toBe(false);
    }
    expect(verifyReportJson(JSON.stringify(reportFixture()))).toBe(false);
    expect(verifyReportJson(JSON.stringify(sealed, null, 2))).toBe(true);
  });

  it.each(['', 'null', '[]', '7', '{"contentHash":1}', 'not json'])('says no to %p', (text) => {
    expect(verifyReportJson(text)).toBe(false);
  });
});

describe('the right of reply in a report', () => {
  it('is under the hash, and a report from before it was kept has the hash it had', () => {
    const { rightOfReply, ...older } = hostileReport('said');
    expect(contentHash(contentOf({ ...older, rightOfReply: undefined }))).toBe(contentHash(contentOf(older)));
    expect(contentHash(contentOf({ ...older, rightOfReply }))).not.toBe(contentHash(contentOf(older)));
    expect(verifyReportJson(verdictReportJson(older))).toBe(true);
    expect(verifyReportJson(verdictReportJson({ ...older, rightOfReply }))).toBe(true);
    const withoutIt = { ...sealReport({ ...older, rightOfReply }), rightOfReply: undefined };
    expect(verifyReportJson(JSON.stringify(withoutIt))).toBe(false);
  });
});

describe(verdictReportsJson.name, () => {
  it('holds retracted and stale reports with their marks, in one order', () => {
    const reports = [
      reportFixture({ number: 2, state: 'RETRACTED', retracted: true }),
      reportFixture({ number: 1, verdictVersion: 2, stale: true, staleSince: '2026-03-06T00:00:00.000Z' }),
      reportFixture({ number: 1, state: 'SUPERSEDED', supersededBy: 2 }),
    ];
    const json = verdictReportsJson(reports, CONTEXT);
    const parsed = JSON.parse(json) as { reports: { number: number; verdictVersion: number; stale: boolean }[] };
    expect(parsed.reports.map((r) => [r.number, r.verdictVersion, r.stale])).toEqual([
      [1, 1, false],
      [1, 2, true],
      [2, 1, false],
    ]);
    expect(verdictReportsJson(reports.toReversed(), CONTEXT)).toBe(json);
  });
});
