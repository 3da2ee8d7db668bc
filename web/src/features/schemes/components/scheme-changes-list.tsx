import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '../../../components/ui/badge';
import type { Change, Part } from './scheme-changes';
import styles from './schemes.module.css';

const TONES: Record<Change['kind'], Tone> = { added: 'good', removed: 'bad', changed: 'warn' };

/** What a version says differently from the one before. */
export function SchemeChanges({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations();
  const word = (value: string): string => {
    if (value === '') return t('app.none');
    if (value === 'true' || value === 'false') return t(`schemes.${value === 'true' ? 'yes' : 'no'}`);
    return value;
  };
  if (changes.length === 0) return <p className={styles.soft}>{t('schemes.noChange')}</p>;
  return (
    <ul className={styles.changes}>
      {changes.map(({ kind, what, name, part, before, after }, index) => (
        <li key={index} className={styles.change}>
          <p>
            <Badge tone={TONES[kind]}>{t(`schemes.change.${kind}`)}</Badge> {t(`schemes.what.${what}`)}{' '}
            <bdi>{name}</bdi>
            {part !== null && `: ${t(`schemes.part.${part as Part}`)}`}
          </p>
          {(before !== '' || after !== '') && (
            <p className={styles.difference}>
              <del dir="auto">{word(before)}</del> <ins dir="auto">{word(after)}</ins>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
