import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { When } from '../../../components/ui/when';
import { LabelChip } from '../../../components/claims/label-chip';
import type { QueuedRound } from '../api/adjudication';
import rows from '../../../components/claims/claim-rows.module.css';
import styles from './queue.module.css';

interface Props {
  item: QueuedRound;
  isCurrent: boolean;
  onFocus: () => void;
}

/** A claim whose raters disagree: its words, how they rated, how long it waits. */
export function QueuedRow({ item, isCurrent, onFocus }: Props) {
  const t = useTranslations('adjudicate');
  const shared = useTranslations('claims');
  const { roundId, statement, documentTitle, labels, waitingSince } = item;
  return (
    <li className={`${rows.row} ${styles.row}`} data-current={isCurrent}>
      <p className={rows.statement} dir="auto">
        <Link id={`round-${roundId}`} to="/adjudicate/$roundId" params={{ roundId }} onFocus={onFocus}>
          {statement}
        </Link>
      </p>
      <p className={styles.labels}>
        {labels.map(({ key, name, color, count }) => (
          <span key={key}>
            <LabelChip name={name} color={color} /> × {count}
          </span>
        ))}
      </p>
      <p className={rows.facts}>
        {item.urgent && <Badge tone="bad">{shared('urgent')}</Badge>}
        {item.stale && <Badge tone="warn">{shared('stale')}</Badge>}
        {item.asked && <Badge tone="accent">{t('asked')}</Badge>}
        {item.refused !== null && <Badge tone="warn">{t('refused')}</Badge>}
        <bdi>{documentTitle}</bdi>
        <span>
          {t('waiting')} <When at={waitingSince} />
        </span>
      </p>
    </li>
  );
}
