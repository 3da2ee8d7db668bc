import { booleanOf, oneOf, ordinalOf, searchOf, setOf, texts } from '../../lib/search-parameters';

/** What the addresses of the pages of documents may carry. */
export const documentsSearch = searchOf({ ...texts('q', 'source'), status: oneOf('READING', 'READY', 'FAILED') });

/** `at` is the place in the text, in UTF-16 code units, to be scrolled to. */
export const documentSearch = searchOf({
  ...texts('reattach'),
  show: oneOf('discarded', 'threads', 'about'),
  at: (value) => (value === 0 ? 0 : ordinalOf(value)),
});

export const versionsSearch = searchOf({ from: ordinalOf, to: ordinalOf, give: setOf });

export const watchesSearch = searchOf({
  ...texts('source'),
  health: oneOf('ACTIVE', 'MOVED', 'GONE', 'BLOCKED', 'NOT_ARTICLE', 'UNREADABLE', 'UNREACHABLE'),
  paused: booleanOf,
});
