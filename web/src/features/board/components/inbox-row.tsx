import type { MouseEvent } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Checkbox } from '../../../components/ui/checkbox';
import type { DeskClaim } from '../../../lib/claims';
import styles from './inbox.module.css';

interface Props {
  claim: DeskClaim;
  isCurrent: boolean;
  isChosen: boolean;
  /** Somebody seems to have checked it before. */
  isKnown: boolean;
  onOpen: (event: MouseEvent) => void;
  onToggle: () => void;
}

/** A candidate in the list. Shift and a click choose everything up to it. */
export function InboxRow({ claim, isCurrent, isChosen, isKnown, onOpen, onToggle }: Props) {
  const t = useTranslations();
  const format = useFormatter();
  return (
    <div className={styles.row} data-current={isCurrent} data-chosen={isChosen}>
      <Checkbox
        aria-label={t('inbox.select', { statement: claim.statement })}
        isSelected={isChosen}
        onChange={onToggle}
      />
      <button type="button" className={styles.open} aria-current={isCurrent} onClick={onOpen}>
        <span className={styles.words} dir="auto">
          {claim.statement}
        </span>
        <span className={styles.sub}>
          <span>{format.number(claim.score, { style: 'percent' })}</span>
          <bdi>{claim.claimant ?? claim.documentTitle}</bdi>
          {claim.urgent && <Badge tone="bad">{t('claims.urgent')}</Badge>}
          {claim.stale && <Badge tone="warn">{t('claims.stale')}</Badge>}
          {isKnown && <Badge tone="accent">{t('inbox.checkedBefore')}</Badge>}
        </span>
      </button>
    </div>
  );
}
