import { activityInfo, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { NothingNamedError, removeUnreferenced } from '../city/documents/clean.js';
import type { DocumentStore } from '../city/documents/store.js';
import type { PrismaClient } from '../prisma/client.js';
import type { CleaningActivities, CleanReport } from '../workflows/upkeep-activities.js';

interface CleaningDependencies {
  prisma: PrismaClient;
  documents: DocumentStore;
  graceHours: number;
}

interface Progress {
  after: string;
  soFar: CleanReport;
}

export function createCleaningActivities(deps: CleaningDependencies): CleaningActivities {
  return {
    async cleanDocumentShelf() {
      const progress = (activityInfo().heartbeatDetails as Progress | undefined) ?? {};
      try {
        return await removeUnreferenced(
          deps,
          (after, soFar) => heartbeat({ after, soFar } satisfies Progress),
          progress,
        );
      } catch (error) {
        if (error instanceof NothingNamedError) throw ApplicationFailure.nonRetryable(error.message, error.name);
        throw error;
      }
    },
  };
}
