import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { newId, newSecret } from '../common/ids.js';
import { type Page, type PageQuery, toPage } from '../common/page.js';
import type { Tx } from '../database/transactions.js';
import { toInvitationView } from './invitation.view.js';
import { InvitationsRepository } from './invitations.repository.js';
import type {
  AcceptInvitationBody,
  CreateInvitationBody,
  InvitationView,
  NewInvitationView,
} from './invitations.schemas.js';
import { decodeTimeCursor, timeKey } from './time-cursor.js';
import type { UserAccount } from './user.entity.js';
import { UsersService } from './users.service.js';

const hashOf = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');

/** Accounts by invitation: the administrator names address and roles, the person chooses name and password. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly users: UsersService,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'publicUrl'>,
  ) {}

  async list({ limit, cursor }: PageQuery): Promise<Page<InvitationView>> {
    const rows = await this.invitations.findPage(decodeTimeCursor(cursor), limit);
    return toPage(rows, limit, timeKey, toInvitationView);
  }

  /** @throws AppError EMAIL_TAKEN */
  async invite(tx: Tx, actor: PersonActor, { email, roles }: CreateInvitationBody): Promise<NewInvitationView> {
    if (await this.users.findByEmail(email)) {
      throw new AppError('EMAIL_TAKEN', 'There is already an account with this e-mail address.', {
        faults: [{ path: 'email', message: 'is taken' }],
      });
    }
    const token = newSecret();
    const row = { id: newId(), email, roles, tokenHash: hashOf(token), invitedBy: actor.id };
    const invitation = await this.invitations.insert(tx, row);
    const data = { email, roles };
    this.audit.record(tx, actor, {
      event: 'user.invited',
      entityType: 'invitation',
      entityId: row.id,
      to: 'OPEN',
      data,
    });
    return { ...toInvitationView(invitation), token, link: `${this.config.publicUrl}/desk/invitations/${token}` };
  }

  /** @throws AppError NOT_FOUND when it does not exist or no longer works anyway. */
  async revoke(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const invitation = await this.invitations.findOpenForUpdate(tx, { id });
    if (!invitation) throw new AppError('NOT_FOUND', 'There is no open invitation with this id.');
    await this.invitations.markRevoked(tx, id);
    this.audit.record(tx, actor, {
      event: 'invitation.revoked',
      entityType: 'invitation',
      entityId: id,
      from: 'OPEN',
      to: 'REVOKED',
    });
  }

  /**
   * Makes the account; the link works once.
   * @throws AppError INVITATION_INVALID, PASSWORD_TOO_WEAK, EMAIL_TAKEN
   */
  async accept(tx: Tx, body: AcceptInvitationBody, requestId: string | null): Promise<UserAccount> {
    const invitation = await this.invitations.findOpenForUpdate(tx, { tokenHash: hashOf(body.token) });
    if (!invitation) {
      throw new AppError(
        'INVITATION_INVALID',
        'This invitation was used, withdrawn or has expired. Ask for a new one.',
      );
    }
    const { email, roles } = invitation;
    const { displayName, password } = body;
    const actor = { ...SYSTEM_ACTOR, requestId };
    const user = await this.users.createUser(tx, actor, { email, roles, displayName, password, origin: 'invitation' });
    await this.invitations.markAccepted(tx, invitation.id);
    this.audit.record(tx, actor, {
      event: 'invitation.accepted',
      entityType: 'invitation',
      entityId: invitation.id,
      from: 'OPEN',
      to: 'ACCEPTED',
      data: { userId: user.id },
    });
    return user;
  }
}
