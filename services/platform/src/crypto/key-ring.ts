import { algorithms } from './algorithms.js';
import { readSecret } from './secret.js';

export interface CipherKey {
  /** Stands before everything that this key sealed. */
  id: string;
  /** A name in `algorithms`; a change of the algorithm is a rotation like any other. */
  algorithm: string;
  secret: Buffer;
}

/**
 * Keys from a setting such as `k2:sm4:<base64>,k1:aes:<base64>`. The first one seals; all of them open.
 * @throws Error naming the entry by its position, never by its content
 */
export function readKeyRing(name: string, text: string): CipherKey[] {
  const keys = text.split(',').map((entry, index) => {
    const [id = '', algorithm = '', base64 = ''] = entry.trim().split(':');
    const place = `${name}, key ${index + 1}`;
    if (!/^[a-z0-9]{1,16}$/.test(id)) throw new Error(`${place}: the id must be 1 to 16 small letters or digits`);
    if (!(algorithm in algorithms)) throw new Error(`${place}: the algorithm must be one of ${Object.keys(algorithms).join(', ')}`);
    return { id, algorithm, secret: readSecret(place, base64) };
  });
  if (new Set(keys.map((key) => key.id)).size !== keys.length) throw new Error(`${name}: two keys have the same id`);
  return keys;
}
