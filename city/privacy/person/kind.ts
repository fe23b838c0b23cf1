import type { LocalizedText } from '../../../forms/language/text.js';
import type { Transaction } from '../../../prisma/client.js';

/** What becomes of the files that erased rows named: those that no row names any more are removed with them. */
export type LetGo = (sha256: string) => void;

/** A kind of data that the product holds of a person. */
export interface Kind {
  /** also the name of its file in an export */
  name: string;
  title: LocalizedText;
  /** why it stays when the person is erased; what has no reason goes */
  kept?: LocalizedText;
  /** everything of the kind, as an export shows it */
  rows(db: Transaction, person: string): Promise<object[]>;
  /** whether the reason to keep it does not reach this person, so that it goes as well */
  free?(db: Transaction, person: string): Promise<boolean>;
  erase?(db: Transaction, person: string, letGo: LetGo): Promise<void>;
}

export const isErased = async (kind: Kind, db: Transaction, person: string): Promise<boolean> =>
  kind.erase !== undefined && (kind.kept === undefined || (await kind.free?.(db, person)) === true);

export interface ExportedKind {
  name: string;
  rows: readonly object[];
}

/** A document of one of the person's cases, in the export's folder; without a file where its content is gone. */
export interface ExportedDocument {
  reference: string;
  code: string;
  fileName: string;
  sha256: string;
  file?: string;
}
