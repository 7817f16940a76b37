// Servers for specs in containers, on machines with a container engine.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GenericContainer } from 'testcontainers';
import { freePort } from './repository.js';

const hasEngine = (): boolean => process.env['DOCKER_HOST'] !== undefined || existsSync('/var/run/docker.sock');

/** host:port; undefined where no engine answers. The folder remembers the container for whoever stops it. */
export function mariadbInContainer(folder: string): Promise<string | undefined> {
  return start(folder, 3306, async ({ GenericContainer, Wait }, port) =>
    new GenericContainer('mariadb:10.11')
      .withEnvironment({ MARIADB_ALLOW_EMPTY_ROOT_PASSWORD: '1' })
      .withCommand(['--character-set-server=utf8mb4', '--innodb-flush-log-at-trx-commit=0', '--max-prepared-stmt-count=200000'])
      .withExposedPorts({ container: 3306, host: port })
      .withWaitStrategy(Wait.forLogMessage(/port: 3306\b/)),
  );
}

/** As mariadbInContainer. */
export function kafkaInContainer(folder: string): Promise<string | undefined> {
  return start(folder, 9092, async ({ GenericContainer, Wait }, port) =>
    new GenericContainer('apache/kafka:4.1.0')
      .withEnvironment({
        KAFKA_NODE_ID: '1',
        KAFKA_PROCESS_ROLES: 'broker,controller',
        KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
        KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://localhost:${port}`,
        KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
        KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
        KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
        KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
        KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
      })
      .withExposedPorts({ container: 9092, host: port })
      .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/)),
  );
}

/** Ends what the folder remembers. */
export async function removeContainer(id: string): Promise<void> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const { container } = await getContainerRuntimeClient();
  await container.remove(container.getById(id), { removeVolumes: true });
}

type Testcontainers = typeof import('testcontainers');

async function start(
  folder: string,
  inside: number,
  describe: (library: Testcontainers, port: number) => Promise<GenericContainer>,
): Promise<string | undefined> {
  if (!hasEngine()) return undefined;
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true'; // it would end with the spec file that started it, not with the run
  const library = await import('testcontainers');
  const engine = await library.getContainerRuntimeClient().catch(() => undefined);
  if (!engine) return undefined;
  const container = await (await describe(library, await freePort())).start();
  await writeFile(join(folder, 'container'), container.getId());
  return `${container.getHost()}:${container.getMappedPort(inside)}`;
}
