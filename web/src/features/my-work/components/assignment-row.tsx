import { useFormatter, useNow, useTranslations } from 'use-intl';
import type { AssignmentSummary } from '../api/my-work';
import styles from './my-work.module.css';

/** A claim to rate: its words, where from, how far one is, and how long one has. */
export function AssignmentRow({ assignment }: { assignment: AssignmentSummary }) {
  const t = useTranslations('myWork');
  const { statement, documentTitle, state, confirmWording } = assignment;
  return (
    <li className={styles.row}>
      <p className={styles.statement} dir="auto">
        {statement}
      </p>
      <p className={styles.facts}>
        <span className={styles.state}>{confirmWording ? t('confirmWording') : t(`state.${state}`)}</span>
        <bdi>{documentTitle}</bdi>
        <Clock assignment={assignment} />
      </p>
    </li>
  );
}

function Clock({ assignment: { dueAt, leaseUntil, state } }: { assignment: AssignmentSummary }) {
  const t = useTranslations('myWork');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  if (state !== 'OFFERED' && state !== 'IN_PROGRESS' && state !== 'RETURNED') return null;
  if (dueAt === null) return <span>{t('lease', { when: format.relativeTime(new Date(leaseUntil), now) })}</span>;
  const due = new Date(dueAt);
  const when = format.relativeTime(due, now);
  return due < now ? <span className={styles.late}>{t('overdue', { when })}</span> : <span>{t('due', { when })}</span>;
}
