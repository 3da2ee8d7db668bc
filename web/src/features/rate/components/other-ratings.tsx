import { useTranslations } from 'use-intl';
import { LabelChip } from '../../../components/claims/label-chip';
import type { Schemas } from '../../../lib/api-client';
import type { RatingLabel } from '../api/assignment';
import styles from './rate.module.css';

interface Props {
  others: readonly Schemas['OtherRating'][];
  labelOf: (key: string | null) => RatingLabel | undefined;
}

/** In an open round: what the others have submitted, for who has submitted. */
export function OtherRatings({ others, labelOf }: Props) {
  const t = useTranslations('rate.others');
  return (
    <section>
      <h3>{t('title')}</h3>
      {others.length === 0 && <p className={styles.soft}>{t('none')}</p>}
      {others.map(({ reviewerName, label, rationale }, index) => {
        const given = labelOf(label);
        return (
          <article key={index} className={styles.comment}>
            <p className={styles.facts}>
              <bdi>{reviewerName}</bdi>
              {given && <LabelChip name={given.name} color={given.color} />}
            </p>
            <p dir="auto" className={styles.written}>
              {rationale}
            </p>
          </article>
        );
      })}
    </section>
  );
}
