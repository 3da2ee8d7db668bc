import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../database/transactions.js';
import { AssignmentPlan } from './assignment-plan.entity.js';
import type { PlanContent } from './plan-content.js';

/** How long a plan that was shown can be applied. */
const KEPT = '24 hours';

@Injectable()
export class PlansRepository {
  /** Keeps a plan, and throws away those of everybody that are too old to be applied. @returns its id. */
  async add(tx: Tx, kind: AssignmentPlan['kind'], content: PlanContent, createdBy: string): Promise<string> {
    await tx.manager.query(`DELETE FROM assignment_plan WHERE created_at < now() - interval '${KEPT}'`);
    const id = newId();
    await tx.manager.insert(AssignmentPlan, { id, kind, content, createdBy, appliedAt: null });
    return id;
  }

  /** Takes a plan of this person for applying, once. @returns null when there is none that can still be applied. */
  async take(tx: Tx, kind: AssignmentPlan['kind'], id: string, createdBy: string): Promise<PlanContent | null> {
    const [rows] = await tx.manager.query<[{ content: PlanContent }[], number]>(
      `UPDATE assignment_plan SET applied_at = now()
       WHERE id = $1 AND kind = $2 AND created_by = $3 AND applied_at IS NULL AND created_at > now() - interval '${KEPT}'
       RETURNING content`,
      [id, kind, createdBy],
    );
    return rows[0]?.content ?? null;
  }
}
