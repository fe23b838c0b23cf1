import { describe, expect, it } from 'vitest';
import {
  AnswersInvalidError,
  ForbiddenError,
  NotFoundError,
  RateLimitedError,
  StaleRevisionError,
  UnauthenticatedError,
  UnavailableError,
} from '../cases/refusals.js';
import { outcomeOf } from './outcome.js';

const text = (en: string) => ({ fa: `${en} fa`, en });

describe('the outcome of an act', () => {
  it('is what it did', async () => {
    expect(await outcomeOf(Promise.resolve('it'))).toEqual({ done: 'it', errors: [] });
  });

  it('is a refusal of the state, whole', async () => {
    const { done, errors } = await outcomeOf(Promise.reject(new StaleRevisionError(7)));
    expect(done).toBeNull();
    expect(errors).toEqual([{ code: 'STALE_REVISION', path: null, message: new StaleRevisionError(7).messages }]);
    expect((await outcomeOf(Promise.reject(new NotFoundError()))).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('is every issue of an input by its own path', async () => {
    const refusal = new AnswersInvalidError([
      { path: 'area', code: 'REQUIRED', message: text('area is missing') },
      { path: '', code: 'TOO_LARGE', message: text('too large') },
    ]);
    expect((await outcomeOf(Promise.reject(refusal))).errors).toEqual([
      { code: 'REQUIRED', path: 'area', message: text('area is missing') },
      { code: 'TOO_LARGE', path: null, message: text('too large') },
    ]);
  });

  it('is none where no other input would help', async () => {
    const others = [new UnauthenticatedError(), new ForbiddenError(), new RateLimitedError(3), new UnavailableError()];
    for (const error of [...others, new Error('unexpected')]) {
      await expect(outcomeOf(Promise.reject(error))).rejects.toBe(error);
    }
  });
});
