import { useTranslations } from 'use-intl';
import { ClaimFlags } from '../../../components/claims/claim-flags';
import { ClaimLink } from '../../../components/claims/claim-link';
import { ClaimState } from '../../../components/claims/claim-state';
import { Badge } from '../../../components/ui/badge';
import { Checkbox } from '../../../components/ui/checkbox';
import { When } from '../../../components/ui/when';
import type { DeskClaim } from '../../../lib/claims';
import { ClaimMenu } from './claim-menu';
import type { BoardActs } from './use-board-acts';
import styles from './board.module.css';

interface Props {
  claim: DeskClaim;
  acts: BoardActs;
  isChosen: boolean;
  isCurrent?: boolean;
  /** Where the place does not say it already. */
  withState?: boolean;
  onToggle: () => void;
}

/** A claim on the board: its words, what asks for attention, and how long it has waited. */
export function ClaimCard({ claim, acts, isChosen, isCurrent = false, withState = false, onToggle }: Props) {
  const t = useTranslations('board');
  const { statement, claimant, documentTitle, freeSlots, dueAt, pendingVerdict, published, publishAt } = claim;
  return (
    <div className={styles.card} data-current={isCurrent} data-chosen={isChosen}>
      <Checkbox aria-label={t('select', { statement })} isSelected={isChosen} onChange={onToggle} />
      <div className={styles.body}>
        <ClaimLink id={claim.id}>{statement}</ClaimLink>
        <p className={styles.facts}>
          {withState && <ClaimState state={claim.workflowState} />}
          <ClaimFlags claim={claim} />
          {freeSlots > 0 && <Badge tone="accent">{t('freeSlots', { count: freeSlots })}</Badge>}
          {pendingVerdict !== null && <Badge>{t(`pending.${pendingVerdict}`)}</Badge>}
          {publishAt !== null && <Badge>{t('scheduledMark')}</Badge>}
          {published && <Badge tone="good">{t('publishedMark')}</Badge>}
          <bdi>{claimant ?? documentTitle}</bdi>
          {dueAt !== null && (
            <span>
              {t('due')} <When at={dueAt} />
            </span>
          )}
          {dueAt === null && claim.waitingSince !== null && (
            <span>
              {t('waitingSince')} <When at={claim.waitingSince} />
            </span>
          )}
        </p>
      </div>
      <ClaimMenu claim={claim} acts={acts} />
    </div>
  );
}
