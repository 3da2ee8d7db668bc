import { useTranslations } from 'use-intl';
import { Panel } from '../../../components/ui/panel';
import type { Round } from '../api/adjudication';
import layout from '../../../components/ui/layout.module.css';
import styles from './case.module.css';

/** What raters of earlier rounds wrote to the adjudicator. */
export function EarlierNotes({ notes }: { notes: NonNullable<Round['earlierNotes']> }) {
  const t = useTranslations('adjudicate');
  if (notes.length === 0) return null;
  return (
    <Panel title={t('earlierNotes')}>
      <ul className={layout.entries}>
        {notes.map(({ roundNumber, pseudonym, note }) => (
          <li key={`${roundNumber} ${pseudonym}`} className={layout.entry}>
            <p className={styles.cited}>{t('noteFrom', { who: pseudonym, number: roundNumber })}</p>
            <p className={layout.written} dir="auto">
              {note}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
