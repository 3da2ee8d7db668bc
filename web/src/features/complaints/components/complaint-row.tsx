import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useNames } from '../../../lib/people';
import type { Complaint } from '../api/complaints';
import { ComplaintState, DueClock } from './complaint-state';
import layout from '../../../components/ui/layout.module.css';
import styles from './complaints.module.css';

/** A complaint of the list: what it says, how long there is, who has it. */
export function ComplaintRow({ complaint }: { complaint: Complaint }) {
  const t = useTranslations('complaints');
  const nameOf = useNames();
  const { id, number, text, reportNumber, assignedTo } = complaint;
  return (
    <li className={styles.row}>
      <p className={`${layout.written} ${styles.excerpt}`} dir="auto">
        <Link to="/complaints/$complaintId" params={{ complaintId: id }}>
          {text}
        </Link>
      </p>
      <p className={styles.facts}>
        <span>{t('number', { number })}</span>
        <ComplaintState state={complaint.state} />
        <DueClock complaint={complaint} />
        <span>{reportNumber === null ? t('aboutDesk') : t('aboutReport', { number: reportNumber })}</span>
        <bdi>{assignedTo === null ? t('withNobody') : nameOf(assignedTo)}</bdi>
      </p>
    </li>
  );
}
