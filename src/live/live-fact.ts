/** A row of the audit trail with what decides who may be told of it. It never leaves the server. */
export interface LiveFact {
  /** Place in the audit trail. */
  seq: number;
  event: string;
  entityType: string;
  entityId: string;
  actorId: string | null;
  claimId: string | null;
  documentId: string | null;
  roundId: string | null;
  /** Whose assignment it is about. */
  raterId: string | null;
  /** It measures a rater with a known answer: the desk's measurers know of such rounds, adjudicators do not. */
  measures: boolean;
  /** People who may not be told as members of the desk: they rate the claim, or one of the document that is talked about. */
  blind: string[];
  /** For what became of a source: assignments whose words may have changed, and whose they are. */
  reread: { assignmentId: string; raterId: string }[];
}
