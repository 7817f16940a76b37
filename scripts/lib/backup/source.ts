// What is to be saved: the installation that runs in a folder, or the one that the environment describes.
import { environment, root, serverOf } from '../stack/plan.ts';
import { keysOf } from '../stack/keys.ts';
import { mysqlOf } from '../stack/databases.ts';
import { running } from '../stack/state.ts';

export interface Source {
  tenant: string;
  server: ReturnType<typeof serverOf>;
  kafka: boolean;
  /** The environment of its processes. */
  env: Record<string, string>;
}

export function sourceOf(env: Record<string, string>): Source {
  const {
    HOTLINE_TENANT: tenant = '',
    HOTLINE_DATABASE_HOST: host = '127.0.0.1',
    HOTLINE_DATABASE_PORT: port = '3306',
    HOTLINE_DATABASE_USER: user = 'hotline',
    HOTLINE_DATABASE_PASSWORD: password = '',
  } = env;
  return { tenant, server: { host, port, user, password }, kafka: env['HOTLINE_TRANSPORT'] === 'kafka', env };
}

/** @throws Error in a sentence when nothing runs in the folder */
export function sourceIn(folder: string): Source {
  const there = running(folder);
  if (there === undefined) throw new Error('Nothing runs here: scripts/up --detach starts it.');
  return sourceOf(environment(there.plan, keysOf(folder), mysqlOf(there.plan)));
}

const hotlines = () =>
  Object.entries(process.env).filter((entry): entry is [string, string] => entry[0].startsWith('HOTLINE_') && entry[1] !== undefined);

export const sourceOfEnvironment = (): Source | undefined =>
  process.env['HOTLINE_TENANT'] ? sourceOf(Object.fromEntries(hotlines())) : undefined;

/** Where what a command writes goes when nothing else is said. */
export const usualFolder = `${root}/.run/backups`;
