import { setTimeout as pause } from 'node:timers/promises';

/** How long a broker may need until its coordinators are there, and how long between two questions, in milliseconds. */
const patience = 30_000;
const rest = 500;

interface KafkaError extends Error {
  type?: string;
  retriable?: boolean;
}

/** The broker is there and says that it is not ready yet; one that cannot be reached says nothing. */
function isNotReadyYet(error: unknown): boolean {
  const { type, retriable, cause } = error as KafkaError;
  return (type !== undefined && retriable === true) || (cause !== undefined && isNotReadyYet(cause));
}

/** For the start: kafkajs gives up within a second, a fresh broker may load its coordinators longer. @throws what `ask` throws otherwise */
export async function whileBrokerWakes<T>(ask: () => Promise<T>, most = patience): Promise<T> {
  const until = Date.now() + most;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isNotReadyYet(error) || Date.now() > until) throw error;
      await pause(rest);
    }
  }
}
