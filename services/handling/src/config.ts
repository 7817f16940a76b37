import { boolean, integer, readVariables, type Environment } from '@hotline/platform/config';

/** What handling reads beside the host's own variables. */
export const variables = {
  HOTLINE_AUTO_SIGN: boolean('whether the system signs an assignment when its signing time ends', true),
  HOTLINE_REOPEN_WINDOW_DAYS: integer('how many days after its end an order may be reopened', { min: 0, max: 365, fallback: 10 }),
};

export interface Config {
  signsByItself: boolean;
  reopenWindowDays: number;
}

/** @throws Error with the variable's name */
export function readConfig(env: Environment): Config {
  const { HOTLINE_AUTO_SIGN, HOTLINE_REOPEN_WINDOW_DAYS } = readVariables(env, variables);
  return { signsByItself: HOTLINE_AUTO_SIGN, reopenWindowDays: HOTLINE_REOPEN_WINDOW_DAYS };
}
