import { logLevel, type logCreator } from 'kafkajs';
import type { Log } from './event.js';

/** kafkajs reports what it will retry as an error; to us nothing it says is worse than a warning. */
export const kafkaLog =
  (log: Log): logCreator =>
  () =>
  ({ level, namespace, log: { message, ...about } }) => {
    if (level === logLevel.ERROR || level === logLevel.WARN)
      log.warn({ kafka: namespace, error: about['error'] as string | undefined }, message);
  };
