import { invalid } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import { numberOf, prefixOf } from '../domain/number.js';
import { submit, type Submission } from '../domain/submission.js';
import { reservedChannel } from '../domain/words.js';
import type { Appeals, Channels, Clock, Contact, Numbers, Privacy, QueryCodes } from './ports.js';

/** A submission as it came: texts and contact in the clear. */
export type PlainSubmission = Omit<Submission, 'contact' | 'sealedText'> & { contact: Contact };

/** Takes an appeal in and gives it its number and its query code. */
export class SubmitAppeal {
  constructor(
    private readonly appeals: Appeals,
    private readonly channels: Channels,
    private readonly numbers: Numbers,
    private readonly privacy: Privacy,
    private readonly queryCodes: QueryCodes,
    private readonly clock: Clock,
    private readonly tenant: string,
  ) {}

  /** @throws DomainError WORD_NOT_ALLOWED for a channel that is not open, and what `submit` refuses */
  async execute(plain: PlainSubmission, caller: Caller): Promise<{ number: string; queryCode: string }> {
    await this.requireOpen(plain.channel);
    const at = this.clock.now();
    const prefix = prefixOf(this.tenant, at);
    const number = numberOf(prefix, await this.numbers.next(prefix));
    const { code, hash } = this.queryCodes.issue(number);
    const registration = { number, codeHash: hash, sealedCode: this.privacy.seal(code), caller, at };
    await this.appeals.add(submit(this.protect(plain), registration));
    return { number, queryCode: code };
  }

  private protect(plain: PlainSubmission): Submission {
    const mask = (each: string) => this.privacy.mask(each);
    const { title, text, askedFor, address, division } = plain;
    const masked = { title: mask(title), text: mask(text), askedFor: mask(askedFor), address: mask(address) };
    const original = [title, text, askedFor, address].filter((each) => each !== '').join('\n');
    const changed = masked.title !== title || masked.text !== text || masked.askedFor !== askedFor || masked.address !== address;
    return {
      ...plain,
      ...masked,
      division: division || this.tenant,
      fields: Object.fromEntries(Object.entries(plain.fields).map(([key, value]) => [key, mask(value)])),
      contact: this.privacy.sealContact(plain.contact),
      sealedText: changed ? this.privacy.seal(original) : '',
    };
  }

  private async requireOpen(channel: string): Promise<void> {
    const open = (await this.channels.open()).filter((code) => code !== reservedChannel);
    if (open.includes(channel)) return;
    throw invalid('WORD_NOT_ALLOWED', `channel must be one of: ${open.join(', ')}`, { field: 'channel', allowed: open.join(',') });
  }
}
