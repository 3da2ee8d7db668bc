import { useTranslations } from 'use-intl';
import { Button } from './button';
import styles from './conflict-panel.module.css';

interface Props {
  /** What the two say differently. */
  differences: readonly { name: string; theirs: string; mine: string }[];
  /** Takes what is stored now into the form; what was typed is lost, by choice. */
  onTakeTheirs: () => void;
  /** Stores what was typed, over theirs. */
  onKeepMine: () => void;
}

/** Somebody else saved the same thing meanwhile: both texts, and neither is lost until somebody chooses. */
export function ConflictPanel({ differences, onTakeTheirs, onKeepMine }: Props) {
  const t = useTranslations('app.conflict');
  return (
    <div role="alert" className={styles.panel}>
      <p className={styles.title}>{t('title')}</p>
      <p>{differences.length === 0 ? t('same') : t('hint')}</p>
      {differences.map(({ name, theirs, mine }) => (
        <dl key={name} aria-label={name} className={styles.difference}>
          <div className={styles.name}>
            <dt>{t('field')}</dt>
            <dd>{name}</dd>
          </div>
          <div>
            <dt>{t('theirs')}</dt>
            <dd dir="auto">{theirs}</dd>
          </div>
          <div>
            <dt>{t('mine')}</dt>
            <dd dir="auto">{mine}</dd>
          </div>
        </dl>
      ))}
      <div className={styles.actions}>
        <Button onPress={onTakeTheirs}>{t('takeTheirs')}</Button>
        <Button tone="main" onPress={onKeepMine}>
          {t('keepMine')}
        </Button>
      </div>
    </div>
  );
}
