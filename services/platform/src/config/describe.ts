import type { Specification, Variable } from './variable.js';

function fallback({ fallback, secret, optional }: Variable<unknown>): string {
  if (optional && fallback === undefined) return '–';
  if (fallback === undefined) return '**must be given**';
  return secret ? '(secret)' : `\`${JSON.stringify(fallback)}\``;
}

/** A bar would begin the next cell. */
const cell = (words: string): string => words.replaceAll('|', '\\|');

/** One table of Markdown: name, meaning, what is allowed, what holds without it. */
export function describeVariables(title: string, specification: Specification): string {
  const rows = Object.entries(specification).map(
    ([name, each]) =>
      `| \`${name}\` | ${cell(each.description)} | ${cell(each.allowed)}${each.secret ? `; or \`${name}_FILE\`` : ''} | ${fallback(each)} |`,
  );
  return [`## ${title}`, '', '| variable | meaning | allowed | default |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}
