import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { Tabs } from '../../../components/ui/tabs';
import { meQuery } from '../../../lib/me';
import { organisationQuery } from '../api/organisation';
import { Methodology } from './methodology';
import { ProfileForm } from './profile-form';

export function OrganisationPage() {
  const t = useTranslations('organisation');
  const organisation = useQuery(organisationQuery);
  const { data: me } = useQuery(meQuery);
  const manages = me?.permissions.includes('settings.manage') ?? false;
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <a href="/about">{t('asReaders')}</a>
      </PageHead>
      {organisation.isPending && <SkeletonRows />}
      {organisation.isError && <ErrorPanel error={organisation.error} onRetry={() => void organisation.refetch()} />}
      {organisation.data && (
        <Tabs
          label={t('title')}
          tabs={[
            {
              key: 'profile',
              name: t('profile'),
              content: <ProfileForm organisation={organisation.data} manages={manages} />,
            },
            { key: 'methodology', name: t('methodology'), content: <Methodology manages={manages} /> },
          ]}
        />
      )}
    </>
  );
}
