import { useTranslations } from 'use-intl';
import { EvidenceList } from '../../../components/claims/evidence-list';
import { ReportQuote } from '../../../components/claims/report-quote';
import { ReportStanding } from '../../../components/reports/report-standing';
import { Drawer } from '../../../components/ui/drawer';
import { DateText } from '../../../components/ui/when';
import { filesOf, type Report } from '../api/reports';
import { ReportCorrections } from './report-corrections';
import { SchemeLabel } from './report-row';
import styles from './report-preview.module.css';

interface Props {
  report: Report | undefined;
  onClose: () => void;
}

/** A report beside the list, as readers find it on its page. */
export function ReportPreview({ report, onClose }: Props) {
  const t = useTranslations('reports');
  const number = report?.number ?? 0;
  return (
    <Drawer title={t('number', { number })} isOpen={report !== undefined} onClose={onClose}>
      {report && <Content report={report} />}
    </Drawer>
  );
}

function Content({ report }: { report: Report }) {
  const t = useTranslations('reports');
  const { number, statement, rating, summary, rationale, claimant, document, quote, publishedAt, raters } = report;
  return (
    <article className={styles.report} lang={report.language}>
      <p className={styles.badges}>
        <ReportStanding report={report} />
        <span>
          {t('publishedOn')} <DateText at={publishedAt} withTime />
        </span>
      </p>
      <p className={styles.statement} dir="auto">
        {statement}
      </p>
      {claimant && (
        <p className={styles.soft}>
          {t('saidBy')} <bdi>{claimant.name}</bdi>
        </p>
      )}
      <section className={styles.verdict} aria-label={t('verdict')}>
        <SchemeLabel rating={rating} />
        <p dir="auto">{rating.definition}</p>
      </section>
      <p className={styles.summary} dir="auto">
        {summary}
      </p>
      <ReportCorrections corrections={report.corrections} />
      <h3>{t('rationale')}</h3>
      <p className={styles.text} dir="auto">
        {rationale}
      </p>
      {report.evidence.length > 0 && (
        <>
          <h3>{t('evidence')}</h3>
          <EvidenceList evidence={report.evidence} />
        </>
      )}
      <h3>{t('words')}</h3>
      <ReportQuote quote={quote} />
      <p className={styles.soft}>
        <bdi>{document.title}</bdi> · {t('version', { version: document.version })}
      </p>
      <p className={styles.soft} dir="auto">
        {raters.note}
      </p>
      <h3>{t('takeIt')}</h3>
      <ul className={styles.files}>
        <li>
          <a href={`/reports/${number}`} target="_blank" rel="noreferrer">
            {t('page')}
          </a>
        </li>
        {filesOf(report).map(([name, href]) => (
          <li key={name}>
            <a href={href} target="_blank" rel="noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p className={styles.hash}>
        <span className={styles.soft}>{t('hash')}</span> <code>{report.contentHash}</code>
      </p>
    </article>
  );
}
