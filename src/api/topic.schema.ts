import { z } from 'zod';
import { filledText } from './text.schema.js';

/** A subject such as "health": lower case, without space around it, so that two people write the same one. */
export const topic = filledText(60).transform((value) => value.trim().toLowerCase());

/** A set of topics, at most 20. */
export const topicList = z
  .array(topic)
  .max(20)
  .transform((topics) => [...new Set(topics)]);
