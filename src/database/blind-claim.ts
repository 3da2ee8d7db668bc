/**
 * SQL condition: this person may see the claim only as its rater. The rule itself is the view `blind_claim` (made by the
 * migrations); every query that shows claims, rounds, verdicts or audit events asks it in these words.
 * Both arguments are SQL: a column, and a parameter such as `$2`.
 */
export const isBlind = (claimId: string, userId: string): string =>
  `EXISTS (SELECT FROM blind_claim WHERE blind_claim.claim_id = ${claimId} AND blind_claim.user_id = ${userId})`;

/** SQL condition: this person is blind on some claim of the document, so talk about the whole document is not for them. */
export const isBlindInDocument = (documentId: string, userId: string): string =>
  `EXISTS (SELECT FROM blind_claim JOIN claim blind ON blind.id = blind_claim.claim_id
     WHERE blind.document_id = ${documentId} AND blind_claim.user_id = ${userId})`;
