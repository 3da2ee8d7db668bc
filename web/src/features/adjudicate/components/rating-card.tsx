import { useTranslations } from 'use-intl';
import { EvidenceList } from '../../../components/claims/evidence-list';
import { LabelChip } from '../../../components/claims/label-chip';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { Facts } from '../../../components/ui/facts';
import { labelOf, type RatingScheme } from '../../../lib/schemes';
import type { Rating } from '../api/adjudication';
import type { DecisionState } from './use-decision';
import layout from '../../../components/ui/layout.module.css';
import styles from './case.module.css';

interface Props {
  rating: Rating;
  scheme: RatingScheme;
  /** Given where something may be decided. */
  decision?: DecisionState;
  onReturn?: () => void;
}

/** One rater's work, under a letter. */
export function RatingCard({ rating, scheme, decision, onReturn }: Props) {
  const t = useTranslations('adjudicate');
  const { pseudonym, reviewerName, rationale, noteToAdjudicator, evidence } = rating;
  const label = labelOf(scheme, rating.label ?? '');
  return (
    <article className={styles.rating} aria-label={t('ratingOf', { who: pseudonym })}>
      <div className={styles.ratingHead}>
        <h2>
          {pseudonym}
          {reviewerName !== null && (
            <>
              {' '}
              <bdi>({reviewerName})</bdi>
            </>
          )}
        </h2>
        <LabelChip name={label?.name ?? rating.label ?? '–'} color={label?.color} />
      </div>
      {decision && (
        <div className={layout.buttons}>
          <Button shortcut={pseudonym.toLowerCase()} onPress={() => decision.adopt(rating)}>
            {t('adopt')}
          </Button>
          <Button tone="bare" onPress={() => decision.addRationale(rating)}>
            {t('takeRationale')}
          </Button>
        </div>
      )}
      {rating.needsAdjudication && <Badge tone="warn">{t('askedFor')}</Badge>}
      <p className={layout.written} dir="auto">
        {rationale}
      </p>
      <Details rating={rating} scheme={scheme} />
      {noteToAdjudicator !== '' && (
        <p className={layout.written} dir="auto">
          <strong>{t('noteToYou')}</strong> {noteToAdjudicator}
        </p>
      )}
      <h3>{t('evidence', { count: evidence.length })}</h3>
      <EvidenceList
        evidence={evidence}
        {...(decision
          ? {
              action: (item: Rating['evidence'][number]) => (
                <Button tone="bare" onPress={() => decision.cite(item)}>
                  {t('cite')}
                </Button>
              ),
            }
          : {})}
      />
      {onReturn && (
        <div>
          <Button tone="bare" onPress={onReturn}>
            {t('return')}
          </Button>
        </div>
      )}
    </article>
  );
}

function Details({ rating, scheme }: { rating: Rating; scheme: RatingScheme }) {
  const t = useTranslations('adjudicate');
  const nameOf = (key: string) => scheme.content.fields?.find((field) => field.key === key)?.name ?? key;
  return (
    <Facts
      facts={[
        [t('confidence'), rating.confidence === null ? null : t('ofFive', { value: rating.confidence })],
        [t('waiver'), rating.sourcesWaiver],
        ...Object.entries(rating.fields).map(([key, value]) => [nameOf(key), value] as const),
      ]}
    />
  );
}
