import { Presence } from './live/presence/presence.entity.js';
import { ChunkedFile } from './files/chunked-file.entity.js';
import { FileChunk } from './files/file-chunk.entity.js';
import { ExportSnapshot } from './exports/export-snapshot.entity.js';
import { ExportSnapshotItem } from './exports/export-snapshot-item.entity.js';
import { ReportExport } from './exports/report-export.entity.js';
import { Adjudication } from './verdicts/adjudication.entity.js';
import { ApiToken } from './auth/api-token.entity.js';
import { Assignment } from './assignments/assignment.entity.js';
import { AssignmentPlan } from './assignments/planning/assignment-plan.entity.js';
import { AuditEvent } from './audit/audit-event.entity.js';
import { AuditHead } from './audit/audit-head.entity.js';
import { Claim } from './claims/claim.entity.js';
import { ClaimBoardRow } from './claims/claim-board.entity.js';
import { ClaimPlacement } from './claims/claim-placement.entity.js';
import { Comment } from './comments/comment.entity.js';
import { CommentRevision } from './comments/comment-revision.entity.js';
import { CommentThread } from './comments/comment-thread.entity.js';
import { Complaint } from './complaints/complaint.entity.js';
import { Correction } from './verdicts/correction.entity.js';
import { Document } from './documents/document.entity.js';
import { DocumentJob } from './documents/document-job.entity.js';
import { DocumentVersion } from './documents/document-version.entity.js';
import { CheckHost } from './watching/check-host.entity.js';
import { CheckPace } from './watching/check-pace.entity.js';
import { DiscardedSentence } from './claims/discarded-sentence.entity.js';
import { Attachment } from './assignments/attachments/attachment.entity.js';
import { EvidenceItem } from './assignments/evidence-item.entity.js';
import { ExtractionRerun } from './extraction/reruns/extraction-rerun.entity.js';
import { RerunDocument } from './extraction/reruns/rerun-document.entity.js';
import { ExtractionSettingsVersion } from './extraction/extraction-settings.entity.js';
import { FrozenReport } from './reports/published-report.entity.js';
import { Feed } from './watching/feed.entity.js';
import { FeedEntry } from './watching/feed-entry.entity.js';
import { IdempotencyKey } from './api/idempotency-key.entity.js';
import { ImportChunk } from './imports/import-chunk.entity.js';
import { ImportRow } from './imports/import-row.entity.js';
import { ImportRun } from './imports/import-run.entity.js';
import { IncomingHook } from './source-changes/hooks/incoming-hook.entity.js';
import { Invitation } from './users/invitation.entity.js';
import { StoredSearchMemory } from './extraction/search-memory.entity.js';
import { LlmCall } from './extraction/llm/llm-call.entity.js';
import { MailDigest } from './notifications/mail-digest.entity.js';
import { Notification } from './notifications/notification.entity.js';
import { NotificationPreference } from './notifications/notification-preference.entity.js';
import { NotificationSettings } from './notifications/notification-settings.entity.js';
import { OutboxJob } from './jobs/outbox-job.entity.js';
import { PolicyTemplate } from './assignments/policies/policy-template.entity.js';
import { PriorCheck } from './imports/prior-checks/prior-check.entity.js';
import { PriorCheckRevision } from './imports/prior-checks/prior-check-revision.entity.js';
import { RatingScheme } from './schemes/rating-scheme.entity.js';
import { Recusal } from './assignments/recusal.entity.js';
import { Review } from './assignments/review.entity.js';
import { Methodology } from './organisation/methodology.entity.js';
import { OrganisationProfileVersion } from './organisation/organisation-profile.entity.js';
import { ReviewRound } from './assignments/review-round.entity.js';
import { RoundSlot } from './assignments/round-slot.entity.js';
import { RoundUnblinding } from './assignments/round-unblinding.entity.js';
import { ScheduledCheck } from './watching/scheduled-check.entity.js';
import { Session } from './auth/session.entity.js';
import { SavedFilter } from './claims/saved-filter.entity.js';
import { Source } from './documents/source.entity.js';
import { SourceWatch } from './watching/source-watch.entity.js';
import { StatementRevision } from './claims/statement-revision.entity.js';
import { StoredFile } from './files/stored-file.entity.js';
import { ContactAttempt } from './replies/contact-attempt.entity.js';
import { Reply } from './replies/reply.entity.js';
import { Subscription } from './subscriptions/subscription.entity.js';
import { SubscriptionMail } from './subscriptions/subscription-mail.entity.js';
import { UserAccount } from './users/user.entity.js';
import { Watch } from './watching/watch.entity.js';
import { WebhookCursor } from './webhooks/events/webhook-cursor.entity.js';
import { WebhookAttempt } from './webhooks/deliveries/webhook-attempt.entity.js';
import { WebhookDelivery } from './webhooks/deliveries/webhook-delivery.entity.js';
import { WebhookEndpoint } from './webhooks/endpoints/webhook-endpoint.entity.js';
import { WebhookEvent } from './webhooks/events/webhook-event.entity.js';
import { WebPage } from './documents/web-page.entity.js';
import { GoldAnswer } from './assignments/gold/gold-answer.entity.js';
import { Verdict } from './verdicts/verdict.entity.js';

/** Every table TypeORM knows. Listed here, at the composition root, so that no file depends on where it is run. */
export const ENTITIES = [
  UserAccount,
  Invitation,
  Session,
  ApiToken,
  AuditEvent,
  AuditHead,
  OutboxJob,
  IdempotencyKey,
  NotificationSettings,
  NotificationPreference,
  MailDigest,
  Notification,
  SavedFilter,
  StoredFile,
  ChunkedFile,
  FileChunk,
  Source,
  Document,
  DocumentVersion,
  DocumentJob,
  LlmCall,
  StoredSearchMemory,
  WebPage,
  IncomingHook,
  Claim,
  ClaimBoardRow,
  StatementRevision,
  ClaimPlacement,
  DiscardedSentence,
  ExtractionSettingsVersion,
  ExtractionRerun,
  RerunDocument,
  RatingScheme,
  OrganisationProfileVersion,
  Methodology,
  PolicyTemplate,
  GoldAnswer,
  ReviewRound,
  RoundSlot,
  RoundUnblinding,
  Assignment,
  AssignmentPlan,
  Review,
  Attachment,
  EvidenceItem,
  Recusal,
  Adjudication,
  Verdict,
  FrozenReport,
  Correction,
  CommentThread,
  Comment,
  CommentRevision,
  Complaint,
  ContactAttempt,
  Reply,
  Subscription,
  SubscriptionMail,
  ExportSnapshot,
  ExportSnapshotItem,
  ReportExport,
  ScheduledCheck,
  CheckHost,
  CheckPace,
  Watch,
  SourceWatch,
  Feed,
  FeedEntry,
  WebhookEndpoint,
  WebhookEvent,
  WebhookDelivery,
  WebhookAttempt,
  WebhookCursor,
  ImportRun,
  ImportChunk,
  ImportRow,
  PriorCheck,
  PriorCheckRevision,
  Presence,
];
