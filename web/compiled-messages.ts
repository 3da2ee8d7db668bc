import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';

type Texts = { [name: string]: string | Texts };

const MESSAGE_FILE = /\/src\/(?:server-)?messages\/.+\.json$/;

const compiled = (texts: Texts): object =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, typeof text === 'string' ? compile(text) : compiled(text)]),
  );

/** Reads the messages' ICU syntax while building, so that browsers need not load a parser for it. */
export const compiledMessages = (): Plugin => ({
  name: 'compiled-messages',
  enforce: 'pre',
  config: () => ({ resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } } }),
  transform(code, id) {
    return MESSAGE_FILE.test(id) ? JSON.stringify(compiled(JSON.parse(code) as Texts)) : null;
  },
});
