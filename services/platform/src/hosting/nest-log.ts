import type { LoggerService } from '@nestjs/common';
import { logger } from '../telemetry/index.js';

const log = logger('nest');
const say = (message: unknown, rest: unknown[]) => [message instanceof Error ? { err: message } : { rest }, String(message)] as const;

/** What Nest has to say, as our JSON lines; its chatter about routes is left out. */
export const nestLog: LoggerService = {
  log: () => undefined,
  warn: (message: unknown, ...rest: unknown[]) => log.warn(...say(message, rest)),
  error: (message: unknown, ...rest: unknown[]) => log.error(...say(message, rest)),
  fatal: (message: unknown, ...rest: unknown[]) => log.fatal(...say(message, rest)),
};
