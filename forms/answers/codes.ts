/** What may be wrong with an answer, by its code. There is no other: a code that is not in the table does not compile. */
export const answerCodes = {
  REQUIRED: 'The answer is needed.',
  UNKNOWN_FIELD: 'The form has no such field.',
  NOT_ALLOWED: 'It does not fit the other answers.',
  WRONG_TYPE: 'It is of another JSON type.',
  WRONG_FORMAT: 'It is not written as its format says.',
  NOT_AN_OPTION: 'It is none of the choices.',
  REGISTER_UNAVAILABLE:
    'The register that it was chosen from does not answer now: try again in a little while, nothing is lost.',
  MUST_BE_TRUE: 'It has to be confirmed.',
  TOO_SHORT: 'It has too few characters.',
  TOO_LONG: 'It has too many characters.',
  TOO_SMALL: 'It is below the least that is taken, or before the first day.',
  TOO_LARGE: 'It is above the most that is taken, or after the last day.',
  TOO_MANY_DECIMALS: 'It has too many decimals.',
  WRONG_STEP: 'It is no multiple of what the form says.',
  TOO_FEW: 'It has too few entries.',
  TOO_MANY: 'It has too many entries.',
  DUPLICATE: 'It has the same entry twice.',
  FUTURE_DATE: 'It lies after the day of filing.',
  GREGORIAN_DATE: 'It looks like a Gregorian day.',
  FILE_NOT_ATTACHED: 'The file that it names is not attached to the case.',
  TOO_DEEP: 'It is nested too deeply.',
  FORBIDDEN_NAME: 'A name in it cannot be used.',
  NOT_JSON: 'It is no JSON value.',
  FORM_COSTLY: 'The form takes too long to check: the municipality has to publish a simpler version.',
} as const;

export type AnswerCode = keyof typeof answerCodes;
