import { createLazyRoute } from '@tanstack/react-router';
import { MyWorkPage } from '../../features/my-work/components/my-work-page';

export const Route = createLazyRoute('/desk/')({ component: MyWorkPage });
