import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Drawer } from '../../../components/ui/drawer';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { personQuery } from '../api/people';
import { AccountActs } from './account-acts';
import { PersonForm } from './person-form';

interface Props {
  /** Whom it shows; null closes it. */
  id: string | null;
  manages: boolean;
  onClose: () => void;
}

/** One person: what they may do, what they can review, and their account. */
export function PersonDrawer({ id, manages, onClose }: Props) {
  const t = useTranslations('people');
  const person = useQuery({ ...personQuery(id ?? ''), enabled: id !== null });
  return (
    <Drawer title={person.data?.displayName ?? t('person')} isOpen={id !== null} onClose={onClose}>
      {person.isPending && <SkeletonRows />}
      {person.isError && <ErrorPanel error={person.error} onRetry={() => void person.refetch()} />}
      {person.data && (
        <>
          <PersonForm key={person.data.id} person={person.data} manages={manages} />
          {manages && <AccountActs person={person.data} />}
        </>
      )}
    </Drawer>
  );
}
