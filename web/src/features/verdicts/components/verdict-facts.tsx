import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Facts } from '../../../components/ui/facts';
import { Panel } from '../../../components/ui/panel';
import { DateText } from '../../../components/ui/when';
import { useNames } from '../../../lib/people';
import { labelOf, schemesQuery } from '../../../lib/schemes';
import type { Verdict } from '../api/verdicts';

/** How it came about and who stands for it. */
export function VerdictFacts({ verdict }: { verdict: Verdict }) {
  const t = useTranslations();
  const nameOf = useNames();
  const when = (at: string | null, who: string | null) =>
    at === null ? null : (
      <>
        <DateText at={at} withTime />
        {who !== null && (
          <>
            {' · '}
            <bdi>{nameOf(who)}</bdi>
          </>
        )}
      </>
    );
  const { data: schemes } = useQuery(schemesQuery);
  const scheme = schemes?.find(({ content }) => content.key === verdict.schemeKey);
  const labels = Object.entries(verdict.raters.labels)
    .map(([label, count]) => `${labelOf(scheme, label)?.name ?? label} × ${count}`)
    .join(', ');
  return (
    <Panel title={t('verdicts.facts')}>
      <Facts
        facts={[
          [t('verdicts.came'), t(`claims.origin.${verdict.origin}`)],
          [t('verdicts.ratings'), labels],
          [t('verdicts.judged'), t('verdicts.version', { number: verdict.versionNumber })],
          [t('verdicts.standing'), t(`claims.standing.${verdict.standing}`)],
          [t('verdicts.proposedAt'), <DateText key="made" at={verdict.createdAt} withTime />],
          [t('verdicts.approvedBy'), when(verdict.approvedAt, verdict.approvedBy)],
          [t('verdicts.publishedBy'), when(verdict.publishedAt, verdict.publishedBy)],
          [t('verdicts.reviewBy'), verdict.reviewBy === null ? null : <DateText key="day" at={verdict.reviewBy} />],
        ]}
      />
    </Panel>
  );
}
