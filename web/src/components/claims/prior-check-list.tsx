import type { Schemas } from '../../lib/api-client';
import { DateText } from '../ui/when';
import { SafeLink } from './safe-link';
import styles from './prior-check-list.module.css';

type PriorCheck = Schemas['SimilarPriorCheckList']['items'][number];

/** What other desks, or this one elsewhere, said of claims like this one. */
export function PriorCheckList({ checks }: { checks: readonly PriorCheck[] }) {
  return (
    <ul className={styles.checks}>
      {checks.map(({ id, url, claimText, publisher, rating, reviewDate }) => (
        <li key={id}>
          <p dir="auto">
            <SafeLink href={url}>{claimText}</SafeLink>
          </p>
          <p className={styles.line}>
            <bdi className={styles.rating}>{rating.text}</bdi>
            <bdi>{publisher.name ?? publisher.site}</bdi>
            {reviewDate !== null && <DateText at={reviewDate} />}
          </p>
        </li>
      ))}
    </ul>
  );
}
