/**
 * SQL: the newest placement of `claim` (in scope) under a condition, with the number and the text of its version; for a
 * LATERAL join.
 */
export const newestPlacement = (condition = ''): string => `
  SELECT version.number, version.text, placement.* FROM claim_placement placement
  JOIN document_version version ON version.id = placement.document_version_id
  WHERE placement.claim_id = claim.id ${condition} ORDER BY version.number DESC LIMIT 1`;

/** Where the claim's words are known: not where they are being looked for, lost, or say something else. */
export const WITH_WORDS = `AND placement.start_offset IS NOT NULL AND placement.source_state <> 'CHANGED'`;
