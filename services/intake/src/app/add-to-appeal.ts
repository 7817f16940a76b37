import type { Caller } from '@hotline/platform/lifecycle';
import { supplement } from '../domain/citizen-acts.js';
import type { Attachment } from '../domain/events.js';
import type { Appeals, Clock, Privacy } from './ports.js';
import type { QueryCodeCheck } from './query-code.js';

/** The citizen adds to what was said. */
export class AddToAppeal {
  constructor(
    private readonly code: QueryCodeCheck,
    private readonly appeals: Appeals,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  async execute(number: string, queryCode: string, said: { text: string; attachments: Attachment[] }, caller: Caller): Promise<void> {
    await this.code.require(number, queryCode, caller);
    const masked = { ...said, text: this.privacy.mask(said.text) };
    await this.appeals.update(number, (appeal) => supplement(appeal, masked, { caller, at: this.clock.now() }));
  }
}
