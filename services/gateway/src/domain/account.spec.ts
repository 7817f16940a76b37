import { describe, expect, it } from 'vitest';
import { requireAccountName, requireAdministrator, requireProfile, requireStillAdministrator } from './account.js';
import { requirePassword } from './password.js';

const reason = (word: string) => expect.objectContaining({ reason: word });
const caller = { person: 'admin', name: '', unit: '', roles: ['administrator'] };

describe('an account', () => {
  it.each(['li', 'agent1', 'wang.fang-2'])('may be called %s', (account) => expect(requireAccountName(account)).toBe(account));
  it.each(['', 'x', 'Agent', '李', 'a b', 'a'.repeat(33), '-a1'])('may not be called %j', (account) => {
    expect(() => requireAccountName(account)).toThrow(reason('FIELD_MALFORMED'));
  });

  it('needs a name, and roles that there are', () => {
    expect(requireProfile({ name: ' 李静 ', unit: '', roles: ['agent', 'agent'] })).toEqual({ name: '李静', unit: '', roles: ['agent'] });
    expect(() => requireProfile({ name: ' ', unit: '', roles: ['agent'] })).toThrow(reason('FIELD_MISSING'));
    expect(() => requireProfile({ name: '李静', unit: '', roles: [] })).toThrow(reason('FIELD_MISSING'));
    expect(() => requireProfile({ name: '李静', unit: '', roles: ['emperor'] })).toThrow(reason('WORD_NOT_ALLOWED'));
  });

  it.each(['citizen', 'system'])('is never a %s', (role) => {
    expect(() => requireProfile({ name: '李静', unit: '', roles: [role] })).toThrow(reason('WORD_NOT_ALLOWED'));
  });

  it('of a handler belongs to a unit', () => {
    expect(() => requireProfile({ name: '李静', unit: '', roles: ['handler'] })).toThrow(reason('UNIT_MISSING'));
    expect(requireProfile({ name: '李静', unit: 'water', roles: ['handler'] })).toMatchObject({ unit: 'water' });
  });
});

describe('an administrator', () => {
  it('is needed', () => expect(() => requireAdministrator({ ...caller, roles: ['leader'] })).toThrow(reason('ROLE_NOT_ALLOWED')));

  it.each([[{ active: false, roles: ['administrator'] as const }], [{ active: true, roles: ['agent'] as const }]])(
    'cannot take the own right: %j',
    (change) => {
      expect(() => requireStillAdministrator(caller, 'admin', change)).toThrow(reason('OWN_ACCOUNT'));
      expect(() => requireStillAdministrator(caller, 'another', change)).not.toThrow();
    },
  );
});

describe('a password', () => {
  it.each([
    ['short', 'kurz-7!'],
    ['endless', 'abcd'.repeat(33)],
    ['monotonous', 'abcabcabcabc'],
    ['named after the account', 'x-agent1-x-2026'],
  ])('that is %s is refused and not repeated', (_why, password) => {
    expect(() => requirePassword('agent1', password)).toThrow(reason('PASSWORD_TOO_WEAK'));
    expect(() => requirePassword('agent1', password)).not.toThrow(password);
  });

  it('may be a sentence', () => expect(requirePassword('agent1', '春眠不觉晓处处闻啼鸟')).toBe('春眠不觉晓处处闻啼鸟'));
});
