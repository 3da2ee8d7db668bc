import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { LabelChip } from '../../../components/claims/label-chip';
import { Badge } from '../../../components/ui/badge';
import { DateText, When } from '../../../components/ui/when';
import { labelOf, schemesQuery } from '../../../lib/schemes';
import type { Verdict } from '../api/verdicts';
import rows from '../../../components/claims/claim-rows.module.css';

/** Colour of a label in the scheme of a verdict. */
export function useLabelColor(): (verdict: Verdict) => string | undefined {
  const { data: schemes } = useQuery(schemesQuery);
  return ({ schemeKey, schemeVersion, label }) =>
    labelOf(
      schemes?.find((scheme) => scheme.content.key === schemeKey && scheme.schemeVersion === schemeVersion),
      label,
    )?.color;
}

/** A verdict of the list: what is claimed, what was found, how it came about. */
export function VerdictRow({ verdict }: { verdict: Verdict }) {
  const t = useTranslations();
  const colorOf = useLabelColor();
  return (
    <li className={rows.row}>
      <p className={rows.statement} dir="auto">
        <Link to="/verdicts/$verdictId" params={{ verdictId: verdict.id }}>
          {verdict.statement}
        </Link>
      </p>
      <LabelChip name={verdict.labelName} color={colorOf(verdict)} />
      <p className={rows.facts}>
        {verdict.stale && <Badge tone="warn">{t('claims.stale')}</Badge>}
        {verdict.reason !== null && verdict.state === 'APPROVED' && <Badge tone="bad">{t('verdicts.failed')}</Badge>}
        <span>{t(`claims.origin.${verdict.origin}`)}</span>
        <span>{t('verdicts.raters', { count: verdict.raters.count })}</span>
        <Time verdict={verdict} />
      </p>
    </li>
  );
}

function Time({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('verdicts');
  const { state, publishAt, publishedAt, reviewBy, createdAt, approvedAt } = verdict;
  if (publishAt !== null) {
    return (
      <span>
        {t('goesOut')} <DateText at={publishAt} withTime />
      </span>
    );
  }
  if (state === 'PUBLISHED' && publishedAt !== null) {
    return (
      <span>
        {t('publishedOn')} <DateText at={publishedAt} />
        {reviewBy !== null && (
          <>
            {' · '}
            {t('lookAgain')} <DateText at={reviewBy} />
          </>
        )}
      </span>
    );
  }
  return (
    <span>
      {approvedAt === null ? t('proposed') : t('approved')} <When at={approvedAt ?? createdAt} />
    </span>
  );
}
