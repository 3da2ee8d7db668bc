import { z } from 'zod';
import { claimReviewRating } from '../schemes/claim-review-mapping.js';
import { STANDING_MEANS } from '../verdicts/verdict-standing.js';

/** Only verdict states that readers have seen: a proposed, approved or withdrawn verdict has no report. */
export const reportState = z.enum(['PUBLISHED', 'SUPERSEDED', 'RETRACTED']);

const verdictOrigin = z.enum(['UNANIMOUS', 'TIEBREAK', 'ADJUDICATED', 'CARRIED', 'SINGLE', 'IMPORTED']);
const correctionKind = z.enum(['TYPO', 'CLARIFICATION', 'UPDATE', 'CORRECTION', 'RETRACTION']);
const placementState = z.enum(['PENDING', 'CURRENT', 'REWORDED', 'CONTEXT_CHANGED', 'CHANGED', 'GONE', 'FAILED']);

/** A moment: ISO 8601 in UTC, `2026-03-01T09:30:00.000Z`. */
const instant = z.iso.datetime().describe('ISO 8601 in UTC.');

/** A date set by somebody else, often known to the day only: `2026-03-01` or a UTC moment. */
const dayOrInstant = z.union([z.iso.date(), z.iso.datetime()]).describe('ISO 8601: a day, or a moment in UTC.');

/** http and https only: a report is a page with links, and `javascript:` is a valid URL too. */
const webUrl = z.url({ protocol: /^https?$/ });

const text = z.string();
const count = z.int().min(0);
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

export const reportQuote = z
  .object({
    exact: text.describe('The words judged, as they stand in the document version.'),
    prefix: text.describe('Text just before the words.'),
    suffix: text.describe('Text just after the words.'),
    start: count.describe('Offset of the first character in the version text (UTF-16 code units).'),
    end: count.describe('Offset after the last character (UTF-16 code units).'),
  })
  .meta({ id: 'VerdictReportQuote' });

export const reportDocument = z
  .object({
    title: text,
    url: webUrl.nullable().describe('Where the document was published; null when it was submitted as text.'),
    version: z.int().min(1).describe('The version whose words were judged.'),
    sha256: sha256Hex.describe('SHA-256 of that version’s text, 64 hex digits.'),
    publisher: text.nullable(),
    publishedAt: dayOrInstant.nullable(),
  })
  .meta({ id: 'VerdictReportDocument' });

export const reportClaimant = z
  .object({
    kind: z.enum(['PERSON', 'ORGANISATION']),
    name: text.describe('Who made the claim.'),
    sameAs: webUrl.nullable().describe('Page that identifies the claimant (Wikidata, own site); never the article.'),
    jobTitle: text.nullable().describe('Role of a person at the time of the claim.'),
  })
  .meta({ id: 'VerdictReportClaimant' });

export const reportRating = z
  .object({
    schemeKey: text,
    schemeVersion: z.int().min(1),
    label: text.describe('Label key, such as MOSTLY_TRUE.'),
    name: text.describe('Label as readers see it.'),
    definition: text.describe('Published definition of the label in this scheme version.'),
    ordinal: z.int().nullable().describe('Place on the scale, higher is truer; null when the label is off the scale.'),
    claimReview: claimReviewRating.optional().describe('Where ClaimReview says something else than name and number.'),
    min: z.int().describe('Least true number of the scale.'),
    max: z.int().describe('Truest number of the scale.'),
  })
  .meta({ id: 'VerdictReportRating' });

export const reportAttachment = z
  .object({
    filename: text.describe('As whoever handed it in called it.'),
    mediaType: text,
    sha256: sha256Hex.describe('SHA-256 of the bytes, 64 hex digits. The desk keeps the file.'),
    size: count.describe('Bytes.'),
  })
  .meta({ id: 'VerdictReportAttachment' });

export const reportEvidence = z
  .object({
    url: webUrl.nullable(),
    archiveUrl: webUrl.nullable(),
    title: text,
    quote: text.nullable().describe('The passage relied on.'),
    stance: text.describe('What the item does to the claim, such as SUPPORTS or REFUTES.'),
    kind: text.describe('What sort of source it is, such as PRIMARY or SECONDARY.'),
    accessedAt: dayOrInstant.nullable(),
    confidential: z.literal(false).describe('Always false: confidential sources never leave the newsroom.'),
    attachments: z.array(reportAttachment).describe('Files that show it, such as a scan.'),
  })
  .meta({ id: 'VerdictReportEvidence' });

