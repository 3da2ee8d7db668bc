import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { LinkButton } from '../../../components/ui/link-button';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText } from '../../../components/ui/when';
import { methodologiesQuery, methodologyQuery } from '../api/organisation';
import { MethodologyForm } from './methodology-form';
import styles from './organisation.module.css';

/** The versions of the methodology; verdicts name the one they were published under. */
export function Methodology({ manages }: { manages: boolean }) {
  const t = useTranslations('organisation');
  const versions = useQuery(methodologiesQuery);
  const [open, setOpen] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  const current = versions.data?.find((version) => version.current)?.version ?? null;
  if (versions.isPending) return <SkeletonRows />;
  if (versions.isError) return <ErrorPanel error={versions.error} onRetry={() => void versions.refetch()} />;
  return (
    <div className={styles.form}>
      <p className={styles.soft}>{t('methodologyHint')}</p>
      {manages && !writing && (
        <div>
          <Button tone="main" onPress={() => setWriting(true)}>
            {t('write')}
          </Button>
        </div>
      )}
      {writing && <NextVersion from={current} onClose={() => setWriting(false)} />}
      <ul className={styles.versions}>
        {versions.data.map(({ version, note, current: isCurrent, builtIn, publishedAt }) => (
          <li key={version} className={styles.version}>
            <div className={styles.versionHead}>
              <LinkButton aria-expanded={open === version} onPress={() => setOpen(open === version ? null : version)}>
                {t('version', { name: version })}
              </LinkButton>
              {isCurrent && <Badge tone="good">{t('current')}</Badge>}
              {builtIn && <Badge>{t('builtIn')}</Badge>}
              {publishedAt !== null && (
                <span className={styles.soft}>
                  <DateText at={publishedAt} withTime />
                </span>
              )}
            </div>
            {note !== null && <p dir="auto">{note}</p>}
            {open === version && <Text version={version} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Text({ version }: { version: string }) {
  const methodology = useQuery(methodologyQuery(version));
  if (methodology.isPending) return <SkeletonRows rows={3} />;
  if (methodology.isError) return <ErrorPanel error={methodology.error} onRetry={() => void methodology.refetch()} />;
  return (
    <p className={styles.text} dir="auto">
      {methodology.data.text}
    </p>
  );
}

/** Begins with the text in force: a next version seldom begins anew. */
function NextVersion({ from, onClose }: { from: string | null; onClose: () => void }) {
  const t = useTranslations('organisation');
  const before = useQuery({ ...methodologyQuery(from ?? ''), enabled: from !== null });
  return (
    <Panel title={t('nextVersion')}>
      {before.isLoading ? (
        <SkeletonRows rows={3} />
      ) : (
        <MethodologyForm begun={before.data?.text ?? ''} onClose={onClose} />
      )}
    </Panel>
  );
}
