import { useTranslations } from 'use-intl';
import styles from './signs.module.css';

/** What a code of the extractor means; the code itself where the texts do not know it yet. */
export function useSign(): (code: string) => string {
  const t = useTranslations('signs.sentence');
  return (code) => {
    const key = code as 'number';
    return t.has(key) ? t(key) : code;
  };
}

/** What speaks for and against a sentence, strongest first: each in words, with its code behind it for who tunes the search. */
export function Signs({ codes }: { codes: readonly string[] }) {
  const t = useTranslations('signs');
  const signOf = useSign();
  if (codes.length === 0) return null;
  return (
    <ul className={styles.signs} aria-label={t('label')}>
      {codes.map((code) => (
        <li key={code}>
          {signOf(code)} <code className={styles.code}>{code}</code>
        </li>
      ))}
    </ul>
  );
}
