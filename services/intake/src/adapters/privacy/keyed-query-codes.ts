import { randomInt, timingSafeEqual } from 'node:crypto';
import { blindIndex } from '@hotline/platform/crypto';
import type { QueryCode, QueryCodes } from '../../app/ports.js';

/** No 0 or O, 1, I or L: read out on the telephone, typed on old ones. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 8;

/** Eight characters, kept as a keyed hash over number and code only. */
export class KeyedQueryCodes implements QueryCodes {
  constructor(private readonly key: Buffer) {}

  issue(number: string): QueryCode {
    const code = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
    return { code, hash: this.hash(number, code) };
  }

  fits(number: string, code: string, hash: string): boolean {
    const given = Buffer.from(this.hash(number, code.trim().toUpperCase()));
    const kept = Buffer.from(hash);
    return given.length === kept.length && timingSafeEqual(given, kept);
  }

  private hash(number: string, code: string): string {
    return blindIndex(this.key, `${number}\n${code}`);
  }
}
