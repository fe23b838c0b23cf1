import { setHandler } from '@temporalio/workflow';
import { handleAppeals } from './appeal-messages.js';
import type { Case } from './case.js';
import { handleDecisionSignals } from './decision-signal.js';
import { handleExtensions } from './extensions.js';
import { handleFacts } from './facts.js';
import { handleFilings, mustAllow } from './filing.js';
import { handleUpdate, recorded } from './handle-update.js';
import type { Interruption } from './interruption.js';
import * as messages from './messages.js';
import { handleMove } from './move.js';
import { refusal } from './refusal.js';
import { handleTasks } from './task-messages.js';
import { handleTellings } from './tellings.js';
import { handleTransfer } from './transfer.js';

/** Connects every message of an application to its case. Validators refuse; handlers change and wait for the record. */
export function handleMessages(permitCase: Case, interruption: Interruption): void {
  handleFilings(permitCase, interruption);
  handleTasks(permitCase);
  handleDecisionSignals(permitCase);
  handleMove(permitCase);
  handleTransfer(permitCase, interruption);
  handleAppeals(permitCase, interruption);

  handleUpdate(
    permitCase,
    messages.withdrawUpdate,
    async ({ actor, remark }) => {
      permitCase.withdraw();
      permitCase.journal.tell('WITHDRAWN', actor, undefined, remark);
      interruption.withdraw();
      await recorded(permitCase);
    },
    ({ actor }) => {
      mustAllow(permitCase, 'withdraw', actor);
      // Nothing would ever be recorded of a case whose first filing is refused for it.
      if (permitCase.revision === 0)
        throw refusal('CONFLICT', 'The application is being filed; try again in a moment.');
    },
  );
  handleFacts(permitCase, interruption);
  handleTellings(permitCase);
  handleExtensions(permitCase);
  setHandler(messages.transitionQuery, () => permitCase.journal.counts.transitions);
  setHandler(messages.stateQuery, () => ({ revision: permitCase.revision, waitingFor: permitCase.waits.stepIds }));
}
