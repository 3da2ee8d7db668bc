import type { Messages } from './messages/messages';

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
  }
}
