import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '../../app/ports.js';

/** OWASP's first choice for argon2id (which is the library's default algorithm): 19 MiB, two passes, one lane. About 60 ms. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export class Argon2Passwords implements Passwords {
  /** of a password that nobody has: what an unknown account is compared with */
  private readonly nobodys = hash(crypto.randomUUID(), strength);

  hash(password: string): Promise<string> {
    return hash(password, strength);
  }

  async matches(known: string | undefined, password: string): Promise<boolean> {
    const right = await verify(known ?? (await this.nobodys), password);
    return right && known !== undefined;
  }
}
