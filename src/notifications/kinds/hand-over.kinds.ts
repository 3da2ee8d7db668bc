import { z } from 'zod';
import { defineKind } from './kind.js';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** To an editor who is given the work of another. */
export const HAND_OVER_KINDS = {
  'desk.handed_over': defineKind({
    title: 'Work was handed over to you',
    audience: 'desk',
    mayBeGeneral: true,
    data: z.strictObject({ fromId: z.uuid(), claims: z.int(), complaints: z.int() }),
    optional: true,
    digest: true,
    text: ({ claims, complaints }) =>
      `${counted(claims, 'claim', 'claims')} and ${counted(complaints, 'complaint', 'complaints')} of another editor are yours now.`,
  }),
} as const;
