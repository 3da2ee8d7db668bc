import type { FormEvent, ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import layout from '../../../components/ui/layout.module.css';
import { type Role } from '../api/people';
import { RoleChoice } from './role-choice';
import styles from './people.module.css';

interface Props {
  /** Who they are: the fields before the roles. */
  children: ReactNode;
  roles: readonly Role[];
  onRoles: (roles: Role[]) => void;
  /** What the button says. */
  act: string;
  state: { error: Error | null; isPending: boolean };
  /** Called with at least one role chosen. */
  onSubmit: () => void;
  onClose: () => void;
}

/** Somebody who is not at the desk yet: who they are, and what they may do. */
export function NewPersonForm({ children, roles, onRoles, act, state, onSubmit, onClose }: Props) {
  const t = useTranslations('app');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (roles.length > 0) onSubmit();
  };
  return (
    <Form className={styles.form} onSubmit={submit}>
      {state.error && <ErrorPanel error={state.error} />}
      {children}
      <RoleChoice value={roles} onChange={onRoles} />
      <div className={layout.buttons}>
        <Button type="submit" tone="main" isPending={state.isPending} isDisabled={roles.length === 0}>
          {act}
        </Button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
