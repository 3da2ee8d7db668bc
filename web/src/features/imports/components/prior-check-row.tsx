import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import type { PriorCheck } from '../api/prior-checks';
import shared from '../../../components/reports/made.module.css';
import styles from './imports.module.css';
import own from './prior-checks.module.css';

/** What somebody else found on a claim: in their words, on their scale. */
export function PriorCheckRow({ check, onOpen }: { check: PriorCheck; onOpen: () => void }) {
  const t = useTranslations('imports.prior');
  const { claimText, claimant, rating, publisher, reviewDate, url, language } = check;
  return (
    <li className={`${styles.importRow} ${own.row}`}>
      <div className={shared.what}>
        <p className={own.claim} dir="auto" lang={language ?? undefined}>
          {claimText}
        </p>
        <p className={shared.facts}>
          <Badge>
            <bdi>{rating.text}</bdi>
          </Badge>
          <a href={url} target="_blank" rel="noreferrer nofollow">
            <bdi>{publisher.name ?? publisher.site}</bdi>
          </a>
          {claimant !== null && (
            <span>
              {t('saidBy')} <bdi>{claimant.name}</bdi>
            </span>
          )}
          {reviewDate !== null && <bdi>{reviewDate}</bdi>}
        </p>
      </div>
      <Button onPress={onOpen}>{t('provenance')}</Button>
    </li>
  );
}
