import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../../components/claims/claim-link';
import { Badge } from '../../../../components/ui/badge';
import type { Fate } from '../../api/staleness';
import { FateBadge } from '../fate-badge';
import type { DiffRow } from './diff-rows';
import changed from '../../../../components/claims/changed-text.module.css';
import styles from './versions.module.css';

interface Props {
  row: Extract<DiffRow, { kind: 'block' }>;
  older: string;
  newer: string;
}

/** One paragraph in both texts: what went is struck on one side, what came is underlined on the other. */
export function DiffBlock({ row: { block, claims }, older, newer }: Props) {
  const t = useTranslations('documents.versions');
  const words = block.words ?? [];
  const side = (which: 'old' | 'new') => {
    const span = block[which];
    const text = which === 'old' ? older : newer;
    if (!span) return <p className={changed.nothing}>{t(which === 'old' ? 'notYet' : 'noMore')}</p>;
    const Whole = which === 'old' ? 'del' : 'ins';
    if (block.kind === 'replaced' || block.kind === (which === 'old' ? 'removed' : 'added')) {
      return (
        <p dir="auto" className={changed.text}>
          <Whole>{text.slice(span.start, span.end)}</Whole>
        </p>
      );
    }
    return (
      <p dir="auto" className={changed.text}>
        {words.length === 0
          ? text.slice(span.start, span.end)
          : words.map((word, index) => {
              const at = word[which];
              if (!at) return null;
              const shown = text.slice(at.start, at.end);
              return word.kind === 'same' ? shown : <Whole key={index}>{shown}</Whole>;
            })}
      </p>
    );
  };
  return (
    <>
      <div className={styles.pair} data-kind={block.kind}>
        <div>{side('old')}</div>
        <div>
          {block.kind === 'moved' && <Badge>{t('moved')}</Badge>}
          {side('new')}
        </div>
      </div>
      {claims.length > 0 && (
        <ul className={styles.fates} aria-label={t('claims')}>
          {claims.map((claim) => (
            <li key={claim.claimId}>
              {claim.new ? <FateBadge fate={claim.new.state as Fate} /> : <Badge tone="bad">{t('noMore')}</Badge>}
              {claim.old === null && <Badge tone="accent">{t('newClaim')}</Badge>}
              <ClaimLink id={claim.claimId} dir="auto">
                {claim.statement}
              </ClaimLink>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
