import { jalaliDay } from '../../forms/jalali.js';
import type { DocumentRequirement, Generation } from '../../forms/language/definition.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { conditionInWords } from '../../forms/words/condition-in-words.js';
import type { CaseServices } from '../acting.js';
import { askedMessages } from '../messages/for-readers.js';

/** A document that is asked for now. */
export interface DocumentAsked {
  document: DocumentRequirement;
  /** without it the case is not complete */
  needed: boolean;
  why: LocalizedText;
  /** how many files it has */
  files: number;
}

interface Asking {
  permitTypeHash: string;
  /** of the rulebook version in force today; undefined while none is */
  rulebookHash: string | undefined;
  answers: Record<string, unknown>;
  /** of the case */
  generation: Generation;
  /** codes of attached files, one for each file */
  attached: readonly string[];
}

/**
 * The documents that a case asks for under its answers. A condition that cannot be told from the answers alone, because it
 * reads a register, counts as one that may hold: the document is listed.
 */
export async function documentsAsked(
  { catalogue }: Pick<CaseServices, 'catalogue'>,
  { permitTypeHash, rulebookHash, answers, generation, attached }: Asking,
): Promise<DocumentAsked[]> {
  const { documents, form } = await catalogue.definition(permitTypeHash);
  const ruleset = rulebookHash === undefined ? undefined : await catalogue.ruleset(permitTypeHash, rulebookHash);
  const all = documents.map(({ code }) => code);
  const asked = new Set(ruleset?.documentsAsked(answers, jalaliDay(new Date()), generation) ?? all);
  return documents
    .filter(({ code }) => asked.has(code))
    .map((document) => {
      const { code, when, optional = false } = document;
      const condition = when === undefined ? undefined : conditionInWords(form, when);
      return {
        document,
        needed: !optional,
        why: whyAsked(optional, condition),
        files: attached.filter((each) => each === code).length,
      };
    });
}

function whyAsked(optional: boolean, condition: LocalizedText | undefined): LocalizedText {
  if (condition) return askedMessages[optional ? 'OPTIONAL_WHERE' : 'BECAUSE']({ condition });
  return askedMessages[optional ? 'OPTIONAL' : 'ALWAYS'];
}
