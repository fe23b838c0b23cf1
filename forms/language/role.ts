import { z } from 'zod';
import { Identifier, LocalizedText } from './text.js';

/** Who may decide, be told or be escalated to. Organisations change, so roles are data. */
export const Role = z.strictObject({ id: Identifier, title: LocalizedText });
export type Role = z.infer<typeof Role>;
