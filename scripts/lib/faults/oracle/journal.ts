// A record that no service knows of: triggers note each fact that was committed, and each mark that a consumer set.
import { services } from '../../stack/plan.ts';
import type { Databases } from '../../stack/databases.ts';

const tables = [
  `CREATE TABLE IF NOT EXISTS oracle_sent (
     seq BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, event_id VARCHAR(64) CHARACTER SET ascii NOT NULL, topic VARCHAR(64) NOT NULL,
     type VARCHAR(64) NOT NULL, message_key VARCHAR(64) NOT NULL, payload MEDIUMBLOB NOT NULL, KEY (event_id), KEY (type))`,
  `CREATE TABLE IF NOT EXISTS oracle_applied (
     seq BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, consumer VARCHAR(32) NOT NULL, event_id VARCHAR(64) CHARACTER SET ascii NOT NULL, KEY (event_id))`,
  `CREATE OR REPLACE TRIGGER oracle_sees_sent AFTER INSERT ON outbox FOR EACH ROW
     INSERT INTO oracle_sent (event_id, topic, type, message_key, payload) VALUES (NEW.event_id, NEW.topic, NEW.type, NEW.message_key, NEW.payload)`,
  `CREATE OR REPLACE TRIGGER oracle_sees_applied AFTER INSERT ON inbox FOR EACH ROW
     INSERT INTO oracle_applied (consumer, event_id) VALUES (NEW.consumer, NEW.event_id)`,
];

/** From now on. Call it before anything was sent: what a broker still has on its way would be applied and never have been sent. */
export async function keepJournal(databases: Databases): Promise<void> {
  for (const service of services) for (const statement of tables) await databases.rows(service, statement);
}

export interface Sent {
  service: string;
  /** Rising in the order of commits for one key. */
  seq: number;
  id: string;
  topic: string;
  type: string;
  key: string;
}

export interface Applied {
  consumer: string;
  seq: number;
  id: string;
}

export async function readSent(databases: Databases): Promise<Sent[]> {
  const lists = services.map(async (service) => {
    const rows = await databases.rows<Omit<Sent, 'service'>>(
      service,
      'SELECT seq, event_id AS id, topic, type, message_key AS `key` FROM oracle_sent ORDER BY seq',
    );
    return rows.map((row) => ({ ...row, service }));
  });
  return (await Promise.all(lists)).flat();
}

export async function readApplied(databases: Databases): Promise<Applied[]> {
  const lists = services.map((service) =>
    databases.rows<Applied>(service, 'SELECT consumer, seq, event_id AS id FROM oracle_applied ORDER BY seq'),
  );
  return (await Promise.all(lists)).flat();
}
