import { useFormatter, useTranslations } from 'use-intl';
import { Download } from 'lucide-react';
import { RunFailure } from '../../../components/reports/run-failure';
import { Badge, type Tone } from '../../../components/ui/badge';
import { Progress } from '../../../components/ui/progress';
import { Size } from '../../../components/ui/size';
import { When } from '../../../components/ui/when';
import type { Export, ExportState } from '../api/exports';
import { ExportActs } from './export-acts';
import { ExportWords } from './export-words';
import { useExportAdvice } from './use-export-advice';
import shared from '../../../components/reports/made.module.css';
import styles from './exports.module.css';

const TONES: Record<ExportState, Tone> = {
  QUEUED: 'plain',
  RUNNING: 'accent',
  READY: 'good',
  FAILED: 'bad',
  CANCELLED: 'plain',
  EXPIRED: 'plain',
};

/** A file that was asked for: how far it is, what came of it, how to get it. */
export function ExportRow({ export: each }: { export: Export }) {
  const t = useTranslations('exports');
  const { id, format, state, filename, requestedBy, createdAt } = each;
  return (
    <>
      <div className={shared.what}>
        <p className={shared.line}>
          <span className={styles.format}>{t(`formats.${format}.name`)}</span>
          <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
          <ExportWords export={each} />
        </p>
        <Outcome export={each} />
        <p className={shared.soft}>
          {t('by')} <bdi>{requestedBy.name}</bdi> · <When at={createdAt} />
        </p>
      </div>
      <div className={styles.acts}>
        {state === 'READY' && (
          <a className={styles.download} href={`/api/v1/exports/${id}/file`} download={filename ?? true}>
            <Download size={16} aria-hidden="true" />
            {t('download')}
          </a>
        )}
        <ExportActs export={each} />
      </div>
    </>
  );
}

function Outcome({ export: { state, progress, failure, size, sha256, expiresAt } }: { export: Export }) {
  const t = useTranslations('exports');
  const format = useFormatter();
  const advice = useExportAdvice();
  const { done, total } = progress;
  if (state === 'QUEUED') return <p className={shared.soft}>{t('waits')}</p>;
  if (state === 'RUNNING') {
    const label =
      total === null ? t('begins') : t('written', { done: format.number(done), total: format.number(total) });
    return <Progress label={label} {...(total ? { percent: Math.floor((done / total) * 100) } : {})} />;
  }
  if (failure) return <RunFailure said={failure} advice={advice(failure.code)} />;
  return (
    <>
      {size !== null && (
        <p className={shared.facts}>
          <span>{t('holds', { count: done })}</span>
          <Size bytes={size} />
          {expiresAt !== null && state === 'READY' && (
            <span>
              {t('goes')} <When at={expiresAt} />
            </span>
          )}
        </p>
      )}
      {state === 'EXPIRED' && <p className={shared.soft}>{t('expiredHint')}</p>}
      {sha256 !== null && (
        <p className={shared.hash}>
          SHA-256 <code>{sha256}</code>
        </p>
      )}
    </>
  );
}
