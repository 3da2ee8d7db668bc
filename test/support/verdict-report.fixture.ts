import type { VerdictReport } from '../../src/reports/verdict-report.schemas.js';

const BASE: VerdictReport = {
  number: 12,
  permalink: 'https://checks.example.org/reports/12',
  claimId: '3f6c2b1e-8d1a-4c55-9f0e-2a7b6c1d4e5f',
  documentId: '0b9d7c52-1f7e-4a0c-8d77-6f3a2b1c0d9e',
  verdictVersion: 1,
  state: 'PUBLISHED',
  statement: 'The minister said on 1 March that the city had planted 4,000 trees in the past year.',
  shortStatement: 'The city planted 4,000 trees last year',
  language: 'en',
  topics: ['environment'],
  quote: { exact: 'planted 4,000 trees', prefix: 'the city ', suffix: ' last year', start: 120, end: 139 },
  document: {
    title: 'Minister on green streets',
    url: 'https://paper.example.com/green-streets',
    version: 2,
    sha256: 'a'.repeat(64),
    publisher: 'The Paper',
    publishedAt: '2026-03-01',
  },
  source: { id: '6f1d3c7a-52a4-4f0e-9b36-0c8e7f5a1d20', name: 'The Paper' },
  claimant: { kind: 'PERSON', name: 'Ada Moss', sameAs: 'https://www.wikidata.org/wiki/Q1', jobTitle: 'Minister' },
  madeAt: '2026-03-01',
  appearances: ['https://paper.example.com/green-streets', 'https://radio.example.net/talk'],
  rating: {
    schemeKey: 'five-point',
    schemeVersion: 1,
    label: 'MOSTLY_FALSE',
    name: 'Mostly false',
    definition: 'The main point does not hold.',
    ordinal: 2,
    min: 1,
    max: 5,
  },
  origin: 'ADJUDICATED',
  summary: 'The register lists 1,150 trees; the larger number counts saplings given to schools.',
  rationale: 'The tree register of the city lists 1,150 plantings in 2025.',
  evidence: [
    {
      url: 'https://data.example.org/trees',
      archiveUrl: 'https://archive.example.org/trees',
      title: 'Tree register',
      quote: '1,150 plantings',
      stance: 'REFUTES',
      kind: 'PRIMARY',
      accessedAt: '2026-03-03T10:00:00.000Z',
      confidential: false,
      attachments: [{ filename: 'register.pdf', mediaType: 'application/pdf', sha256: 'b'.repeat(64), size: 48_211 }],
    },
  ],
  raters: {
    count: 2,
    histogram: [
      { label: 'FALSE', count: 1 },
      { label: 'MOSTLY_FALSE', count: 1 },
    ],
    note: 'The two raters differed by one step.',
    independent: true,
  },
  policy: { k: 2, agreement: 'EXACT', blind: 'DOUBLE', onDisagree: 'ADJUDICATE' },
  decidedBy: { raters: 2, adjudicator: true, approver: 'editor' },
  provenance: { sourcesWaivers: [], fields: [] },
  adjudication: { cause: 'DEFINITION', rationale: 'Saplings given away are not plantings.' },
  methodologyVersion: '2026-01',
  organisation: {
    name: 'Example Checks',
    url: 'https://checks.example.org',
    correctionsPolicy: 'https://checks.example.org/corrections',
  },
  firstPublishedAt: '2026-03-04T09:00:00.000Z',
  publishedAt: '2026-03-05T09:00:00.000Z',
  modifiedAt: '2026-03-05T09:00:00.000Z',
  corrections: [
    {
      kind: 'UPDATE',
      what: 'The register was updated.',
      now: 'The register lists 1,150 trees.',
      why: 'New data.',
      publishedAt: '2026-03-05T09:00:00.000Z',
    },
  ],
  stale: false,
  staleSince: null,
  reviewBy: null,
  placementState: 'CURRENT',
  basis: 'NEWEST_VERSION',
  goneSince: null,
  standing: 'current',
  supersededBy: null,
  retracted: false,
};

/** A complete, current report for tests; `changes` replaces whole members. */
export function reportFixture(changes: Partial<VerdictReport> = {}): VerdictReport {
  return { ...BASE, ...changes };
}

/** The rating of a label off the scale. */
export const OFF_SCALE_RATING: VerdictReport['rating'] = {
  schemeKey: 'five-point',
  schemeVersion: 1,
  label: 'SATIRE',
  name: 'Satire',
  definition: 'Meant as humour.',
  ordinal: null,
  min: 1,
  max: 5,
};

/** Text that has broken exports before: script, formulas, direction override, separators, length. */
export const HOSTILE_TEXTS: readonly string[] = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '=HYPERLINK("https://evil.example","x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '＝1+1',
  '\t=1',
  '\r\n=1',
  '\n=1',
  '\0=1',
  "'=1",
  '"quoted", and; separated\r\nlines',
  'false \u202Eeurt',
  'line\u2028separator\u2029here',
  '\uFEFFbom',
  '__proto__',
  '🌳'.repeat(50_000),
];

/** Somebody was asked and answered, and somebody replied, in these words. */
export const saidBy = (text: string): VerdictReport['rightOfReply'] => ({
  contactAttempts: [
    { who: text, way: 'EMAIL', attemptedAt: '2026-03-02T10:00:00.000Z', outcome: 'ANSWERED', answer: text },
  ],
  replies: [{ author: text, text, publishedAt: '2026-03-03T10:00:00.000Z' }],
});

/** The report with `text` in every free text field. */
export function hostileReport(text: string): VerdictReport {
  const base = reportFixture();
  return {
    ...base,
    claimId: text,
    documentId: text,
    statement: text,
    shortStatement: text,
    language: text,
    topics: [text],
    source: { id: 'source', name: text },
    quote: { ...base.quote, exact: text, prefix: text, suffix: text },
    document: { ...base.document, title: text, publisher: text },
    claimant: { kind: 'PERSON', name: text, sameAs: null, jobTitle: text },
    rating: { ...base.rating, schemeKey: text, label: text, name: text, definition: text },
    summary: text,
    rationale: text,
    evidence: base.evidence.map((item) => ({
      ...item,
      title: text,
      quote: text,
      stance: text,
      kind: text,
      attachments: item.attachments.map((file) => ({ ...file, filename: text, mediaType: text })),
    })),
    raters: { count: 1, histogram: [{ label: text, count: 1 }], note: text, independent: true },
    provenance: { sourcesWaivers: [text], fields: [{ key: text, name: text, values: [text] }] },
    adjudication: { cause: text, rationale: text },
    rightOfReply: saidBy(text),
    methodologyVersion: text,
    organisation: { ...base.organisation, name: text },
    corrections: base.corrections.map((item) => ({ ...item, what: text, now: text, why: text })),
  };
}
