import { z } from 'zod';
import { ROLES } from '../access/permissions.js';
import { filledText, isoTime, text } from '../api/text.schema.js';
import { topicList } from '../api/topic.schema.js';
import { pageOf, pageQuery } from '../common/page.js';
import { PASSWORD_MAX_LENGTH } from './password-policy.js';
import { EXPERIENCE_LEVELS, USER_STATUSES } from './user.entity.js';

const unique = <T>(values: T[]): T[] => [...new Set(values)];

/** An address as accounts are kept under: trimmed, lower case. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'may have at most 254 characters')
  .pipe(z.email('is not an e-mail address'))
  .describe('E-mail address; case does not matter.');

export const displayName = filledText(120).transform((value) => value.trim());

/** A password in a request: any characters; whether it is good enough is the policy's matter. */
export const passwordText = text(PASSWORD_MAX_LENGTH).min(1, 'must not be empty');

export const roleList = z
  .array(z.enum(ROLES))
  .min(1, 'name at least one role')
  .max(20)
  .transform(unique)
  .describe('What this person may do: the union of these roles.');

const languageList = z
  .array(
    z
      .string()
      .max(35)
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as "en" or "pt-BR"'),
  )
  .max(50)
  .transform(unique)
  .describe('BCP 47 tags of the languages this person reviews; empty means any.');

export const createUserBody = z
  .strictObject({
    email: emailAddress,
    displayName,
    roles: roleList,
    languages: languageList.default([]),
    password: passwordText.optional().describe('First password; without one the person cannot sign in yet.'),
  })
  .meta({ id: 'CreateUser' });
export type CreateUserBody = z.infer<typeof createUserBody>;

const pauseTime = z.iso.datetime({ offset: true, error: 'must be a time such as 2027-01-31T09:00:00Z' }).nullable();

/** A pause as it is sent; what is left out stays. */
const pause = {
  pausedFrom: pauseTime.optional().describe('The pause begins here; null: at once. Needs `pausedUntil`.'),
  pausedUntil: pauseTime.optional().describe('Gets no new assignments before this time; null ends the pause.'),
};

const changesSomething = (body: object): boolean => Object.values(body).some((value) => value !== undefined);

export const changeUserBody = z
  .strictObject({
    displayName: displayName.optional(),
    roles: roleList.optional(),
    languages: languageList.optional(),
    topics: topicList.optional().describe('What this person knows well.'),
    level: z.enum(EXPERIENCE_LEVELS).optional(),
    maxOpen: z
      .int()
      .min(1)
      .max(1000)
      .nullable()
      .optional()
      .describe('Open assignments at most, where that is less than the policy allows; null: no own limit.'),
    ...pause,
    status: z.enum(USER_STATUSES).optional(),
  })
  .refine(changesSomething, 'change at least one field')
  .meta({ id: 'ChangeUser' });
export type ChangeUserBody = z.infer<typeof changeUserBody>;

export const changeOwnPauseBody = z
  .strictObject(pause)
  .refine(changesSomething, 'send pausedFrom or pausedUntil')
  .meta({ id: 'ChangeOwnPause' });
export type ChangeOwnPauseBody = z.infer<typeof changeOwnPauseBody>;

export const usersQuery = pageQuery.extend({
  status: z.enum(USER_STATUSES).optional(),
  role: z.enum(ROLES).optional(),
  q: text(200).optional().describe('Part of the name or the address, in any case.'),
});
export type UsersQuery = z.infer<typeof usersQuery>;

export const userView = z
  .object({
    id: z.uuid(),
    email: z.string(),
    displayName: z.string(),
    roles: z.array(z.enum(ROLES)),
    languages: z.array(z.string()),
    topics: z.array(z.string()),
    level: z.enum(EXPERIENCE_LEVELS),
    maxOpen: z.int().nullable(),
    pausedFrom: isoTime.nullable(),
    pausedUntil: isoTime.nullable(),
    status: z.enum(USER_STATUSES),
    hasPassword: z.boolean().describe('False until the person has a password and can sign in.'),
    createdAt: isoTime,
    updatedAt: isoTime,
    version: z.int().describe('Send this in If-Match when you change the user.'),
  })
  .meta({ id: 'User' });
export type UserView = z.infer<typeof userView>;

/** What an editor leaves behind. */
export const leftBehind = z.object({ claims: z.int(), complaints: z.int() });
export type LeftBehind = z.infer<typeof leftBehind>;

export const changedUserView = userView
  .extend({
    leftBehind: leftBehind
      .nullable()
      .describe(
        'Of a disabled account: live claims and complaints that are still theirs; see `POST /users/{id}/hand-over`.',
      ),
  })
  .meta({ id: 'ChangedUser' });
export type ChangedUserView = z.infer<typeof changedUserView>;

export const userPage = pageOf(userView, 'UserPage');
