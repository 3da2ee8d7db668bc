/** Where somebody opens the link that an administrator gives them. The token is in no log of a server: it follows a `#`. */
const link = (page: string, token: string): string => `${window.location.origin}/desk/${page}#token=${token}`;

/** Makes an account of an invitation. */
export const invitationLink = (token: string): string => link('invitation', token);

/** Sets a new password. */
export const passwordLink = (token: string): string => link('new-password', token);
