import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Drawer } from '../../../components/ui/drawer';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import type { Assignment } from '../api/assignment';
import { sourceChangesQuery } from '../api/source-changes';
import { ChangedWords } from './changed-words';

interface Props {
  assignment: Assignment;
  isOpen: boolean;
  onClose: () => void;
}

/** Every passage of the source that is another since one began. */
export function SourceChanges({ assignment, isOpen, onClose }: Props) {
  const t = useTranslations('rate.changes');
  const { data, error, isPending, refetch } = useQuery({ ...sourceChangesQuery(assignment), enabled: isOpen });
  return (
    <Drawer title={t('title')} isOpen={isOpen} onClose={onClose}>
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {isPending && !error && <SkeletonRows rows={3} />}
      {data === null && <p>{t('none')}</p>}
      {data && (
        <>
          <p>{t('between', { from: data.from, to: data.to })}</p>
          {data.passages.map(({ kind, pieces }, index) => (
            <section key={index}>
              <h3>{t(kind)}</h3>
              <ChangedWords pieces={pieces} />
            </section>
          ))}
        </>
      )}
    </Drawer>
  );
}