export const reportRaters = z
  .object({
    count: count.describe('How many independent ratings count.'),
    histogram: z.array(z.object({ label: text, count })).describe('Ratings per label key, without names.'),
    note: text.describe('How far the raters agreed, in one sentence.'),
    independent: z.boolean().describe('Ratings were given before anybody could see another one.'),
  })
  .meta({ id: 'VerdictReportRaters' });

export const reportProvenance = z
  .object({
    sourcesWaivers: z
      .array(text)
      .describe(
        'Why fewer independent sources than the rules of the desk ask for were enough, in the words of raters.',
      ),
    fields: z
      .array(z.object({ key: text, name: text, values: z.array(text) }))
      .describe("What raters answered to the scheme's further questions, each answer once."),
  })
  .meta({ id: 'VerdictReportProvenance' });

export const reportCorrection = z
  .object({
    kind: correctionKind,
    what: text.describe('What was wrong.'),
    now: text.describe('What the report says now.'),
    why: text,
    publishedAt: instant,
  })
  .meta({ id: 'VerdictReportCorrection' });

export const reportPolicy = z
  .object({
    k: z.int().min(1).describe('How many raters the round asked for.'),
    agreement: text.describe('When ratings count as agreed: EXACT or MEDIAN_WITHIN_1.'),
    blind: text.describe('Who saw what while it was rated: DOUBLE, SINGLE or OPEN.'),
    onDisagree: text.describe('What followed from disagreement: TIEBREAK or ADJUDICATE.'),
  })
  .meta({ id: 'VerdictReportPolicy' });

export const reportDecidedBy = z
  .object({
    raters: count.describe('People who rated.'),
    adjudicator: z.boolean().describe('An adjudicator settled it.'),
    approver: text.nullable().describe('Role of who approved it; null when that is not on record.'),
  })
  .describe('Which roles had a part in it; never who.')
  .meta({ id: 'VerdictReportDecidedBy' });

export const contactWay = z.enum(['EMAIL', 'PHONE', 'LETTER', 'FORM', 'IN_PERSON', 'OTHER']);
export const contactOutcome = z.enum(['NO_ANSWER', 'DECLINED', 'ANSWERED']);

export const reportRightOfReply = z
  .object({
    contactAttempts: z
      .array(
        z.object({
          who: text.describe('A role or an organisation.'),
          way: contactWay,
          attemptedAt: instant,
          outcome: contactOutcome,
          answer: text.nullable().describe('What they said, where readers may see it.'),
        }),
      )
      .describe('Whom the desk asked for their side, oldest first.'),
    replies: z
      .array(z.object({ author: text, text, publishedAt: instant }))
      .describe('What was replied to earlier reports on the claim, oldest first.'),
  })
  .meta({ id: 'VerdictReportRightOfReply' });
export type ReportRightOfReply = z.infer<typeof reportRightOfReply>;

/**
 * What a report says: frozen when it is published, and the part that `contentHash` is over. A field that a later release
 * adds has to be optional here, because reports that were frozen before never get it.
 */
export const reportContent = z.object({
  number: z.int().min(1).describe('Report number, as in its address.'),
  claimId: text.min(1),
  documentId: text.min(1),
  verdictVersion: z.int().min(1),
  statement: text.describe('The claim in full.'),
  shortStatement: text.describe('The claim in brief, best under 75 characters, without the rating.'),
  language: text.describe('Language of the report (BCP 47).'),
  topics: z.array(text).describe('What the claim is about, such as health.'),
  quote: reportQuote,
  document: reportDocument,
  source: z
    .object({ id: text.min(1), name: text })
    .nullable()
    .describe('Who publishes the document; null when nobody is on record.'),
  claimant: reportClaimant.nullable(),
  madeAt: dayOrInstant.nullable().describe('When the claim was made.'),
  appearances: z.array(webUrl).describe('Where the claim was seen, earliest first.'),
  rating: reportRating,
  origin: verdictOrigin.describe('How the verdict came about.'),
  summary: text.describe('The conclusion in one or two sentences.'),
  rationale: text.describe('The reasoning in full.'),
  evidence: z.array(reportEvidence),
  raters: reportRaters,
  policy: reportPolicy.describe('Rules of the round that the verdict came from.'),
  decidedBy: reportDecidedBy,
  provenance: reportProvenance,
  adjudication: z.object({ cause: text, rationale: text }).nullable(),
  rightOfReply: reportRightOfReply
    .optional()
    .describe(
      'As it stood at publication; absent when nobody was asked or replied. Replies since then: /reports/{number}/replies.',
    ),
  methodologyVersion: text,
  organisation: z.object({ name: text.describe('Who published it, as it was called then.') }),
  firstPublishedAt: instant.describe('When the first version was published (UTC).'),
  publishedAt: instant.describe('When this version was published (UTC).'),
});
export type ReportContent = z.infer<typeof reportContent>;

