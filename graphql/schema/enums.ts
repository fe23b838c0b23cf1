import { CheckStatus as Checked } from '../../forms/language/example.js';
import * as stored from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';

const values = <T extends string>(names: Record<T, T>) => Object.keys(names) as T[];

export const PermitTypeStatus = builder.enumType('PermitTypeStatus', { values: values(stored.PermitTypeStatus) });
export const Language = builder.enumType('Language', {
  description: 'Of what is drawn or printed as one text.',
  values: { FA: { value: 'fa' }, EN: { value: 'en' } } as const,
});
export const Generation = builder.enumType('Generation', {
  description:
    'Who performs the decision step: municipal staff, an engineering office, the citizen under supervision, or the engine.',
  values: values(stored.Generation),
});
export const ApplicationStatus = builder.enumType('ApplicationStatus', { values: values(stored.ApplicationStatus) });
export const MandateStatus = builder.enumType('MandateStatus', { values: values(stored.MandateStatus) });
export const TransferStatus = builder.enumType('TransferStatus', { values: values(stored.TransferStatus) });
export const RoleKind = builder.enumType('RoleKind', {
  description: 'What a role is for.',
  values: values(stored.RoleKind),
});
export const Outcome = builder.enumType('Outcome', { values: values(stored.Outcome) });
export const CheckStatus = builder.enumType('CheckStatus', {
  values: Checked.options,
});
export const SlipStatus = builder.enumType('SlipStatus', {
  description: 'PENDING: payable, and a visit to the bank for it is under way.',
  values: [...values(stored.SlipStatus), 'PENDING'] as const,
});
export const TaskStatus = builder.enumType('TaskStatus', { values: values(stored.TaskStatus) });
export const TaskPriority = builder.enumType('TaskPriority', {
  description: 'How far forward a task stands in lists of work.',
  values: {
    LOW: { value: 'low' },
    NORMAL: { value: 'normal' },
    HIGH: { value: 'high' },
    URGENT: { value: 'urgent' },
  } as const,
});
export const ReviewOutcome = builder.enumType('ReviewOutcome', { values: values(stored.ReviewOutcome) });
export const ProposedAct = builder.enumType('ProposedAct', { values: values(stored.ProposedAct) });
export const PublicationKind = builder.enumType('PublicationKind', { values: values(stored.PublicationKind) });
export const PublicationStatus = builder.enumType('PublicationStatus', { values: values(stored.PublicationStatus) });
