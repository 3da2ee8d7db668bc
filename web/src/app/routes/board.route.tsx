import { createLazyRoute } from '@tanstack/react-router';
import { BoardPage } from '../../features/board/components/board-page';
import { WithMessages } from '../../lib/i18n';
import { FirstStepsArea } from '../first-steps-area';

export const Route = createLazyRoute('/desk/board')({
  component: () => (
    <WithMessages areas={['claims', 'board', 'inbox', 'assign']}>
      <BoardPage />
      <FirstStepsArea />
    </WithMessages>
  ),
});
