import { useTranslations } from 'use-intl';
import { Button } from '../../../../components/ui/button';
import { Kbd } from '../../../../components/ui/kbd';
import styles from './reader.module.css';

interface Props {
  words: string;
  byKeys: boolean;
  /** What is done with the words. */
  take: string;
  onTake: () => void;
  onStop: () => void;
}

/** The words one has chosen, and what can be done with them. It stays at the bottom of the window. */
export function ChosenBar({ words, byKeys, take, onTake, onStop }: Props) {
  const t = useTranslations('documents.choose');
  return (
    <section className={styles.bar} aria-label={t('label')}>
      <div className={styles.barWords}>
        <p role="status" dir="auto" className={styles.chosenWords}>
          {words}
        </p>
        {byKeys && <p className={styles.barKeys}>{t.rich('keys', { k: (key) => <Kbd isRead>{key}</Kbd> })}</p>}
      </div>
      <div className={styles.barActs}>
        <Button tone="main" onPress={onTake} {...(byKeys ? { shortcut: 'Enter' } : {})}>
          {take}
        </Button>
        <Button onPress={onStop} {...(byKeys ? { shortcut: 'Escape' } : {})}>
          {t('stop')}
        </Button>
      </div>
    </section>
  );
}
