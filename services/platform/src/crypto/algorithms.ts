import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey, keyOf } from './secret.js';

export interface Sealed {
  iv: Buffer;
  tag: Buffer;
  data: Buffer;
}

/** Authenticated encryption with a 32-byte secret. `open` throws when a bit was changed. */
export interface Algorithm {
  seal(secret: Buffer, plain: Buffer): Sealed;
  open(secret: Buffer, sealed: Sealed): Buffer;
}

const aes: Algorithm = {
  seal(secret, plain) {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv);
    const data = Buffer.concat([cipher.update(plain), cipher.final()]);
    return { iv, tag: cipher.getAuthTag(), data };
  },
  open(secret, { iv, tag, data }) {
    const cipher = createDecipheriv('aes-256-gcm', keyOf(secret), iv, { authTagLength: 16 });
    cipher.setAuthTag(tag);
    return Buffer.concat([cipher.update(data), cipher.final()]);
  },
};

/** Node's OpenSSL has no SM4-GCM: counter mode, then HMAC-SM3 over iv and data, with a key each. */
const sm4: Algorithm = {
  seal(secret, plain) {
    const iv = randomBytes(16);
    const cipher = createCipheriv('sm4-ctr', deriveKey(secret, 'sm4', 16), iv);
    const data = Buffer.concat([cipher.update(plain), cipher.final()]);
    return { iv, tag: sm3Tag(secret, iv, data), data };
  },
  open(secret, { iv, tag, data }) {
    const expected = sm3Tag(secret, iv, data);
    if (tag.length !== expected.length || !timingSafeEqual(tag, expected)) throw new Error('the tag does not fit');
    const cipher = createDecipheriv('sm4-ctr', deriveKey(secret, 'sm4', 16), iv);
    return Buffer.concat([cipher.update(data), cipher.final()]);
  },
};

const sm3Tag = (secret: Buffer, iv: Buffer, data: Buffer) => createHmac('sm3', deriveKey(secret, 'sm3')).update(iv).update(data).digest();

export const algorithms: Readonly<Record<string, Algorithm>> = { aes, sm4 };
