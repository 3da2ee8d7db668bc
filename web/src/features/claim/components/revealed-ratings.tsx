import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { EvidenceList } from '../../../components/claims/evidence-list';
import { LabelChip } from '../../../components/claims/label-chip';
import type { Round } from '../../../lib/assigning';
import { labelOf, schemesQuery } from '../../../lib/schemes';
import layout from '../../../components/ui/layout.module.css';
import styles from './claim.module.css';

/** The ratings, for those who may see them. */
export function RevealedRatings({ round }: { round: Round }) {
  const t = useTranslations('claim');
  const { data: schemes } = useQuery(schemesQuery);
  const scheme = schemes?.find(({ id }) => id === round.schemeId);
  return (
    <>
      <h3>{t('ratings')}</h3>
      <div className={styles.ratings}>
        {(round.ratings ?? []).map((rating) => {
          const label = labelOf(scheme, rating.label ?? '');
          return (
            <article key={rating.assignmentId} className={styles.side} aria-label={rating.pseudonym}>
              <p className={layout.line}>
                <strong>{rating.pseudonym}</strong>
                {rating.reviewerName !== null && <bdi>{rating.reviewerName}</bdi>}
                <LabelChip name={label?.name ?? rating.label ?? '–'} color={label?.color} />
              </p>
              <p className={layout.written} dir="auto">
                {rating.rationale}
              </p>
              <EvidenceList evidence={rating.evidence} />
            </article>
          );
        })}
      </div>
    </>
  );
}
