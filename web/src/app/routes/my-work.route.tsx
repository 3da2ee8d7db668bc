import { createLazyRoute } from '@tanstack/react-router';
import { MyWorkPage } from '../../features/my-work/components/my-work-page';
import { WithMessages } from '../../lib/i18n';
import { FirstStepsArea } from '../first-steps-area';

export const Route = createLazyRoute('/desk/')({
  component: () => (
    <WithMessages areas={['myWork']}>
      <MyWorkPage firstSteps={<FirstStepsArea />} />
    </WithMessages>
  ),
});
