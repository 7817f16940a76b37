import { blindIndex, maskName, maskPhone, normalisePhone, type Cipher } from '@hotline/platform/crypto';
import { maskPersonal } from '@hotline/platform/text';
import type { Contact, Privacy } from '../../app/ports.js';
import type { SealedContact } from '../../domain/appeal.js';

/** Personal data under the tenant's field keys; the person is known again by a keyed hash of the telephone number. */
export class SealedPrivacy implements Privacy {
  constructor(
    private readonly cipher: Pick<Cipher, 'encrypt' | 'decrypt'>,
    private readonly indexKey: Buffer,
  ) {}

  mask(text: string): string {
    return maskPersonal(text);
  }

  seal(text: string): string {
    return this.cipher.encrypt(text);
  }

  open(sealed: string): string {
    return this.cipher.decrypt(sealed);
  }

  sealContact({ name, phone, identityNumber }: Contact): SealedContact {
    const digits = normalisePhone(phone);
    const empty = name === '' && digits === '' && identityNumber === '';
    return {
      sealed: empty ? '' : this.cipher.encrypt(JSON.stringify([name, digits, identityNumber])),
      person: this.personOf(digits),
      name: maskName(name),
      phone: maskPhone(digits),
    };
  }

  openContact({ sealed }: SealedContact): Contact {
    const [name = '', phone = '', identityNumber = ''] = JSON.parse(this.cipher.decrypt(sealed)) as string[];
    return { name, phone, identityNumber };
  }

  personOf(phone: string): string {
    const digits = normalisePhone(phone);
    return digits === '' ? '' : blindIndex(this.indexKey, digits);
  }
}
