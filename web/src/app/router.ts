import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { administration } from './pages/administration';
import { claims } from './pages/claims';
import { documents } from './pages/documents';
import { entrance } from './pages/entrance';
import { publishing } from './pages/publishing';
import { desk, root } from './pages/roots';
import { work } from './pages/work';

/** Every page of the desk; each is loaded when it is first opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    ...entrance,
    desk.addChildren([...work, ...claims, ...documents, ...publishing, administration]),
  ]),
  basepath: '/desk',
  context: { queries: undefined as unknown as QueryClient },
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
