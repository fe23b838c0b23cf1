import { parentPort, threadId } from 'node:worker_threads';

// Answers every job with the number of its thread.
parentPort?.on('message', () => parentPort?.postMessage(threadId));
