import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BothLanguages } from '../../forms/language/text.js';
import { NotificationEvent } from '../../prisma/generated/client/enums.js';
import { problemsIn } from './template-text.js';

/** Placeholders that always have a value; any other must stand in `[…]`. */
const everywhere = ['reference', 'title', 'summary', 'objection'];
const certain: Partial<Record<NotificationEvent, string[]>> = {
  DUE_SOON: ['step'],
  ASSIGNED: ['step'],
  ESCALATED: ['step'],
  ISSUED: ['number'],
  MESSAGE: ['step', 'message'],
};

const Event = z.enum(NotificationEvent);
const Template = z.strictObject({ subject: BothLanguages, body: BothLanguages });
type Template = z.infer<typeof Template>;

/** The words of every event, and of those that a permit type says in its own. */
const Templates = z.strictObject({
  default: checked(z.record(Event, Template)),
  types: z.record(z.string(), checked(z.partialRecord(Event, Template))).default({}),
});

function checked<T extends z.ZodType<Partial<Record<NotificationEvent, Template>>>>(templates: T) {
  return templates.superRefine((byEvent, context) => {
    for (const event of Event.options) {
      const sure = [...everywhere, ...(certain[event] ?? [])];
      for (const part of ['subject', 'body'] as const) {
        for (const language of ['fa', 'en'] as const) {
          for (const message of problemsIn(byEvent[event]?.[part][language] ?? '', sure)) {
            context.addIssue({ code: 'custom', path: [event, part, language], message });
          }
        }
      }
    }
  });
}

/** Everything that is wrong with the templates, each with its path. */
export class TemplatesInvalidError extends Error {
  override name = 'TemplatesInvalidError';
  constructor(readonly issues: readonly { path: string; message: string }[]) {
    super(`The notification templates cannot be used: ${issues.map((i) => `${i.path} ${i.message}`).join('; ')}.`);
  }
}

/** The words for an event of a permit type. */
export type FindTemplate = (event: NotificationEvent, permitType: string) => Template;

/** Throws TemplatesInvalidError. */
export function parseTemplates(value: unknown): FindTemplate {
  const read = Templates.safeParse(value);
  if (!read.success) {
    const issues = read.error.issues.map(({ path, message }) => ({ path: path.join('.') || 'the file', message }));
    throw new TemplatesInvalidError(issues);
  }
  const own = new Map(Object.entries(read.data.types));
  return (event, permitType) => own.get(permitType)?.[event] ?? read.data.default[event];
}

const shipped = new URL('../../forms/notifications/templates.json', import.meta.url);

/** Throws TemplatesInvalidError. */
export async function loadTemplates(file = shipped): Promise<FindTemplate> {
  return parseTemplates(JSON.parse(await readFile(file, 'utf8')));
}
