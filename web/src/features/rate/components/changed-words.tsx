import type { DiffPiece } from '../draft/word-diff';
import styles from './rate.module.css';

const TAGS = { same: 'span', removed: 'del', added: 'ins' } as const;

/** A text with what went and what came. */
export function ChangedWords({ pieces }: { pieces: readonly DiffPiece[] }) {
  return (
    <blockquote dir="auto" className={styles.changed}>
      {pieces.map(({ kind, text }, index) => {
        const Tag = TAGS[kind];
        return <Tag key={index}>{text}</Tag>;
      })}
    </blockquote>
  );
}
