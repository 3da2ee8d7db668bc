import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import type { Assignment } from '../api/assignment';
import { wordDiff } from '../draft/word-diff';
import { ChangedWords } from './changed-words';
import type { Submission } from './use-submission';
import styles from './rate.module.css';

/** Asked when the source has other words now: does the rating hold for them? */
export function SubmitDialog({ assignment, submission }: { assignment: Assignment; submission: Submission }) {
  const t = useTranslations('rate.confirm');
  const { claim, earlierWords } = assignment;
  const words = claim.placement.exact ?? claim.statement;
  return (
    <Dialog title={t('title')} isOpen={submission.asksWording} onClose={submission.dismissWording}>
      <p>{t('question')}</p>
      <ChangedWords pieces={earlierWords === null ? [{ kind: 'same', text: words }] : wordDiff(earlierWords, words)} />
      <div className={styles.inline}>
        <Button tone="main" autoFocus onPress={submission.confirmWording}>
          {t('yes')}
        </Button>
        <Button onPress={submission.dismissWording}>{t('no')}</Button>
      </div>
    </Dialog>
  );
}
