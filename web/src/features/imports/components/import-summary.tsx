import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { RunFailure } from '../../../components/reports/run-failure';
import { Badge, type Tone } from '../../../components/ui/badge';
import { Progress } from '../../../components/ui/progress';
import { Size } from '../../../components/ui/size';
import { When } from '../../../components/ui/when';
import type { Import } from '../api/imports';
import { useImportAdvice } from './use-import-advice';
import shared from '../../../components/reports/made.module.css';
import styles from './imports.module.css';

const TONES: Record<Import['status'], Tone> = {
  QUEUED: 'plain',
  RUNNING: 'accent',
  DONE: 'good',
  FAILED: 'bad',
  CANCELLED: 'plain',
};

/** What is known of an import at a glance: what it was, how far it is, how its rows ended. */
export function ImportSummary({ import: each, isLinked = false }: { import: Import; isLinked?: boolean }) {
  const t = useTranslations('imports');
  const { id, kind, status, dryRun, filename, url, size, createdAt, progress, rows, licence } = each;
  const advice = useImportAdvice();
  const name = filename ?? url ?? '';
  return (
    <div className={shared.what}>
      <p className={shared.line}>
        {isLinked ? (
          <Link to="/imports/$id" params={{ id }} className={styles.link}>
            <bdi>{name}</bdi>
          </Link>
        ) : (
          url !== null && <bdi className={styles.link}>{url}</bdi>
        )}
        <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
        {dryRun && <Badge tone="warn">{t('dry')}</Badge>}
      </p>
      {(status === 'QUEUED' || status === 'RUNNING') && (
        <Progress label={t('rows', { count: rows })} percent={progress} />
      )}
      <Counts import={each} />
      {each.error && <RunFailure said={each.error} advice={advice(each.error.code)} />}
      <p className={`${shared.facts} ${shared.soft}`}>
        <span>{kind === null ? t('kindUnknown') : t(`kinds.${kind}`)}</span>
        {size !== null && <Size bytes={size} />}
        {licence !== null && <bdi>{licence}</bdi>}
        <When at={createdAt} />
      </p>
    </div>
  );
}

function Counts({ import: { counts, dryRun } }: { import: Import }) {
  const t = useTranslations('imports');
  const { refused, warned, ...others } = counts;
  const taken = (['created', 'updated', 'unchanged', 'duplicate'] as const).filter((each) => others[each] > 0);
  return (
    <p className={shared.facts}>
      {taken.map((each) => (
        <span key={each}>{t(dryRun ? `wouldBe.${each}` : `were.${each}`, { count: others[each] })}</span>
      ))}
      {refused > 0 && <strong className={styles.bad}>{t('were.refused', { count: refused })}</strong>}
      {warned > 0 && <span className={styles.warn}>{t('were.warned', { count: warned })}</span>}
    </p>
  );
}
