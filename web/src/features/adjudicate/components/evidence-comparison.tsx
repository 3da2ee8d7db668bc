import { useTranslations } from 'use-intl';
import { SafeLink } from '../../../components/claims/safe-link';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { Panel } from '../../../components/ui/panel';
import type { Round } from '../api/adjudication';
import layout from '../../../components/ui/layout.module.css';
import styles from './case.module.css';

type Source = NonNullable<Round['evidence']>[number];

interface Props {
  sources: readonly Source[];
  onCite: ((source: { title: string; url: string | null; quote: string | null }) => void) | undefined;
}

const isStance = (stance: string): stance is 'SUPPORTS' | 'REFUTES' | 'CONTEXT' =>
  stance === 'SUPPORTS' || stance === 'REFUTES' || stance === 'CONTEXT';

/** Every source once: what is cited for and against first, then what only one rater has. */
export function EvidenceComparison({ sources, onCite }: Props) {
  const t = useTranslations('adjudicate');
  const shared = useTranslations('claims');
  if (sources.length === 0) return null;
  return (
    <Panel title={t('sources')}>
      <ul className={layout.entries}>
        {sources.map((source, index) => (
          <li key={`${index} ${source.title}`} className={layout.entry}>
            <div className={styles.similarItem}>
              <span>
                <SafeLink href={source.url}>{source.title}</SafeLink>
              </span>
              {source.disputed && <Badge tone="bad">{t('disputed')}</Badge>}
              {source.citedBy.length === 1 && <Badge tone="warn">{t('onlyOne')}</Badge>}
              {onCite && (
                <Button tone="bare" onPress={() => onCite({ ...source, quote: source.citedBy[0]?.quote ?? null })}>
                  {t('cite')}
                </Button>
              )}
            </div>
            <p className={styles.cited}>
              {source.citedBy.map(({ pseudonym, stance }, n) => (
                <span key={`${n} ${pseudonym}`}>
                  <strong>{pseudonym}</strong> {isStance(stance) ? shared(`stance.${stance}`) : stance}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
