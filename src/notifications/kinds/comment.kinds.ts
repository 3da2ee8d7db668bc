import { z } from 'zod';
import { defineKind } from './kind.js';

const comment = { threadId: z.uuid(), commentId: z.uuid() };

/** About comments. The text of a comment is never in a notification: it is read where its reader is checked. */
export const COMMENT_KINDS = {
  'comment.mention': defineKind({
    title: 'Somebody mentions you in a comment',
    audience: 'desk',
    data: z.strictObject({ ...comment, personId: z.uuid(), on: z.enum(['claim', 'document']) }),
    optional: true,
    digest: true,
    text: ({ on }, about) => `${about.person} mentions you in a comment on ${about[on]}.`,
  }),
  'comment.reply': defineKind({
    title: 'Somebody writes in a thread of yours',
    audience: 'desk',
    data: z.strictObject({ ...comment, personId: z.uuid(), on: z.enum(['claim', 'document']) }),
    optional: true,
    digest: true,
    text: ({ on }, about) => `${about.person} wrote in a thread of yours on ${about[on]}.`,
  }),
  'assignment.question': defineKind({
    title: 'A rater asks something',
    audience: 'desk',
    data: z.strictObject(comment),
    optional: true,
    digest: true,
    text: (_, about) => `A rater of ${about.claim} asks something.`,
  }),
  'assignment.message': defineKind({
    title: 'An editor writes to you about your assignment',
    audience: 'rater',
    data: z.strictObject(comment),
    optional: false,
    digest: true,
    text: (_, about) => `An editor wrote to you about ${about.claim}.`,
  }),
} as const;
