import { Injectable } from '@nestjs/common';
import { type Actor, can } from '../../access/actor.js';
import { AppError } from '../../common/app-error.js';
import { Transactions } from '../../database/transactions.js';
import { AssignmentsQueries } from '../assignments.queries.js';
import { RoundsQueries } from '../rounds.queries.js';
import type { AttachmentView } from './attachment.schemas.js';
import { ATTACHMENT_JSON, type AttachmentJson, toAttachment } from './attachment-json.js';

interface PlaceRow {
  file_id: string;
  assignment_id: string;
  reviewer_id: string;
  round_id: string;
}

const notFound = (): AppError => new AppError('NOT_FOUND', 'There is no such file, or it is not for you.');

/** Files of evidence, for those who may read the review that cites them. */
@Injectable()
export class AttachmentsQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly assignments: AssignmentsQueries,
    private readonly rounds: RoundsQueries,
  ) {}

  /** What is known of a file. For the person who has just handed it in. */
  async view(id: string): Promise<AttachmentView> {
    const [row] = await this.transactions.reader.query<{ attachment: AttachmentJson }[]>(
      `SELECT ${ATTACHMENT_JSON} AS attachment FROM attachment JOIN stored_file file ON file.id = attachment.file_id
       WHERE attachment.id = $1`,
      [id],
    );
    if (!row) throw notFound();
    return toAttachment(row.attachment);
  }

  /**
   * Which stored file it is: for its rater, and for whoever may read a submitted review that cites it.
   * @throws AppError NOT_FOUND to everybody else.
   */
  async fileFor(actor: Actor & { id: string }, id: string): Promise<string> {
    const [place] = await this.transactions.reader.query<PlaceRow[]>(
      `SELECT attachment.file_id, assignment.id AS assignment_id, assignment.reviewer_id, assignment.round_id
       FROM attachment JOIN assignment ON assignment.id = attachment.assignment_id WHERE attachment.id = $1`,
      [id],
    );
    if (!place) throw notFound();
    if (place.reviewer_id === actor.id || (await this.isCitedFor(actor, place.round_id, id))) return place.file_id;
    throw notFound();
  }

  /** The rule of who reads which review is not repeated here: the reader's own view of the round is asked. */
  private async isCitedFor(actor: Actor & { id: string }, roundId: string, id: string): Promise<boolean> {
    const ratings = can(actor, 'round.read') ? await this.ratingsFor(actor, roundId) : null;
    const read = ratings ?? (await this.assignments.othersInRound(actor.id, roundId));
    return read.some(({ evidence }) => evidence.some(({ attachmentId }) => attachmentId === id));
  }

  /** Null when the round is not for this person at all. */
  private async ratingsFor(actor: Actor & { id: string }, roundId: string) {
    try {
      return (await this.rounds.get(actor, roundId)).ratings;
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }
}
