import { kafkaInContainer } from './container.js';
import { shared } from './private-part.js';
import { freePort, runScript } from './repository.js';

/**
 * The broker for specs, as host:port: the one at HOTLINE_TEST_KAFKA, else a container, else a private one that the whole
 * vitest run shares.
 * Says loudly when there can be none; the specs that need it are then skipped.
 */
export async function testKafka(): Promise<string | undefined> {
  try {
    return process.env['HOTLINE_TEST_KAFKA'] ?? (await shared('kafka', startKafka));
  } catch (error) {
    process.stderr.write(`\nSKIPPED: what needs a Kafka broker, because there can be none here: ${(error as Error).message.trim()}\n\n`);
    return undefined;
  }
}

const startKafka = async (folder: string): Promise<string> => (await kafkaInContainer(folder)) ?? startBroker(folder);

/** A broker from Kafka's jars in a folder of its own. Whoever starts it stops it: runScript('kafka', 'stop', folder). */
export const startBroker = async (folder: string): Promise<string> =>
  runScript('kafka', 'start', folder, '--port', String(await freePort(2)));
