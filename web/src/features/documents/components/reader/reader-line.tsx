import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { DocumentClaim } from '../../api/claims';
import type { TextRow } from '../../reading/text-rows';
import type { TextSpan } from '../../reading/text-span';
import type { ClaimMark } from './claims-of-text';
import { MarginCard } from './margin-card';
import { ReaderRow } from './reader-row';
import styles from './reader.module.css';

interface Props {
  text: string;
  row: TextRow;
  marks: readonly ClaimMark[];
  /** Those that begin in this row. */
  claims: readonly DocumentClaim[];
  /** The claim one is at, and the one pointed at; null where this row is not about it. */
  current: string | null;
  lit: string | null;
  /** The focus goes to the current one, because a key led here. */
  takesFocus: boolean;
  /** Words chosen by keyboard, where they are in this row. */
  chosen: TextSpan | null;
  onLight: (claimId: string | null) => void;
  onFocus: (claimId: string) => void;
}

/** A paragraph with its claims beside it. Scrolling draws none again that was drawn. */
export const ReaderLine = memo(function ReaderLine({ claims, takesFocus, onLight, onFocus, ...words }: Props) {
  const t = useTranslations('documents');
  const { current, lit } = words;
  return (
    <>
      <div>
        <ReaderRow {...words} />
      </div>
      {claims.length > 0 && (
        <ul className={styles.margin} aria-label={t('claimsHere')}>
          {claims.map((claim) => (
            <MarginCard
              key={claim.id}
              claim={claim}
              isCurrent={claim.id === current}
              takesFocus={claim.id === current && takesFocus}
              isLit={claim.id === lit}
              onLight={onLight}
              onFocus={onFocus}
            />
          ))}
        </ul>
      )}
    </>
  );
});
