import { createLazyRoute } from '@tanstack/react-router';
import { AccountPage } from '../../features/account/components/account-page';
import { WithMessages } from '../../lib/i18n';
import { LanguageChoice } from '../language-choice';
import { ThemeChoice } from '../theme-choice';

export const Route = createLazyRoute('/desk/account')({
  component: () => (
    <WithMessages areas={['account', 'notifications']}>
      <AccountPage
        pageChoices={
          <>
            <LanguageChoice hideLabel={false} />
            <ThemeChoice hideLabel={false} />
          </>
        }
      />
    </WithMessages>
  ),
});
