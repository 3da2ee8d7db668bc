import { InitialSchema1795326687419 } from './1795326687419-InitialSchema.js';
import { AddInvariants1795326700000 } from './1795326700000-AddInvariants.js';
import { AddLlmCalls1795337400000 } from './1795337400000-AddLlmCalls.js';
import { AddWebPages1795338447572 } from './1795338447572-AddWebPages.js';
import { AddAddressIndexes1795338450000 } from './1795338450000-AddAddressIndexes.js';
import { AddExtractionDesk1795440000000 } from './1795440000000-AddExtractionDesk.js';
import { ProtectExtractionDesk1795440100000 } from './1795440100000-ProtectExtractionDesk.js';
import { AddSourceModified1795441000000 } from './1795441000000-AddSourceModified.js';
import { AddVersionOrigins1795500000000 } from './1795500000000-AddVersionOrigins.js';
import { AddIncomingHooks1795500010000 } from './1795500010000-AddIncomingHooks.js';
import { AddWatching1795500100000 } from './1795500100000-AddWatching.js';
import { AddSearchMemory1795500200000 } from './1795500200000-AddSearchMemory.js';
import { AddSourceConsequences1795500300000 } from './1795500300000-AddSourceConsequences.js';
import { BackfillSourceConsequences1795500300100 } from './1795500300100-BackfillSourceConsequences.js';
import { AddNotifications1795500400000 } from './1795500400000-AddNotifications.js';
import { AddComments1795500410000 } from './1795500410000-AddComments.js';
import { AddAssignmentDesk1795500500000 } from './1795500500000-AddAssignmentDesk.js';
import { AddComplaints1795500600000 } from './1795500600000-AddComplaints.js';
import { AddClaimBoard1795500800000 } from './1795500800000-AddClaimBoard.js';
import { AddSavedFilters1795500900000 } from './1795500900000-AddSavedFilters.js';
import { AddExtractionReruns1795501000000 } from './1795501000000-AddExtractionReruns.js';
import { AddUnblinding1795501100000 } from './1795501100000-AddUnblinding.js';
import { AddEvidenceRules1795501110000 } from './1795501110000-AddEvidenceRules.js';
import { AddOpenWorkIndexes1795501200000 } from './1795501200000-AddOpenWorkIndexes.js';
import { AddGoldAnswers1795510000000 } from './1795510000000-AddGoldAnswers.js';
import { ProtectGoldAnswers1795510001000 } from './1795510001000-ProtectGoldAnswers.js';
import { AddClaimAges1795510002000 } from './1795510002000-AddClaimAges.js';
import { DropStatementSearch1795510003000 } from './1795510003000-DropStatementSearch.js';
import { AddPublishedReports1795520000000 } from './1795520000000-AddPublishedReports.js';
import { KeepPublishedReports1795520100000 } from './1795520100000-KeepPublishedReports.js';
import { AddExports1795530000000 } from './1795530000000-AddExports.js';
import { AddOrganisation1795550000000 } from './1795550000000-AddOrganisation.js';
import { ProtectOrganisation1795550100000 } from './1795550100000-ProtectOrganisation.js';
import { AddReaders1795560000000 } from './1795560000000-AddReaders.js';
import { ProtectReplies1795560100000 } from './1795560100000-ProtectReplies.js';
import { AddWebhooks1795570000000 } from './1795570000000-AddWebhooks.js';
import { BeginWebhookEvents1795570100000 } from './1795570100000-BeginWebhookEvents.js';
import { AddImports1795580000000 } from './1795580000000-AddImports.js';
import { ProtectImports1795580010000 } from './1795580010000-ProtectImports.js';
import { AddClaimTriageMemory1795590000000 } from './1795590000000-AddClaimTriageMemory.js';
import { AddScheduledPublication1795600000000 } from './1795600000000-AddScheduledPublication.js';
import { AddUrgencyToBoard1795600010000 } from './1795600010000-AddUrgencyToBoard.js';
import { AddClaimantKind1795610000000 } from './1795610000000-AddClaimantKind.js';
import { AddPresence1795770000000 } from './1795770000000-AddPresence.js';
import { TellLiveEvents1795770010000 } from './1795770010000-TellLiveEvents.js';
import { AddDataLicence1795770020000 } from './1795770020000-AddDataLicence.js';
import { KeepWebhookTries1795770021000 } from './1795770021000-KeepWebhookTries.js';
import { AddSnapshotAcceptance1795770030000 } from './1795770030000-AddSnapshotAcceptance.js';
import { AddReattachedIndex1795770031000 } from './1795770031000-AddReattachedIndex.js';
import { KeepEntryErrors1795770040000 } from './1795770040000-KeepEntryErrors.js';

/** Every migration, oldest first. Listed, not searched for, so that the order and the set are in one place. */

/** Every migration, oldest first. Listed, not searched for, so that the order and the set are in one place. */
export const MIGRATIONS = [
  InitialSchema1795326687419,
  AddInvariants1795326700000,
  AddLlmCalls1795337400000,
  AddWebPages1795338447572,
  AddAddressIndexes1795338450000,
  AddExtractionDesk1795440000000,
  ProtectExtractionDesk1795440100000,
  AddSourceModified1795441000000,
  AddVersionOrigins1795500000000,
  AddIncomingHooks1795500010000,
  AddWatching1795500100000,
  AddSearchMemory1795500200000,
  AddSourceConsequences1795500300000,
  BackfillSourceConsequences1795500300100,
  AddNotifications1795500400000,
  AddComments1795500410000,
  AddAssignmentDesk1795500500000,
  AddComplaints1795500600000,
  AddClaimBoard1795500800000,
  AddSavedFilters1795500900000,
  AddExtractionReruns1795501000000,
  AddUnblinding1795501100000,
  AddEvidenceRules1795501110000,
  AddOpenWorkIndexes1795501200000,
  AddGoldAnswers1795510000000,
  ProtectGoldAnswers1795510001000,
  AddClaimAges1795510002000,
  DropStatementSearch1795510003000,
  AddPublishedReports1795520000000,
  KeepPublishedReports1795520100000,
  AddExports1795530000000,
  AddOrganisation1795550000000,
  ProtectOrganisation1795550100000,
  AddReaders1795560000000,
  ProtectReplies1795560100000,
  AddWebhooks1795570000000,
  BeginWebhookEvents1795570100000,
  AddImports1795580000000,
  ProtectImports1795580010000,
  AddClaimTriageMemory1795590000000,
  AddScheduledPublication1795600000000,
  AddUrgencyToBoard1795600010000,
  AddClaimantKind1795610000000,
  AddPresence1795770000000,
  TellLiveEvents1795770010000,
  AddDataLicence1795770020000,
  KeepWebhookTries1795770021000,
  AddSnapshotAcceptance1795770030000,
  AddReattachedIndex1795770031000,
  KeepEntryErrors1795770040000,
];
