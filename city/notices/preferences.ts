import { z } from 'zod';
import type { PrismaClient } from '../../prisma/client.js';
import { NotificationChannel, NotificationEvent, NotificationLanguage } from '../../prisma/generated/client/enums.js';

/** The channels of the events that a person has decided on. */
const ChosenChannels = z.partialRecord(
  z.enum(NotificationEvent),
  z.array(z.enum(NotificationChannel)).transform((channels) => [...new Set(channels)]),
);
type ChosenChannels = z.infer<typeof ChosenChannels>;

export interface Preferences {
  language: NotificationLanguage;
  channels: Record<NotificationEvent, NotificationChannel[]>;
}

const everyChannel = Object.values(NotificationChannel);

/** What a person's row says, and for the rest the default: every channel, in Persian. */
export function preferencesOf(
  row: { language: NotificationLanguage; channels: unknown } | null | undefined,
): Preferences {
  const chosen = ChosenChannels.parse(row?.channels ?? {});
  const all = Object.values(NotificationEvent).map((event) => [event, chosen[event] ?? everyChannel]);
  return { language: row?.language ?? NotificationLanguage.FA, channels: Object.fromEntries(all) };
}

/** Changes what is given and leaves the rest. One statement, so that two changes at once both count. */
export async function changePreferences(
  prisma: PrismaClient,
  person: string,
  change: { language?: NotificationLanguage | undefined; channels: ChosenChannels },
): Promise<void> {
  const language = change.language ?? null;
  const channels = JSON.stringify(ChosenChannels.parse(change.channels));
  await prisma.$executeRaw`
    INSERT INTO "NotificationPreference" AS kept (person, language, channels)
    VALUES (${person}, coalesce(${language}, 'FA')::"NotificationLanguage", ${channels}::jsonb)
    ON CONFLICT (person) DO UPDATE SET
      language = coalesce(${language}::"NotificationLanguage", kept.language),
      channels = kept.channels || EXCLUDED.channels`;
}
