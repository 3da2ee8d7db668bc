import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { DeskLink } from '../../../components/claims/desk-link';
import { LabelChip } from '../../../components/claims/label-chip';
import { VerdictState } from '../../../components/claims/verdict-state';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText } from '../../../components/ui/when';
import type { Schemas } from '../../../lib/api-client';
import { schemesQuery } from '../../../lib/schemes';
import type { DeskClaim } from '../../../lib/claims';
import { verdictsOfClaimQuery } from '../api/claim';
import layout from '../../../components/ui/layout.module.css';

/** Every verdict on the claim with its report, newest first: what was published, corrected, taken back. */
export function Verdicts({ claim }: { claim: DeskClaim }) {
  const t = useTranslations('claim');
  const verdicts = useQuery(verdictsOfClaimQuery(claim.id));
  if (verdicts.isPending) return <SkeletonRows rows={2} />;
  if (verdicts.isError) return <ErrorPanel error={verdicts.error} onRetry={() => void verdicts.refetch()} />;
  if (verdicts.data.length === 0) return <EmptyState title={t('noVerdicts')} hint={t('noVerdictsHint')} />;
  return (
    <div className={layout.stack}>
      {verdicts.data.map((verdict) => (
        <VerdictPanel key={verdict.id} verdict={verdict} />
      ))}
    </div>
  );
}

function VerdictPanel({ verdict }: { verdict: Schemas['Verdict'] }) {
  const t = useTranslations();
  const { data: schemes } = useQuery(schemesQuery);
  const color = schemes
    ?.find(({ content }) => content.key === verdict.schemeKey)
    ?.content.labels.find(({ key }) => key === verdict.label)?.color;
  return (
    <Panel
      title={t('claim.verdictNumber', { number: verdict.number })}
      actions={<VerdictState state={verdict.state} />}
    >
      <p className={layout.line}>
        <LabelChip name={verdict.labelName} color={color} />
        <span className={layout.small}>{t(`claims.origin.${verdict.origin}`)}</span>
        <span className={layout.small}>{t(`claims.standing.${verdict.standing}`)}</span>
      </p>
      <p className={layout.written} dir="auto">
        {verdict.summary}
      </p>
      {verdict.reason !== null && (
        <p className={layout.small} dir="auto">
          {verdict.reason}
        </p>
      )}
      <p className={layout.line}>
        {verdict.publishedAt === null ? <DateText at={verdict.createdAt} /> : <DateText at={verdict.publishedAt} />}
        <DeskLink to={`/verdicts/${verdict.id}`}>{t('claim.toVerdict')}</DeskLink>
        {verdict.reportNumber !== null && (
          <a href={`/reports/${verdict.reportNumber}`}>{t('claim.readReport', { number: verdict.reportNumber })}</a>
        )}
      </p>
    </Panel>
  );
}
