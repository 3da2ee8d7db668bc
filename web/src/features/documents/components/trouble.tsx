import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ServerWords } from '../../../lib/server-words';
import styles from './documents.module.css';

interface Props {
  title: string;
  /** What the desk's server says; its code has words of its own here where it is known. */
  problem: { code: string; message: string } | null;
  children?: ReactNode;
}

/** Why something could not be read, and what to do about it. */
export function Trouble({ title, problem, children }: Props) {
  const t = useTranslations('documents.trouble');
  const key = problem?.code as Parameters<typeof t>[0];
  const known = problem !== null && t.has(key);
  return (
    <div role="alert" className={styles.trouble}>
      <p className={styles.troubleTitle}>{title}</p>
      {problem && <p>{known ? t(key) : <ServerWords said={problem} />}</p>}
      {known && problem.message !== '' && (
        <details>
          <summary>{t('details')}</summary>
          <p lang="en">{problem.message}</p>
        </details>
      )}
      {children}
    </div>
  );
}