/** What became of a report since, and addresses of the site: told anew with every answer, under no hash. */
export const reportStatus = z.object({
  permalink: webUrl.describe('Permanent address of the report page, without an anchor.'),
  state: reportState,
  modifiedAt: instant.describe('When the report last changed (UTC).'),
  corrections: z.array(reportCorrection).describe('Newest first.'),
  stale: z.boolean().describe('The source changed after the verdict and no editor has settled it yet.'),
  staleSince: instant.nullable(),
  placementState: placementState.describe('Whether the words still stand in the newest version of the document.'),
  reviewBy: z.iso
    .date()
    .nullable()
    .describe('Day (UTC) from which the desk means to look again whether this holds; it stands meanwhile.'),
  basis: z
    .enum(['NEWEST_VERSION', 'ARCHIVED_VERSION'])
    .describe(
      'ARCHIVED_VERSION: an editor decided that it holds for the version judged, which the source no longer has.',
    ),
  goneSince: instant.nullable().describe('Since when the source no longer has the words; null while it has them.'),
  standing: z.enum(['current', 'archived', 'unknown', 'stale', 'superseded', 'retracted']).describe(STANDING_MEANS),
  supersededBy: z.int().min(1).nullable().describe('Version of the verdict that replaced this one.'),
  retracted: z.boolean(),
});
export type ReportStatus = z.infer<typeof reportStatus>;

/**
 * Everything that leaves the newsroom about one version of a verdict; the one source of the page, the JSON, the CSV
 * and the ClaimReview. It holds no names of raters and no confidential source; unknown fields are dropped on parse.
 */
export const verdictReport = z
  .object({
    ...reportContent.shape,
    ...reportStatus.shape,
    organisation: z.object({
      ...reportContent.shape.organisation.shape,
      url: webUrl,
      correctionsPolicy: webUrl.nullable(),
    }),
  })
  .meta({ id: 'VerdictReport' });
export type VerdictReport = z.infer<typeof verdictReport>;

/** A report as it is handed out: `contentHash` never changes once it is published. */
export const sealedVerdictReport = verdictReport
  .extend({
    contentHash: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .describe(
        '`sha256:` and 64 hex digits over the canonical JSON (RFC 8785) of what was published: this object without ' +
          `\`contentHash\`, without ${Object.keys(reportStatus.shape).join(', ')}, and with only the name in \`organisation\`.`,
      ),
  })
  .meta({ id: 'SealedVerdictReport' });
export type SealedVerdictReport = z.infer<typeof sealedVerdictReport>;

type Facts = Pick<VerdictReport, 'state' | 'stale' | 'supersededBy' | 'retracted' | 'placementState'>;

/**
 * What the report is worth today. While a new version of the source is not compared yet (PENDING) or could not be
 * (FAILED) nobody knows.
 */
export function standingOf({
  state,
  stale,
  supersededBy,
  retracted,
  placementState,
}: Facts): VerdictReport['standing'] {
  if (retracted || state === 'RETRACTED') return 'retracted';
  if (state === 'SUPERSEDED' || supersededBy !== null) return 'superseded';
  if (stale) return 'stale';
  if (placementState === 'PENDING' || placementState === 'FAILED') return 'unknown';
  return placementState === 'GONE' ? 'archived' : 'current';
}

/**
 * Whether the report may be given out as today's conclusion. Everything else appears only in the full JSON export and on
 * its own page, with its mark. Asked of the facts and not of the mark, so that no report says of itself that it stands.
 */
export function isCurrent(report: VerdictReport): boolean {
  const standing = standingOf(report);
  return standing === 'current' || standing === 'archived';
}
