import { useTranslations } from 'use-intl';
import { DataTable } from '../../../components/ui/data-table';
import { LinkButton } from '../../../components/ui/link-button';
import type { User } from '../api/people';
import { PersonStatus } from './person-status';
import styles from './people.module.css';

export function PeopleTable({ people, onOpen }: { people: readonly User[]; onOpen: (id: string) => void }) {
  const t = useTranslations();
  return (
    <DataTable
      label={t('people.title')}
      rows={people}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'name',
          name: t('people.name'),
          cell: ({ id, displayName, email }) => (
            <span className={styles.person}>
              <LinkButton onPress={() => onOpen(id)}>
                <bdi>{displayName}</bdi>
              </LinkButton>
              <small>{email}</small>
            </span>
          ),
        },
        {
          key: 'roles',
          name: t('roles.legend'),
          cell: ({ roles }) => roles.map((role) => t(`roles.name.${role}`)).join(', '),
        },
        { key: 'level', name: t('people.level'), cell: ({ level }) => t(`people.levels.${level}`) },
        {
          key: 'languages',
          name: t('people.languages'),
          cell: ({ languages }) => (languages.length > 0 ? languages.join(', ') : t('people.any')),
        },
        {
          key: 'status',
          name: t('people.statusLabel'),
          cell: (person) => (
            <span className={styles.badges}>
              <PersonStatus person={person} />
            </span>
          ),
        },
      ]}
    />
  );
}
