import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import shared from '../../../components/reports/made.module.css';
import { Badge, type Tone } from '../../../components/ui/badge';
import { useSentences } from '../../../lib/server-sentences';
import { ServerWords } from '../../../lib/server-words';
import type { ImportRow, Outcome } from '../api/imports';
import styles from './imports.module.css';

const TONES: Record<Outcome, Tone> = {
  CREATED: 'good',
  UPDATED: 'good',
  UNCHANGED: 'plain',
  DUPLICATE: 'plain',
  REFUSED: 'bad',
};

const ADVICE = ['ROW_ADDRESS', 'ROW_INCOMPLETE', 'ROW_TOO_LONG', 'ROW_HASH', 'ROW_COLUMNS', 'ROW_UNREADABLE'] as const;

/** A row of the file: where it stands there, what became of it, and what to do when it was refused. */
export function ImportRowItem({ row }: { row: ImportRow }) {
  const t = useTranslations('imports');
  const ruleWords = useSentences('rule');
  const rowWords = useSentences('row');
  const { number, place, outcome, label, priorCheckId, documentId, error, warnings } = row;
  const advice = ADVICE.find((each) => each === error?.code);
  return (
    <li className={styles.importRow}>
      <p className={shared.line}>
        <span className={styles.number}>{t('row', { number })}</span>
        <Badge tone={TONES[outcome]}>{t(`outcome.${outcome}`)}</Badge>
        <bdi className={shared.soft}>{place}</bdi>
        {priorCheckId !== null && (
          <Link to="/prior-checks" search={{ check: priorCheckId }}>
            {t('seeCheck')}
          </Link>
        )}
        {documentId !== null && <a href={`/desk/documents/${documentId}`}>{t('seeDocument')}</a>}
      </p>
      {label !== null && <p dir="auto">{label}</p>}
      {error && (
        <div className={shared.refused}>
          <p dir="auto">
            {advice === undefined ? (
              <ServerWords said={error} />
            ) : (
              <Told words={rowWords(error.code, error.message)} own={error.message} />
            )}
          </p>
          {advice !== undefined && <p className={styles.advice}>{t(`advice.${advice}`)}</p>}
        </div>
      )}
      {warnings.length > 0 && (
        <ul className={styles.warnings} aria-label={t('warnings')}>
          {warnings.map(({ rule, message }) => (
            <li key={`${rule} ${message}`} dir="auto">
              <Told words={ruleWords(rule, message)} own={message} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** What is wrong, in words; and where they say it in general only, what the server says of this very row, in English. */
function Told({ words, own }: { words: string; own: string }) {
  if (words === '' || words === own) return words;
  return (
    <>
      {words} <span lang="en">({own})</span>
    </>
  );
}
