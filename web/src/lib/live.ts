import { hashKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, ApiProblem } from './api-client';
import { LiveChanges } from './live-changes';
import { LiveTabs } from './live-tabs';
import { meQuery } from './me';

/** The desk cannot be reached: it is tried again after this. */
const OFFLINE_WAIT_MS = 15_000;

/** Keeps what the page shows up to date while somebody is signed in: for the frame of the desk, once. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const changes = new LiveChanges(queries);
    const tabs = new LiveTabs((message) => {
      if (message.kind === 'changes') changes.apply(message.changes);
      else if (message.kind === 'reset') changes.all();
      else if (message.kind === 'session') void askWho();
    });
    // A refusal opens the dialog to sign in again; without one (the password was changed here) it goes on at once.
    const askWho = () =>
      api.GET('/api/v1/auth/me').then(
        () => tabs.resume(),
        (error: unknown) => {
          if (error instanceof ApiProblem && error.status === 401) return;
          later = setTimeout(() => tabs.resume(), OFFLINE_WAIT_MS);
        },
      );
    const unsubscribe = queries.getQueryCache().subscribe((event) => {
      const isMe = event.query.queryHash === hashKey(meQuery.queryKey) && event.query.state.data != null;
      if (event.type === 'updated' && event.action.type === 'success' && isMe) tabs.resume();
    });
    return () => {
      clearTimeout(later);
      unsubscribe();
      tabs.close();
      changes.close();
    };
  }, [queries]);
}
