import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { segmentsOf } from '../../reading/segments';
import { overlaps, type TextSpan } from '../../reading/text-span';
import type { TextRow } from '../../reading/text-rows';
import type { ClaimMark } from './claims-of-text';
import styles from './reader.module.css';

interface Props {
  text: string;
  row: TextRow;
  marks: readonly ClaimMark[];
  /** The claim one is at, and the one pointed at. */
  current: string | null;
  lit: string | null;
  /** Words chosen by keyboard. */
  chosen: TextSpan | null;
}

interface Piece extends ClaimMark {
  chosen: boolean;
}

const CHOSEN = { claimId: '', tone: 'open', again: false, chosen: true } as const;

/** A paragraph, with its claims marked. Every piece says in `data-at` where in the text it begins. */
export function ReaderRow({ text, row, marks, current, lit, chosen }: Props) {
  const t = useTranslations('documents');
  const all: Piece[] = marks.map((mark) => ({ ...mark, chosen: false }));
  if (chosen && overlaps(chosen, row)) all.push({ ...CHOSEN, ...chosen });
  return (
    <>
      {row.page !== undefined && <span className={styles.page}>{t('page', { page: row.page })}</span>}
      <p dir="auto" className={styles.text} data-kind={row.kind} data-continues={row.continues}>
        {segmentsOf(row, all).map(({ start, end, marks: over }) => (
          <MarkedPiece key={start} at={start} over={over} current={current} lit={lit}>
            {text.slice(start, end)}
          </MarkedPiece>
        ))}
      </p>
    </>
  );
}

interface PieceProps extends Pick<Props, 'current' | 'lit'> {
  at: number;
  over: readonly Piece[];
  children: ReactNode;
}

function MarkedPiece({ at, over, current, lit, children }: PieceProps) {
  const claims = over.filter(({ chosen }) => !chosen);
  const [first] = claims;
  const isChosen = claims.length < over.length;
  if (!first) {
    return (
      <span data-at={at} data-chosen={isChosen}>
        {children}
      </span>
    );
  }
  const is = (id: string | null) => id !== null && claims.some(({ claimId }) => claimId === id);
  return (
    <mark
      data-at={at}
      data-claim={first.claimId}
      data-tone={first.tone}
      data-again={first.again}
      data-many={claims.length > 1}
      data-current={is(current)}
      data-lit={is(lit)}
      data-chosen={isChosen}
      className={styles.mark}
    >
      {children}
    </mark>
  );
}
