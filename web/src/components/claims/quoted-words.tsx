import type { ReactNode } from 'react';
import styles from './quoted-words.module.css';

interface Props {
  before: ReactNode;
  words: ReactNode;
  after: ReactNode;
}

/** The exact words of a claim in the text around them, marked. The text keeps its own direction and line ends. */
export function QuotedWords({ before, words, after }: Props) {
  return (
    <blockquote dir="auto" className={styles.quote}>
      {before}
      <mark className={styles.words}>{words}</mark>
      {after}
    </blockquote>
  );
}
