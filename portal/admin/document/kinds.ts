import {
  PublishRulebook,
  PublishTemplate,
  PublishType,
  ValidateRulebook,
  ValidateTemplate,
  ValidateType,
} from './operations.js';

/** The documents that an administrator writes: how each is checked and published. */
export const KINDS = {
  PERMIT_TYPE: { validate: ValidateType, publish: PublishType, hasDays: true },
  RULEBOOK: { validate: ValidateRulebook, publish: PublishRulebook, hasDays: false },
  TEMPLATE: { validate: ValidateTemplate, publish: PublishTemplate, hasDays: true },
} as const;

export type Kind = keyof typeof KINDS;
