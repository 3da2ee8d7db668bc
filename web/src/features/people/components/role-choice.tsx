import { useTranslations } from 'use-intl';
import { Checkbox } from '../../../components/ui/checkbox';
import { FieldGroup } from '../../../components/ui/field-group';
import { type Role, ROLES } from '../api/people';
import styles from './people.module.css';

interface Props {
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
  isDisabled?: boolean;
}

/** Roles to tick, each with what it may do in a sentence. */
export function RoleChoice({ value, onChange, isDisabled = false }: Props) {
  const t = useTranslations('roles');
  return (
    <FieldGroup legend={t('legend')}>
      {ROLES.map((role) => (
        <div key={role} className={styles.role}>
          <Checkbox
            isSelected={value.includes(role)}
            isDisabled={isDisabled}
            onChange={(on) => onChange(ROLES.filter((each) => (each === role ? on : value.includes(each))))}
          >
            {t(`name.${role}`)}
          </Checkbox>
          <p className={styles.hint}>{t(`about.${role}`)}</p>
        </div>
      ))}
    </FieldGroup>
  );
}
