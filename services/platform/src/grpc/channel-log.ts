import { setLogger } from '@grpc/grpc-js';
import { logger } from '../telemetry/index.js';

const log = logger('grpc-js');

/** grpc-js' own words as our JSON lines; its errors are also thrown at whoever caused them. */
export function takeOverLog(): void {
  setLogger({
    error: (...words: unknown[]) => log.warn({ words }, 'grpc-js'),
    info: (...words: unknown[]) => log.debug({ words }, 'grpc-js'),
    debug: (...words: unknown[]) => log.debug({ words }, 'grpc-js'),
  });
}
