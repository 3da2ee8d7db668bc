import { useTranslations } from 'use-intl';
import { EvidenceList } from '../../../components/claims/evidence-list';
import { LabelChip } from '../../../components/claims/label-chip';
import { ReportQuote } from '../../../components/claims/report-quote';
import { SafeLink } from '../../../components/claims/safe-link';
import { DateText } from '../../../components/ui/when';
import type { Preview, Report } from '../api/verdicts';
import layout from '../../../components/ui/layout.module.css';
import styles from './verdicts.module.css';

/** What the approver is about to change, over what would be published. */
export interface ReportWords {
  summary?: string;
  rationale?: string;
}

interface Props {
  /** What would be published, or what was. */
  content: Preview['content'] | Report;
  labelColor: string | null | undefined;
  words?: ReportWords;
}

/** The report as readers see it. Its words are those of the report, in its language; the frame is the desk's. */
export function ReportPreview({ content, labelColor, words = {} }: Props) {
  const t = useTranslations('verdicts');
  const published = 'number' in content ? content : null;
  const { rating, claimant, document, quote } = content;
  return (
    <article className={styles.report} aria-label={published ? t('asPublished') : t('preview')} lang={content.language}>
      {published && (
        <p className={styles.soft}>
          {t('report', { number: published.number })} · {t('publishedOn')}{' '}
          <DateText at={published.publishedAt} withTime />
        </p>
      )}
      <p className={styles.reportStatement} dir="auto">
        {content.statement}
      </p>
      <p className={styles.soft}>
        {claimant && <bdi>{claimant.name} · </bdi>}
        <SafeLink href={document.url}>{document.title}</SafeLink>
        {document.publishedAt && (
          <>
            {' · '}
            <DateText at={document.publishedAt} />
          </>
        )}
      </p>
      <p className={styles.verdict}>
        <LabelChip name={rating.name} color={labelColor} />
      </p>
      <p className={styles.soft} dir="auto">
        {rating.definition}
      </p>
      <p className={`${layout.written} ${styles.lead}`} dir="auto">
        {words.summary ?? content.summary}
      </p>
      <h3>{t('inContext')}</h3>
      <ReportQuote quote={quote} />
      <h3>{t('why')}</h3>
      <p className={layout.written} dir="auto">
        {words.rationale ?? content.rationale}
      </p>
      <h3>{t('evidence', { count: content.evidence.length })}</h3>
      <EvidenceList evidence={content.evidence} />
      <h3>{t('how')}</h3>
      <p dir="auto">{content.raters.note}</p>
      {content.provenance.sourcesWaivers.map((waiver) => (
        <p key={waiver} dir="auto">
          {waiver}
        </p>
      ))}
    </article>
  );
}
