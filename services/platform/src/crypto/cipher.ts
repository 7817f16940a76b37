import { algorithms } from './algorithms.js';
import { readKeyRing, type CipherKey } from './key-ring.js';

/** Seals fields with the first key of its ring and opens what any of them sealed: `kid:iv:tag:data`, each part base64url. */
export class Cipher {
  private readonly current: CipherKey;

  constructor(private readonly keys: readonly CipherKey[]) {
    if (keys[0] === undefined) throw new Error('a cipher needs at least one key');
    this.current = keys[0];
  }

  /** From a setting: see `readKeyRing`. */
  static from(name: string, text: string): Cipher {
    return new Cipher(readKeyRing(name, text));
  }

  encrypt(text: string): string {
    const { id, algorithm, secret } = this.current;
    const { iv, tag, data } = algorithms[algorithm]!.seal(secret, Buffer.from(text, 'utf8'));
    return [id, ...[iv, tag, data].map((part) => part.toString('base64url'))].join(':');
  }

  /** @throws Error naming the key id when the key is gone or the text was changed */
  decrypt(sealed: string): string {
    const [id, ...parts] = sealed.split(':');
    const key = this.keys.find((each) => each.id === id);
    if (key === undefined) throw new Error(`no key ${id} to open this with`);
    const [iv, tag, data] = parts.map((part) => Buffer.from(part, 'base64url'));
    if (iv === undefined || tag === undefined || data === undefined) throw new Error(`not a sealed text of key ${id}`);
    try {
      return algorithms[key.algorithm]!.open(key.secret, { iv, tag, data }).toString('utf8');
    } catch (cause) {
      throw new Error(`a text sealed with key ${id} was changed`, { cause });
    }
  }

  /** Whether it should be sealed anew: an older key did it. */
  isStale(sealed: string): boolean {
    return !sealed.startsWith(`${this.current.id}:`);
  }
}
