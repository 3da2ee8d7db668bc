import { Injectable } from '@nestjs/common';
import { isBlind } from '../../database/blind-claim.js';
import type { Tx } from '../../database/transactions.js';
import { BULK_LIMIT, type ClaimFilter } from './bulk.schemas.js';

/** Which claims a filter means. */
@Injectable()
export class ClaimSelectionQueries {
  /** Oldest first, without the claims this person rates. @returns at most `BULK_LIMIT`, and whether there are more. */
  async select(tx: Tx, filter: ClaimFilter, userId: string): Promise<{ ids: string[]; limited: boolean }> {
    const parameters: unknown[] = [];
    const value = (item: unknown): string => `$${parameters.push(item)}`;
    const conditions = [
      `claim.workflow_state = ANY(${value(filter.state ? [filter.state] : ['READY', 'IN_REVIEW'])})`,
      `NOT ${isBlind('claim.id', value(userId))}`,
      // A claim in review counts when somebody can still be given a place.
      `(claim.workflow_state = 'READY' OR EXISTS (
         SELECT FROM review_round round JOIN round_slot slot ON slot.round_id = round.id
         WHERE round.claim_id = claim.id AND round.status = 'OPEN' AND NOT EXISTS (
           SELECT FROM assignment WHERE assignment.round_id = slot.round_id AND assignment.slot_number = slot.number
             AND assignment.state IN ('OFFERED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED'))))`,
    ];
    if (filter.documentId) conditions.push(`claim.document_id = ${value(filter.documentId)}`);
    if (filter.sourceId) conditions.push(`document.source_id = ${value(filter.sourceId)}`);
    if (filter.topic) conditions.push(`${value(filter.topic)} = ANY(claim.topics)`);
    if (filter.language) conditions.push(`claim.language = ${value(filter.language)}`);
    if (filter.q)
      conditions.push(`to_tsvector('simple', claim.statement) @@ plainto_tsquery('simple', ${value(filter.q)})`);
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT claim.id FROM claim JOIN document ON document.id = claim.document_id
       WHERE ${conditions.join(' AND ')} ORDER BY claim.created_at, claim.id LIMIT ${BULK_LIMIT + 1}`,
      parameters,
    );
    const ids = rows.map(({ id }) => id);
    return { ids: ids.slice(0, BULK_LIMIT), limited: ids.length > BULK_LIMIT };
  }
}
