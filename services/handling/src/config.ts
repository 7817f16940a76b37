import { boolean, readVariables, type Environment } from '@hotline/platform/config';

/** What handling reads beside the host's own variables. */
export const variables = {
  HOTLINE_AUTO_SIGN: boolean('whether the system signs an assignment when its signing time ends', true),
};

export interface Config {
  signsByItself: boolean;
}

/** @throws Error with the variable's name */
export function readConfig(env: Environment): Config {
  const { HOTLINE_AUTO_SIGN } = readVariables(env, variables);
  return { signsByItself: HOTLINE_AUTO_SIGN };
}
