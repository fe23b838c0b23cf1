import { join } from 'node:path';
import { z } from 'zod';
import { isProduction } from './production.js';
import { ConfigError } from './values.js';

/** The part of the environment that says how people are told. */
export const notificationEnvironment = {
  NODE_ENV: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<)?[^\s<>@]+@[\w.-]+>?$/, 'must be an address, or Name <address>')
    .optional(),
};
const Environment = z.object(notificationEnvironment);

/** `outboxDir` takes the mail without `smtpUrl`, and the SMS without a connector `sms`; production has none. */
export interface NotificationSettings {
  smtpUrl?: string;
  mailFrom: string;
  outboxDir?: string;
}

/** Throws ConfigError. */
export function notificationSettings(env: z.infer<typeof Environment>, dataDir: string): NotificationSettings {
  const { SMTP_URL: smtpUrl, MAIL_FROM: mailFrom } = env;
  if (smtpUrl && !mailFrom) throw new ConfigError('Set MAIL_FROM, the sender of the mail that SMTP_URL takes.');
  return {
    ...(smtpUrl && { smtpUrl }),
    mailFrom: mailFrom ?? 'parvaneh@localhost',
    ...(!isProduction(env) && { outboxDir: join(dataDir, 'outbox') }),
  };
}
