import { refusalFor } from '../policy/judge.js';
import type { Case } from './case.js';
import { handleUpdate, recorded } from './handle-update.js';
import type { Interruption } from './interruption.js';
import { transferUpdate } from './messages.js';
import { refusal } from './refusal.js';

/**
 * Lets a case go to a new owner, to whom the database says that it is offered. What was filed names somebody else, so the
 * case goes back to its first form: the new owner files it, and nothing is granted before.
 */
export function handleTransfer(permitCase: Case, interruption: Interruption): void {
  handleUpdate(
    permitCase,
    transferUpdate,
    async ({ actor, transfer }) => {
      const { submission, journal, parties, halt } = permitCase;
      submission.read();
      permitCase.returnToApplicant();
      parties.handOver(actor.id);
      journal.tell('TRANSFERRED', actor, { transfer });
      interruption.refile();
      const { transferOver } = await journal.record({
        transfer: { id: transfer, to: actor.id },
        becomes: (standing) => ({ ...standing, at: [permitCase.firstForm], waits: [], ended: [] }),
      });
      if (!transferOver) return recorded(permitCase);
      // It was taken back meanwhile: the case goes on from its rows, which nothing has changed.
      halt.because({ kind: 'rowsDiffer' });
      throw refusal('CONFLICT', 'The offer is over; ask for another.');
    },
    () => {
      const code = refusalFor('transfer', ['owner'], permitCase.state);
      if (code) throw refusal(code, 'The case cannot be handed over as it stands.');
      if (permitCase.revision === 0)
        throw refusal('CONFLICT', 'The application is being filed; try again in a moment.');
    },
  );
}
