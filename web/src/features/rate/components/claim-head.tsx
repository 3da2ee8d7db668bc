import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { DateText } from '../../../components/ui/when';
import type { Assignment } from '../api/assignment';
import styles from './rate.module.css';

/** What is to be judged: the statement, who said it, and where. */
export function ClaimHead({ assignment, onAsk }: { assignment: Assignment; onAsk: () => void }) {
  const t = useTranslations();
  const { claim, context, urgent, confirmWording, state } = assignment;
  return (
    <header className={styles.head}>
      <div className={styles.headText}>
        <h1 dir="auto" lang={claim.language}>
          {claim.statement}
        </h1>
        <p className={styles.facts}>
          {urgent && <Badge tone="bad">{t('claims.urgent')}</Badge>}
          {state === 'RETURNED' && <Badge tone="warn">{t('claims.assignment.RETURNED')}</Badge>}
          {confirmWording && <Badge tone="warn">{t('rate.confirm.title')}</Badge>}
          {claim.claimant !== null && <span>{t.rich('rate.saidBy', { who: () => <bdi>{claim.claimant}</bdi> })}</span>}
          <bdi>{claim.documentTitle}</bdi>
          {context.source !== null && <bdi>{context.source}</bdi>}
          {context.documentPublishedAt !== null && <DateText at={context.documentPublishedAt} />}
          {context.documentUrl !== null && (
            <a href={context.documentUrl} target="_blank" rel="noreferrer">
              {t('rate.openOriginal')}
            </a>
          )}
        </p>
      </div>
      <Button shortcut="q" onPress={onAsk}>
        {t('rate.ask.title')}
      </Button>
    </header>
  );
}
