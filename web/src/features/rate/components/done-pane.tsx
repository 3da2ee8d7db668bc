import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { LabelChip } from '../../../components/claims/label-chip';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { useConfirmWording, useWithdraw } from '../api/assignment';
import { wordDiff } from '../draft/word-diff';
import { ChangedWords } from './changed-words';
import { EvidenceCard } from './evidence-card';
import type { EditingProps } from './evidence-pane';
import { useLabels } from './label-choice';
import { OtherRatings } from './other-ratings';
import styles from './rate.module.css';

/** One's own rating when there is nothing to write any more, and what one may still do. */
export function DonePane({ assignment, submission }: EditingProps) {
  const t = useTranslations('rate');
  const { review, state, feedback, others, scheme } = assignment;
  const labels = useLabels(scheme.content);
  const labelOf = (key: string | null) => labels.find((label) => label.key === key);
  const own = labelOf(review.label);
  const withdraw = useWithdraw(assignment.id);
  const why = useTranslations('myWork.why');
  const reason = submission.nothingNext?.id === null ? submission.nothingNext.reason : null;
  return (
    <>
      <div className={styles.paneHead}>
        <h2>{t('pane.own')}</h2>
        <Button tone="main" shortcut="n" isPending={submission.isPending} onPress={submission.next}>
          {t('next')}
        </Button>
      </div>
      {reason && (
        <p role="status">
          {why(reason)} <Link to="/">{t('toMyWork')}</Link>
        </p>
      )}
      {submission.nextError && <ErrorPanel error={submission.nextError} />}
      {state === 'SUBMITTED' && !assignment.confirmWording && <p>{t('submittedHint')}</p>}
      {assignment.confirmWording && <ConfirmWording assignment={assignment} />}
      {own && <LabelChip name={own.name} color={own.color} />}
      {review.rationale !== '' && (
        <p dir="auto" className={styles.written}>
          {review.rationale}
        </p>
      )}
      <ol className={styles.evidence}>
        {review.evidence.map((item, index) => (
          <li key={index}>
            <EvidenceCard item={item} attachment={item.attachment ?? undefined} />
          </li>
        ))}
      </ol>
      {feedback && (
        <div role="status" className={feedback.right ? styles.good : styles.warn}>
          <p>
            {t(feedback.right ? 'feedback.right' : 'feedback.wrong', {
              labels: feedback.labels.map((key) => labelOf(key)?.name ?? key).join(', '),
            })}
          </p>
          <p dir="auto">{feedback.explanation}</p>
        </div>
      )}
      {others && <OtherRatings others={others} labelOf={labelOf} />}
      {withdraw.error && <ErrorPanel error={withdraw.error} />}
      {state === 'SUBMITTED' && (
        <div>
          <Button isPending={withdraw.isPending} onPress={() => withdraw.mutate()}>
            {t('withdraw')}
          </Button>
        </div>
      )}
    </>
  );
}

/** The source has other words than the rating was about: it holds for them, or it is taken back. */
function ConfirmWording({ assignment }: Pick<EditingProps, 'assignment'>) {
  const t = useTranslations('rate.confirm');
  const confirm = useConfirmWording(assignment.id);
  const { claim, earlierWords, wordingHash } = assignment;
  const words = claim.placement.exact ?? claim.statement;
  return (
    <div role="alert" className={styles.warn}>
      <p>{t('submitted')}</p>
      <ChangedWords pieces={earlierWords === null ? [{ kind: 'same', text: words }] : wordDiff(earlierWords, words)} />
      {confirm.error && <ErrorPanel error={confirm.error} />}
      <div>
        <Button tone="main" isPending={confirm.isPending} onPress={() => confirm.mutate({ wordingHash })}>
          {t('holds')}
        </Button>
      </div>
    </div>
  );
}
