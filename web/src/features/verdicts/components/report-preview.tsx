import { useTranslations } from 'use-intl';
import { EvidenceList } from '../../../components/claims/evidence-list';
import { LabelChip } from '../../../components/claims/label-chip';
import { QuotedWords } from '../../../components/claims/quoted-words';
import { SafeLink } from '../../../components/claims/safe-link';
import { DateText } from '../../../components/ui/when';
import type { Preview } from '../api/verdicts';
import styles from './verdicts.module.css';

/** What the approver is about to change, over what would be published. */
export interface ReportWords {
  summary?: string;
  rationale?: string;
}

/** The report as readers will see it. Its words are those of the report, in its language; the frame is the desk's. */
export function ReportPreview({ preview, words = {} }: { preview: Preview; words?: ReportWords }) {
  const t = useTranslations('verdicts');
  const { content, labelColor } = preview;
  const { rating, claimant, document, quote } = content;
  return (
    <article className={styles.report} aria-label={t('preview')} lang={content.language}>
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
      <p className={`${styles.text} ${styles.lead}`} dir="auto">
        {words.summary ?? content.summary}
      </p>
      <h3>{t('inContext')}</h3>
      <QuotedWords before={quote.prefix} words={quote.exact} after={quote.suffix} />
      <h3>{t('why')}</h3>
      <p className={styles.text} dir="auto">
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
