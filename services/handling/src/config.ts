import { boolean, integer, readVariables, type Environment } from '@hotline/platform/config';

/** What handling reads beside the host's own variables. */
export const variables = {
  HOTLINE_AUTO_SIGN: boolean('whether the system signs an assignment when its signing time ends', true),
  HOTLINE_REOPEN_WINDOW_DAYS: integer('how many days after its end an order may be reopened', { min: 0, max: 365, fallback: 10 }),
  HOTLINE_MANY_VOICES: integer('how many voices make a normal order urgent; 0: never', { min: 0, max: 10_000, fallback: 10 }),
  HOTLINE_REHEARSED_CALL_PAUSE_MS: integer(
    'for rehearsals, in which days pass in seconds: how far apart calls that reach nobody must be to count, in place of half-days; 0: half-days',
    { min: 0, max: 86_400_000, fallback: 0 },
  ),
};

export interface Config {
  signsByItself: boolean;
  reopenWindowDays: number;
  manyVoices: number;
  rehearsedPauseMs: number;
}

/** @throws Error with the variable's name */
export function readConfig(env: Environment): Config {
  const values = readVariables(env, variables);
  return {
    signsByItself: values.HOTLINE_AUTO_SIGN,
    reopenWindowDays: values.HOTLINE_REOPEN_WINDOW_DAYS,
    manyVoices: values.HOTLINE_MANY_VOICES,
    rehearsedPauseMs: values.HOTLINE_REHEARSED_CALL_PAUSE_MS,
  };
}
