import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import type { ClaimDraft, Conflict, Field } from './claim-draft';
import layout from '../../../components/ui/layout.module.css';
import styles from './claim.module.css';

interface Props {
  conflicts: readonly Conflict[];
  draft: ClaimDraft;
  onTake: (field: Field, text: string) => void;
}

/** Both wrote something else into the same field: both texts, to choose from or to put together. Nothing is saved before. */
export function EditConflicts({ conflicts, draft, onTake }: Props) {
  const t = useTranslations('claim');
  if (conflicts.length === 0) return null;
  return (
    <div role="alert">
      <Notice tone="warn" title={t('conflict')}>
        <p>{t('conflictHint')}</p>
        {conflicts.map(({ field, theirs, mine }) => (
          <div key={field} className={layout.stack}>
            <h3>{t(FIELD_NAMES[field])}</h3>
            <div className={styles.sides}>
              <Side
                title={t('theirs')}
                text={theirs}
                isTaken={draft[field] === theirs}
                onTake={() => onTake(field, theirs)}
              />
              <Side title={t('yours')} text={mine} isTaken={draft[field] === mine} onTake={() => onTake(field, mine)} />
            </div>
          </div>
        ))}
      </Notice>
    </div>
  );
}

const FIELD_NAMES = {
  statement: 'statement',
  claimant: 'claimant',
  claimantSameAs: 'sameAs',
  claimantKind: 'claimantKind',
  madeAt: 'madeAt',
  appearances: 'appearances',
  topics: 'topics',
  difficulty: 'difficulty',
} as const satisfies Record<Field, string>;

function Side({ title, text, isTaken, onTake }: { title: string; text: string; isTaken: boolean; onTake: () => void }) {
  const t = useTranslations('claim');
  return (
    <div className={styles.side} role="group" aria-label={title}>
      <p className={styles.soft}>{title}</p>
      <p className={layout.written} dir="auto">
        {text === '' ? '–' : text}
      </p>
      <div>
        <Button onPress={onTake} isDisabled={isTaken}>
          {isTaken ? t('taken') : t('take')}
        </Button>
      </div>
    </div>
  );
}
