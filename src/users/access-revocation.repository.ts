import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';

/**
 * Takes away what lets a person in. Sessions and tokens belong to the module auth, which lies above this one; they are
 * reached by SQL here because they must end in the same transaction as the change that ends them, also where auth is
 * not loaded (command line).
 */
@Injectable()
export class AccessRevocation {
  async endSessions(tx: Tx, userId: string): Promise<void> {
    await tx.manager.query(`DELETE FROM session WHERE user_id = $1`, [userId]);
  }

  /** Sessions, tokens, and links the person sent to others. */
  async endAll(tx: Tx, userId: string): Promise<void> {
    await this.endSessions(tx, userId);
    await tx.manager.query(`UPDATE api_token SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL`, [
      userId,
    ]);
    await tx.manager.query(
      `UPDATE invitation SET revoked_at = now() WHERE invited_by = $1 AND accepted_at IS NULL AND revoked_at IS NULL`,
      [userId],
    );
  }
}
