import { useTongue } from '../../shared/language.js';
import { caseWords } from './messages.js';
import type { Case } from './operations.js';

/** Which plots a permit has ended, and what they have become. */
export function PlotsGranted({ of }: { of: NonNullable<Case['permit']>['plots'] }) {
  const { say, code } = useTongue();
  if (!of) return null;
  const listed = (plots: string[]) => plots.map(code).join(' · ');
  return <p>{say(caseWords.PLOTS({ ended: listed(of.ended), begun: listed(of.begun) }))}</p>;
}
