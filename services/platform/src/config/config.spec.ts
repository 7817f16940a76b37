import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boolean, choice, describeVariables, integer, optional, readVariables, refuseUnknown, secret, text } from './index.js';

const specification = {
  APP_NAME: text('what it is called'),
  APP_PORT: integer('where it listens', { min: 1, max: 65_535, fallback: 80 }),
  APP_LOUD: boolean('whether it shouts', false),
  APP_WAY: choice('how it goes', ['left', 'right'], 'left'),
  APP_KEY: optional(secret('what it locks with')),
};

describe('variables', () => {
  it('are typed, and have their defaults', () => {
    const values = readVariables({ APP_NAME: 'x', APP_PORT: '8080', APP_LOUD: '1' }, specification);
    expect(values).toEqual({ APP_NAME: 'x', APP_PORT: 8080, APP_LOUD: true, APP_WAY: 'left', APP_KEY: undefined });
  });

  it.each([
    [{}, 'APP_NAME is missing: what it is called'],
    [{ APP_NAME: 'x', APP_PORT: '0' }, 'APP_PORT=0 is not allowed. Allowed: a whole number 1–65535'],
    [{ APP_NAME: 'x', APP_PORT: '8o' }, 'APP_PORT=8o is not allowed'],
    [{ APP_NAME: 'x', APP_LOUD: 'yes' }, 'APP_LOUD=yes is not allowed. Allowed: true or false'],
    [{ APP_NAME: 'x', APP_WAY: 'up' }, 'APP_WAY=up is not allowed. Allowed: left, right'],
  ])('stop the start with their name: %o', (env, sentence) => {
    expect(() => readVariables(env, specification)).toThrow(sentence);
  });

  it('that are secret may come from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    writeFileSync(join(folder, 'key'), 'opens\n');
    expect(readVariables({ APP_NAME: 'x', APP_KEY_FILE: join(folder, 'key') }, specification).APP_KEY).toBe('opens');
    rmSync(folder, { recursive: true });
  });

  it('that nobody reads are refused by name; other prefixes, patterns and files of secrets are not', () => {
    const check = (name: string) => () => refuseUnknown({ [name]: 'x' }, 'APP_', [specification], [/^APP_AT_\w+$/]);
    expect(check('APP_PROT')).toThrow('unknown variable APP_PROT');
    expect(check('APP_NAME_FILE')).toThrow('unknown variable APP_NAME_FILE');
    ['APP_NAME', 'APP_KEY_FILE', 'APP_AT_HOME', 'PATH'].forEach((name) => expect(check(name)).not.toThrow());
  });

  it('are described on a page without secrets', () => {
    const page = describeVariables('App', { ...specification, APP_PASSWORD: secret('to get in', 'hidden') });
    expect(page).toContain('| `APP_NAME` | what it is called | any text | **must be given** |');
    expect(page).toContain('| `APP_PORT` | where it listens | a whole number 1–65535 | `80` |');
    expect(page).not.toContain('hidden');
  });
});
