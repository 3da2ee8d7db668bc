import type { Messages } from './lib/i18n';

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
  }
}
