import { Check, CloudOff, CloudUpload, GitCompareArrows, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Assignment } from '../api/assignment';
import type { DraftStatus } from '../draft/draft-rules';
import { type Draft, isLate } from '../draft/use-draft';
import styles from './rate.module.css';

const ICONS = {
  saved: Check,
  waiting: CloudUpload,
  saving: CloudUpload,
  kept: CloudOff,
  refused: TriangleAlert,
  conflict: GitCompareArrows,
  ended: CloudOff,
} as const satisfies Record<DraftStatus, unknown>;

/** Whether what is on the page is with the desk, on its way, or only on this device. */
export function SaveState({ assignment, draft }: { assignment: Assignment; draft: Draft }) {
  const t = useTranslations('rate.saveState');
  // Of a late rating the desk takes no drafts: what is typed now is kept here until it is submitted.
  const status = isLate(assignment) && draft.status !== 'saved' ? 'ended' : draft.status;
  const Icon = ICONS[status];
  const isPart = status === 'saved' && !draft.isAllSent;
  const said = isPart ? 'part' : status === 'kept' && draft.trouble === 'signed-out' ? 'signedOut' : status;
  return (
    <p role="status" className={styles.saveState} data-status={status}>
      <Icon size={16} aria-hidden="true" />
      {t(said)}
    </p>
  );
}
