import type { Secrets, Sessions } from './ports.js';

/** Ends the session behind a cookie. One that has ended already is no mistake. */
export class SignOut {
  constructor(
    private readonly sessions: Sessions,
    private readonly secrets: Secrets,
  ) {}

  execute(secret: string): Promise<void> {
    return this.sessions.delete(this.secrets.idOf(secret));
  }
}
