import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useNow, useTranslations } from 'use-intl';
import { Badge, type Tone } from '../../../components/ui/badge';
import { When } from '../../../components/ui/when';
import { assignmentQuery } from '../../../lib/assignment';
import type { AssignmentSummary } from '../api/my-work';
import styles from './my-work.module.css';

interface Props {
  assignment: AssignmentSummary;
  /** Text of it is on this device and not with the desk. */
  isKeptHere: boolean;
  isDone: boolean;
}

const TONES: Partial<Record<AssignmentSummary['state'], Tone>> = {
  OFFERED: 'accent',
  RETURNED: 'warn',
  SUBMITTED: 'good',
  EXPIRED: 'warn',
};

/** A claim to rate: its words, where from, how far one is, and how long one has. The whole row opens it. */
export function AssignmentRow({ assignment, isKeptHere, isDone }: Props) {
  const t = useTranslations('myWork');
  const queries = useQueryClient();
  const { id, statement, documentTitle, state, confirmWording, urgent } = assignment;
  // What the eye is on is there when it is opened.
  const fetch = () => void queries.prefetchQuery(assignmentQuery(id));
  return (
    <li>
      <Link to="/rate/$id" params={{ id }} className={styles.row} data-row onFocus={fetch} onPointerEnter={fetch}>
        <span className={styles.statement} dir="auto">
          {statement}
        </span>
        <span className={styles.facts}>
          {urgent && !isDone && <Badge tone="bad">{t('urgent')}</Badge>}
          {confirmWording ? (
            <Badge tone="warn">{t('confirmWording')}</Badge>
          ) : (
            <Badge tone={TONES[state] ?? 'plain'}>{t(`state.${state}`)}</Badge>
          )}
          {isKeptHere && <Badge tone="warn">{t('keptHere')}</Badge>}
          <bdi>{documentTitle}</bdi>
          {!isDone && <Clock assignment={assignment} />}
        </span>
      </Link>
    </li>
  );
}

function Clock({ assignment: { dueAt, leaseUntil, state } }: { assignment: AssignmentSummary }) {
  const t = useTranslations('myWork');
  const now = useNow({ updateInterval: 60_000 });
  if (state !== 'OFFERED' && state !== 'IN_PROGRESS' && state !== 'RETURNED') return null;
  const isLate = dueAt !== null && new Date(dueAt) < now;
  return (
    <>
      {dueAt !== null && (
        <span className={isLate ? styles.late : undefined}>
          {t.rich(isLate ? 'overdue' : 'due', { when: () => <When at={dueAt} /> })}
        </span>
      )}
      <span>{t.rich('lease', { when: () => <When at={leaseUntil} /> })}</span>
    </>
  );
}
