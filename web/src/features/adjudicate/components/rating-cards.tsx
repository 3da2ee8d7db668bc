import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcuts } from '../../../lib/shortcuts';
import type { RatingScheme } from '../../../lib/schemes';
import type { Rating } from '../api/adjudication';
import { RatingCard } from './rating-card';
import { ReturnDialog } from './return-dialog';
import type { DecisionState } from './use-decision';
import styles from './case.module.css';

interface Props {
  scheme: RatingScheme;
  ratings: readonly Rating[];
  decision: DecisionState;
  /** Something may still be decided. */
  isWaiting: boolean;
}

/** The ratings side by side. The letter of a rating adopts it. */
export function RatingCards({ scheme, ratings, decision, isWaiting }: Props) {
  const t = useTranslations('adjudicate');
  const [returned, setReturned] = useState<Rating | null>(null);
  useShortcuts(
    ratings.map((rating) => ({
      key: rating.pseudonym.toLowerCase(),
      name: t('adoptOf', { who: rating.pseudonym }),
      run: () => decision.adopt(rating),
      enabled: isWaiting && rating.pseudonym.length === 1,
    })),
  );
  return (
    <section className={styles.ratings} aria-label={t('ratings')} tabIndex={0}>
      {ratings.map((rating) => (
        <RatingCard
          key={rating.assignmentId}
          rating={rating}
          scheme={scheme}
          {...(isWaiting ? { decision, onReturn: () => setReturned(rating) } : {})}
        />
      ))}
      {returned && <ReturnDialog rating={returned} onClose={() => setReturned(null)} />}
    </section>
  );
}
