import { defaultPayloadConverter, type PayloadConverter } from '@temporalio/common';

/** What arrives in place of something that cannot be read. */
export const unreadable = Object.freeze({ unreadable: true });

/**
 * The SDK's own, but for what it cannot read: a signal whose bytes are no JSON would fail the workflow task that it comes
 * with, and each that follows, for ever. Such a message is malformed like any other.
 */
export const payloadConverter: PayloadConverter = {
  toPayload: (value, context) => defaultPayloadConverter.toPayload(value, context),
  fromPayload<T>(payload: Parameters<PayloadConverter['fromPayload']>[0]): T {
    try {
      return defaultPayloadConverter.fromPayload<T>(payload);
    } catch {
      return unreadable as T;
    }
  },
};
