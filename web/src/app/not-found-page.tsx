import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../components/ui/empty-state';

export function NotFoundPage() {
  const t = useTranslations('app');
  return (
    <EmptyState title={t('notFound')} hint={t('notFoundHint')}>
      <Link to="/">{t('home')}</Link>
    </EmptyState>
  );
}
