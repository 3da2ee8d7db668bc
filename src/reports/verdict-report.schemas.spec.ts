import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  HOSTILE_TEXTS,
  OFF_SCALE_RATING,
  hostileReport,
  reportFixture,
} from '../../test/support/verdict-report.fixture.js';
import { isCurrent, sealedVerdictReport, verdictReport, type VerdictReport } from './verdict-report.schemas.js';

describe('the verdict report schema', () => {
  it('accepts a complete report, one off the scale, and one without claimant or document address', () => {
    const base = reportFixture();
    const bare = reportFixture({ claimant: null, document: { ...base.document, url: null }, appearances: [] });
    for (const report of [base, reportFixture({ rating: OFF_SCALE_RATING }), bare]) {
      expect(verdictReport.parse(report)).toEqual(report);
    }
  });

  it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text.slice(0, 30)), text]))(
    'keeps %s as it is',
    (_name, text) => {
      expect(verdictReport.parse(hostileReport(text))).toEqual(hostileReport(text));
    },
  );

  it('drops fields it does not know, such as names of raters', () => {
    const base = reportFixture();
    const leaky = { ...base, raterNames: ['Ann'], raters: { ...base.raters, names: ['Ann'] } };
    expect(JSON.stringify(verdictReport.parse(leaky))).not.toContain('Ann');
  });

  it.each<[string, object]>([
    ['a confidential source', { evidence: [{ ...reportFixture().evidence[0], confidential: true }] }],
    ['a script address', { appearances: ['javascript:alert(1)'] }],
    ['a local time', { publishedAt: '2026-03-04T09:00:00+01:00' }],
    ['a date that does not exist', { madeAt: '2026-02-30' }],
    ['a verdict nobody published', { state: 'PROPOSED' }],
    ['a report number of nought', { number: 0 }],
  ])('refuses %s', (_what, changes) => {
    expect(verdictReport.safeParse({ ...reportFixture(), ...changes }).success).toBe(false);
  });

  it('turns into JSON Schema for OpenAPI', () => {
    expect(z.toJSONSchema(verdictReport)).toMatchObject({ $ref: '#/$defs/VerdictReport' });
    expect(z.toJSONSchema(sealedVerdictReport)).toMatchObject({ $ref: '#/$defs/SealedVerdictReport' });
  });
});

describe(isCurrent.name, () => {
  it.each<[string, Partial<VerdictReport>, boolean]>([
    ['a published report', {}, true],
    ['a stale one', { stale: true }, false],
    ['one whose new source version is not compared yet', { placementState: 'PENDING' }, false],
    ['one whose source could not be compared', { placementState: 'FAILED' }, false],
    ['one settled on the archived version', { placementState: 'GONE' }, true],
    ['a replaced one', { supersededBy: 2 }, false],
    ['one in state SUPERSEDED', { state: 'SUPERSEDED' }, false],
    ['a retracted one', { state: 'RETRACTED', retracted: true }, false],
  ])('answers for %s', (_what, changes, expected) => {
    expect(isCurrent(reportFixture(changes))).toBe(expected);
  });
});
