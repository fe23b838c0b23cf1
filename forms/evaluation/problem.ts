import { EvaluationError } from '@marcbachmann/cel-js';
import { DivisionByZeroError, NoValueError, NumberTooLargeError, ValueMissingError } from '../expression/missing.js';
import type { LocalizedText } from '../language/text.js';
import { fixMessages, problemMessages } from '../messages/evaluation.js';
import type { RegisterAnswer } from './types.js';

/** Why a value could not be worked out, and what to do: a finding, never a failure of the evaluation. */
export interface Problem {
  message: LocalizedText;
  fix?: LocalizedText;
}

/** Carries a fact's problem to whatever uses the fact. */
export class ProblemError extends NoValueError {
  constructor(readonly problem: Problem) {
    super(problem.message.en);
  }
}

export function registerProblem(register: LocalizedText, answer: RegisterAnswer | undefined): Problem {
  const code = whyAbsent(answer);
  return { message: problemMessages[code]({ register }), fix: fixMessages[code] };
}

function whyAbsent(answer: RegisterAnswer | undefined) {
  if (!answer) return 'IDENTIFIER_MISSING';
  if (answer.status === 'absent' && answer.withheld) return 'RECORD_WITHHELD';
  return answer.status === 'unavailable' ? 'REGISTER_AWAY' : 'RECORD_ABSENT';
}

/** A title as it stands in a sentence. */
export const quoted = ({ fa, en }: LocalizedText): LocalizedText => ({ fa: `«${fa}»`, en: `"${en}"` });

const notGiven = (field: LocalizedText): Problem => ({
  message: problemMessages.NOT_GIVEN({ field }),
  fix: fixMessages.NOT_GIVEN({ field }),
});

/** What a value that was looked for in vain was looked for in: the answers, or tables. */
export interface Sought {
  answers: boolean;
  tables: LocalizedText | undefined;
}

/** `title` is what was being worked out; `labelOf` tells what people call a field. */
export function problemOf(
  error: unknown,
  title: LocalizedText,
  labelOf: (field: string) => LocalizedText,
  sought: Sought,
): Problem {
  if (error instanceof ProblemError) return error.problem;
  const name = quoted(title);
  if (error instanceof ValueMissingError && error.reason === 'row' && sought.tables) {
    return { message: problemMessages.ROW_MISSING({ name, tables: quoted(sought.tables) }) };
  }
  if (error instanceof ValueMissingError && error.reason === 'value' && sought.answers) return notGiven(name);
  if (error instanceof EvaluationError && error.code === 'no_such_key') {
    return notGiven(quoted(labelOf(/No such key: (\S+)/.exec(error.summary)?.[1] ?? '')));
  }
  if (error instanceof DivisionByZeroError || (error instanceof EvaluationError && /by zero/.test(error.summary))) {
    return { message: problemMessages.DIVISION_BY_ZERO({ name }) };
  }
  if (error instanceof NumberTooLargeError || (error instanceof EvaluationError && /overflow/.test(error.code))) {
    return { message: problemMessages.NUMBER_TOO_LARGE({ name }) };
  }
  return { message: problemMessages.NOT_KNOWN({ name }) };
}
