import { useMutation } from '@tanstack/react-query';
import { api } from '../../../lib/api-client';
import { type DemoPerson, demoLogin } from '../../../lib/demo-people';

/**
 * In the demo: goes on as somebody else, at a page of the desk. The page is loaded anew, so nothing that the one before was
 * shown stays in its memory; what they had not sent stays theirs on this device.
 */
export const useGoOnAs = () =>
  useMutation({
    mutationFn: ({ person }: { person: DemoPerson; to: string }) =>
      api.POST('/api/v1/auth/login', { body: demoLogin(person) }),
    onSuccess: (_, { to }) => window.location.assign(`/desk${to}`),
  });
