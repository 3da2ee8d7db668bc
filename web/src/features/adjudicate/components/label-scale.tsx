import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { LabelChip } from '../../../components/claims/label-chip';
import type { RatingScheme } from '../../../lib/schemes';
import type { Rating } from '../api/adjudication';
import styles from './case.module.css';

/** Who gave which label, over the whole scale: how far apart the raters are at a glance. Off the scale only what was given. */
export function LabelScale({ scheme, ratings }: { scheme: RatingScheme; ratings: readonly Rating[] }) {
  const t = useTranslations('adjudicate');
  const given = (key: string) => ratings.filter(({ label }) => label === key);
  const shown = scheme.content.labels.filter(({ key, ordinal }) => ordinal !== null || given(key).length > 0);
  return (
    <ol className={styles.scale} aria-label={t('scale')} tabIndex={0}>
      {shown.map(({ key, name, color }) => (
        <li key={key} className={styles.step} data-chosen={given(key).length > 0}>
          <LabelChip name={name} color={color} />
          <span className={styles.who}>
            {given(key).map(({ pseudonym }) => (
              <Badge key={pseudonym} tone="accent">
                {pseudonym}
              </Badge>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
