/**
 * How a pool keeps connections that nobody uses: ten minutes, since a new one knows no table and no plan, and a filing on it takes three times as
 * long. One that was cut off without a word is found out while nobody waits for it.
 */
export const RESTING = { idleTimeoutMillis: 600_000, keepAlive: true, keepAliveInitialDelayMillis: 60_000 };
