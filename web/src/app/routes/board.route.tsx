import { createLazyRoute } from '@tanstack/react-router';
import { BoardPage } from '../../features/board/components/board-page';
import { WithMessages } from '../../lib/i18n';

export const Route = createLazyRoute('/desk/board')({
  component: () => (
    <WithMessages areas={['claims', 'claimActs', 'board', 'inbox', 'assign']}>
      <BoardPage />
    </WithMessages>
  ),
});
