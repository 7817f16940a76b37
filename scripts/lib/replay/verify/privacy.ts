// No telephone number of a citizen anywhere but under seal.
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { noticeFile, services, traceFile, type Service } from '../../stack/plan.ts';
import type { Databases } from '../../stack/databases.ts';
import type { Evidence, Finding } from './verify.ts';

const number = /1[3-9]\d{9}/g;

/** A hit's place and what was found. */
type Look = (where: string, text: string) => void;

export async function privacy({ databases, installation, lived }: Evidence): Promise<Finding> {
  const phones = new Set(lived.flatMap(({ life }) => [life.story.submission.phone, life.story.neighbour.phone]));
  const problems: string[] = [];
  let looked = 0;
  const look: Look = (where, text) => {
    looked += 1;
    for (const [found] of text.matchAll(number))
      if (phones.has(found)) problems.push(`${where} shows ${found.slice(0, 3)}…${found.slice(-2)}`);
  };
  for (const service of services) await lookThrough(databases, service, look);
  const { plan, hosts } = installation;
  for (const file of [...hosts.map(({ log }) => log), noticeFile(plan), traceFile(plan)]) await lookInto(file, look);
  return { what: "no citizen's telephone number is readable in tables, messages, logs, notices or traces", looked, problems };
}

/** Every column with text or bytes of every table. What is sealed shows nothing. */
async function lookThrough(databases: Databases, service: Service, look: Look): Promise<void> {
  const columns = await databases.rows<{ name: string; place: string }>(
    service,
    `SELECT table_name AS name, GROUP_CONCAT(CONCAT('COALESCE(CONVERT(\`', column_name, '\` USING utf8mb4), "")')) AS place
       FROM information_schema.columns
      WHERE table_schema = DATABASE() AND data_type IN ('varchar', 'text', 'mediumtext', 'longtext', 'blob', 'mediumblob')
      GROUP BY table_name`,
  );
  for (const { name, place } of columns) {
    const rows = await databases.rows<{ text: string }>(
      service,
      `SELECT CONCAT_WS(' ', ${place}) AS text FROM \`${name}\` WHERE CONCAT_WS(' ', ${place}) REGEXP '1[3-9][0-9]{9}'`,
    );
    look(`${service}.${name}`, '');
    for (const { text } of rows) look(`${service}.${name}`, text);
  }
}

async function lookInto(file: string, look: Look): Promise<void> {
  if (!existsSync(file)) return;
  for await (const line of createInterface({ input: createReadStream(file) })) look(file.split('/').at(-1)!, line);
}
