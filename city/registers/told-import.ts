import type { Transaction } from '../../prisma/client.js';
import { type Act, appendToTrail } from '../trail/append.js';
import type { ImportOptions } from './import-records.js';

/** Tells the trail of each register what an import has written into it; `whose`: the act as whoever brings the records in does it. */
export const toldImport =
  (kept: Pick<ImportOptions, 'source' | 'version'>, whose: (act: Omit<Act, 'by'>) => Act): ImportOptions['tell'] =>
  (tx: Transaction, { registers, ...written }) =>
    appendToTrail(
      tx,
      registers.map((register) =>
        whose({ subject: `register/${register}`, act: 'REGISTER_IMPORTED', changed: { ...kept, ...written } }),
      ),
    );
