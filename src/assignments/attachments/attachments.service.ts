import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { AppError } from '../../common/app-error.js';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../database/transactions.js';
import { FilesService } from '../../files/files.service.js';
import { OPEN_STATES } from '../assignment-status.js';
import { AssignmentsService } from '../assignments.service.js';
import { acceptedFile, type FilePart, MAX_ATTACHMENTS } from './attachment-file.js';
import { AttachmentsRepository } from './attachments.repository.js';

/** Files that raters hand in as evidence. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly attachments: AttachmentsRepository,
    private readonly files: FilesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Keeps a file with the reviewer's own assignment. It counts once evidence cites it.
   * @returns the attachment's id.
   * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION when there is no draft to add to, LIMIT_REACHED, UNSUPPORTED_MEDIA_TYPE,
   *   VALIDATION_FAILED.
   */
  async add(tx: Tx, actor: PersonActor, assignmentId: string, part: FilePart | undefined): Promise<string> {
    const { assignment, claim } = await this.assignments.lockOwn(tx, actor, assignmentId);
    const open: readonly string[] = OPEN_STATES;
    if (!open.includes(assignment.state)) {
      throw new AppError('ILLEGAL_TRANSITION', `An assignment in state ${assignment.state} takes no files.`, {
        entity: 'assignment',
        state: assignment.state,
        event: 'attach',
      });
    }
    const file = acceptedFile(part);
    if ((await this.attachments.count(tx, assignmentId)) >= MAX_ATTACHMENTS) {
      throw new AppError('LIMIT_REACHED', `An assignment takes at most ${MAX_ATTACHMENTS} files.`, {
        detailCode: 'attachments-full',
        params: { most: MAX_ATTACHMENTS },
      });
    }
    const id = newId();
    await this.attachments.insert(tx, { id, assignmentId, fileId: await this.files.keep(tx, file) });
    this.audit.record(tx, actor, {
      event: 'assignment.attach',
      entityType: 'assignment',
      entityId: assignmentId,
      claimId: claim.id,
      from: assignment.state,
      to: assignment.state,
      data: { attachmentId: id },
    });
    return id;
  }
}
