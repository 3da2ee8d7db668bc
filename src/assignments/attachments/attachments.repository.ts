import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions.js';
import { Attachment } from './attachment.entity.js';

/** Files of assignments; their bytes are with `files`. */
@Injectable()
export class AttachmentsRepository {
  async insert(tx: Tx, values: Pick<Attachment, 'id' | 'assignmentId' | 'fileId'>): Promise<void> {
    await tx.manager.insert(Attachment, values);
  }

  count(tx: Tx, assignmentId: string): Promise<number> {
    return tx.manager.countBy(Attachment, { assignmentId });
  }

  async idsOf(tx: Tx, assignmentId: string): Promise<string[]> {
    return [...(await this.hashesOf(tx, assignmentId)).keys()];
  }

  /** SHA-256 of each file of the assignment, by the attachment's id. */
  async hashesOf(tx: Tx, assignmentId: string): Promise<Map<string, string>> {
    const rows = await tx.manager.query<{ id: string; sha256: string }[]>(
      `SELECT attachment.id, file.sha256 FROM attachment JOIN stored_file file ON file.id = attachment.file_id
       WHERE attachment.assignment_id = $1`,
      [assignmentId],
    );
    return new Map(rows.map(({ id, sha256 }) => [id, sha256]));
  }
}
