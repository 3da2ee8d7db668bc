import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { SignInAgain } from '../features/auth/components/sign-in-again';
import { ApiProblem } from '../lib/api-client';
import { LanguageProvider } from '../lib/i18n';
import { ShortcutProvider } from '../lib/shortcuts';
import { ToastRegion } from '../components/ui/toast';
import { router } from './router';

/** A refusal will be one again; only what may pass by itself is tried once more. */
const mayPass = (error: Error): boolean => !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;

const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && mayPass(error) },
    mutations: { retry: false },
  },
});

export function Providers() {
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <ShortcutProvider>
          <RouterProvider router={router} context={{ queries }} />
          <SignInAgain />
          <ToastRegion />
        </ShortcutProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
