import { Link, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { When } from '../../../components/ui/when';
import type { Assignment } from '../api/assignment';
import type { Draft } from '../draft/use-draft';
import { SaveState } from './save-state';
import type { Submission } from './use-submission';
import styles from './rate.module.css';

interface Props {
  assignment: Assignment;
  draft: Draft;
  submission: Submission;
  /** Left out where there is nothing to decline any more. */
  onDecline?: () => void;
}

/** Always in view: whether the draft is safe, how long one has, and the way to the end. */
export function RatingBar({ assignment, draft, submission, onDecline }: Props) {
  const t = useTranslations('rate');
  const { dueAt, leaseUntil, state } = assignment;
  const isOverdue = dueAt !== null && new Date(dueAt) < new Date();
  return (
    <div className={styles.bar} role="group" aria-label={t('bar')}>
      <SaveState assignment={assignment} draft={draft} />
      <JustSubmitted />
      <p className={styles.clocks}>
        {dueAt !== null && (
          <span className={isOverdue ? styles.late : undefined}>
            {t.rich(isOverdue ? 'wasDue' : 'due', { when: () => <When at={dueAt} /> })}
          </span>
        )}
        {state !== 'EXPIRED' && <span>{t.rich('lease', { when: () => <When at={leaseUntil} /> })}</span>}
      </p>
      <div className={styles.barActs}>
        {onDecline && (
          <Button shortcut="x" onPress={onDecline}>
            {t('decline.title')}
          </Button>
        )}
        {state !== 'EXPIRED' && (
          <Button shortcut="mod+s" onPress={() => void draft.save()}>
            {t('save')}
          </Button>
        )}
        <Button
          tone="main"
          {...(draft.form === null ? { shortcut: 'mod+Enter' } : {})}
          isPending={submission.isPending}
          onPress={submission.start}
        >
          {t('submit')}
        </Button>
      </div>
    </div>
  );
}

/** After a submission the next claim is there at once; this says that the one before has arrived. */
function JustSubmitted() {
  const t = useTranslations('rate');
  const { after } = useSearch({ from: '/desk/rate/$id' });
  if (after === undefined) return null;
  return (
    <p role="status" className={styles.before}>
      {t('before')}{' '}
      <Link to="/rate/$id" params={{ id: after }}>
        {t('lookAtIt')}
      </Link>
    </p>
  );
}
