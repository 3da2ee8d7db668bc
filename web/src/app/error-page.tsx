import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ErrorPanel } from '../components/ui/error-panel';

export function ErrorPage({ error }: ErrorComponentProps) {
  const router = useRouter();
  const shown = error instanceof Error ? error : new Error(String(error));
  return <ErrorPanel error={shown} onRetry={() => void router.invalidate()} />;
}
