import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { LabelChip } from '../../../components/claims/label-chip';
import { ReportStanding } from '../../../components/reports/report-standing';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { DateText } from '../../../components/ui/when';
import { labelOf, schemesQuery } from '../../../lib/schemes';
import type { Report } from '../api/reports';
import styles from './reports.module.css';

interface Props {
  report: Report;
  isCurrent: boolean;
  /** Null where nothing can be ticked. */
  isChosen: boolean | null;
  onChoose: () => void;
  onPreview: () => void;
}

/** A report in the list: what was claimed, what the desk says of it, whether that stands. */
export function ReportRow({ report, isCurrent, isChosen, onChoose, onPreview }: Props) {
  const t = useTranslations('reports');
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { number, statement, rating, claimant, document, publishedAt, language } = report;
  return (
    <li ref={row} className={styles.row} data-current={isCurrent}>
      {isChosen !== null && (
        <Checkbox isSelected={isChosen} onChange={onChoose} aria-label={t('chooseNumber', { number })} />
      )}
      <div className={styles.what}>
        <p className={styles.statement} dir="auto" lang={language}>
          {statement}
        </p>
        <p className={styles.facts}>
          <SchemeLabel rating={rating} />
          <ReportStanding report={report} />
          {claimant && <bdi>{claimant.name}</bdi>}
          <bdi>{document.title}</bdi>
          <DateText at={publishedAt} />
          <span>{t('number', { number })}</span>
        </p>
      </div>
      <div className={styles.acts}>
        <Button onPress={onPreview} aria-label={t('previewNumber', { number })}>
          {t('preview')}
        </Button>
        <a
          className={styles.page}
          href={`/reports/${number}`}
          target="_blank"
          rel="noreferrer"
          aria-label={t('pageOf', { number })}
        >
          {t('page')}
          <ExternalLink size={14} aria-hidden="true" />
        </a>
      </div>
    </li>
  );
}

/** The label of a report in the colour its scheme gives it. */
export function SchemeLabel({ rating }: { rating: Report['rating'] }) {
  const { data: schemes = [] } = useQuery(schemesQuery);
  const scheme = schemes.find(
    ({ content, schemeVersion }) => content.key === rating.schemeKey && schemeVersion === rating.schemeVersion,
  );
  return <LabelChip name={rating.name} color={labelOf(scheme, rating.label)?.color} />;
}
