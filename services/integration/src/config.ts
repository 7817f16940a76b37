import { integer, optional, readVariables, text, type Environment } from '@hotline/platform/config';

/** What integration reads beside the host's own variables. */
export const variables = {
  HOTLINE_NOTICE_FILE: text('the file that notices are written to, as JSON lines, in full and in order', 'notices.jsonl'),
  HOTLINE_NOTICE_POLL_MS: integer('how often notices that wait are looked for, milliseconds', { min: 10, max: 60_000, fallback: 1_000 }),
  HOTLINE_PORTAL_URL: text("address of the citizens' portal, for links in messages", 'http://127.0.0.1:8080'),
  HOTLINE_LEADERS: optional(
    text('accounts of the leaders that hear of breaches, problem orders, emergencies, escalations and malice, separated by commas'),
  ),
};

export interface Config {
  noticeFile: string;
  pollMs: number;
  leaders: string[];
  ratingLink: (number: string) => string;
}

/** @throws Error with the variable's name */
export function readConfig(env: Environment): Config {
  const values = readVariables(env, variables);
  const leaders = (values.HOTLINE_LEADERS ?? '').split(',').map((account) => account.trim());
  return {
    noticeFile: values.HOTLINE_NOTICE_FILE,
    pollMs: values.HOTLINE_NOTICE_POLL_MS,
    ratingLink: (number) => `${values.HOTLINE_PORTAL_URL}/r/${number}`,
    leaders: leaders.filter((account) => account !== ''),
  };
}
