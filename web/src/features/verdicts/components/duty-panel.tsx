import { useTranslations } from 'use-intl';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Notice } from '../../../components/ui/notice';
import { ApiProblem } from '../../../lib/api-client';
import { ServerWords } from '../../../lib/server-words';

/** A refusal. Where it is because of who one is, it says why such a rule exists and what to do. */
export function DutyPanel({ error }: { error: Error }) {
  const t = useTranslations('verdicts');
  if (!(error instanceof ApiProblem) || error.code !== 'SEPARATION_OF_DUTIES') return <ErrorPanel error={error} />;
  return (
    <div role="alert">
      <Notice tone="warn" title={<ServerWords said={error} />}>
        <p>{t('dutyHint')}</p>
      </Notice>
    </div>
  );
}
