import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Cipher } from './cipher.js';

const key = (id: string, algorithm: string, secret = randomBytes(32)) => `${id}:${algorithm}:${secret.toString('base64')}`;

describe.each(['aes', 'sm4'])('sealing a field with %s', (algorithm) => {
  const cipher = Cipher.from('KEYS', key('k1', algorithm));

  it.each(['13800001234', '王小明', ''])('opens what it sealed: %j', (text) => {
    expect(cipher.decrypt(cipher.encrypt(text))).toBe(text);
  });

  it('never seals the same text the same way', () => {
    expect(cipher.encrypt('王小明')).not.toBe(cipher.encrypt('王小明'));
  });

  it.each([1, 2, 3])('refuses a text whose part %i was changed', (part) => {
    const parts = cipher.encrypt('13800001234').split(':');
    const bytes = Buffer.from(parts[part]!, 'base64url');
    bytes[0]! ^= 1;
    parts[part] = bytes.toString('base64url');
    expect(() => cipher.decrypt(parts.join(':'))).toThrow('key k1 was changed');
  });

  it('refuses a shortened tag', () => {
    const [id, iv, tag, data] = cipher.encrypt('13800001234').split(':');
    expect(() => cipher.decrypt([id, iv, Buffer.from(tag!, 'base64url').subarray(0, 4).toString('base64url'), data].join(':'))).toThrow(
      'was changed',
    );
  });
});

describe('rotating keys', () => {
  const old = key('k1', 'aes');
  const rotated = Cipher.from('KEYS', `${key('k2', 'sm4')},${old}`);

  it('opens what an older key and another algorithm sealed, and knows that it is stale', () => {
    const sealed = Cipher.from('KEYS', old).encrypt('13800001234');
    expect(rotated.decrypt(sealed)).toBe('13800001234');
    expect(rotated.isStale(sealed)).toBe(true);
    expect(rotated.isStale(rotated.encrypt('x'))).toBe(false);
  });

  it('says which key is gone', () => {
    expect(() => Cipher.from('KEYS', old).decrypt(rotated.encrypt('x'))).toThrow('no key k2');
  });
});

describe('reading the ring of keys', () => {
  const secret = randomBytes(8).toString('base64');

  it.each([
    ['a bad id', 'K 1:aes:AAAA', 'KEYS, key 1: the id'],
    ['an unknown algorithm', 'k1:rot13:AAAA', 'must be one of aes, sm4'],
    ['a short secret', `k1:aes:${secret}`, 'must be 32 bytes'],
    ['the same id twice', `${key('k1', 'aes')},${key('k1', 'sm4')}`, 'the same id'],
  ])('refuses %s and does not repeat the secret', (_what, text, message) => {
    expect(() => Cipher.from('KEYS', text)).toThrow(message);
    expect(() => Cipher.from('KEYS', text)).not.toThrow(secret);
  });
});
