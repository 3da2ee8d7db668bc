import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { QuotedWords } from '../../../components/claims/quoted-words';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { stalenessQuery } from '../../../lib/claims';

/** Which claim one looks for a place for. */
export function ReattachNotice({ claimId, onStop }: { claimId: string; onStop: () => void }) {
  const t = useTranslations('documents.reattach');
  const { data, error } = useQuery(stalenessQuery(claimId));
  return (
    <Panel title={t('title')} actions={<Button onPress={onStop}>{t('stop')}</Button>}>
      <p>{t('hint')}</p>
      {data?.old ? (
        <QuotedWords before={data.old.before} words={data.old.words} after={data.old.after} />
      ) : (
        data && <p dir="auto">{data.statement}</p>
      )}
      {error && <ErrorPanel error={error} />}
    </Panel>
  );
}
