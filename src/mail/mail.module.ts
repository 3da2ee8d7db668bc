import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { FileMailer } from './file.mailer.js';
import { MAILER } from './mailer.port.js';
import { SmtpMailer } from './smtp.mailer.js';

/** The one way mail leaves the desk: by SMTP when it is configured, into files otherwise. */
@Module({
  providers: [
    {
      provide: MAILER,
      inject: [APP_CONFIG],
      useFactory: ({ mail, dataFolder, publicUrl }: AppConfig) => {
        const sender = { address: mail.from, host: new URL(publicUrl).hostname };
        return mail.smtp ? new SmtpMailer(mail.smtp, sender) : new FileMailer(join(dataFolder, 'outbox-mail'), sender);
      },
    },
  ],
  exports: [MAILER],
})
export class MailModule {}
