import { createLazyRoute } from '@tanstack/react-router';
import { SignInPage } from '../../features/auth/components/sign-in-page';

export const Route = createLazyRoute('/sign-in')({ component: SignInPage });
