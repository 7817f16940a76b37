import type { Fact } from '../domain/fact.js';
import { follow, isFollowed } from '../domain/matter.js';
import type { Matters } from './ports.js';

/** Keeps in mind what later notices need of the order. */
export class FollowMatter {
  constructor(private readonly matters: Matters) {}

  async execute(fact: Fact): Promise<void> {
    if (!isFollowed(fact)) return;
    const before = await this.matters.find(fact.number);
    const after = follow(before, fact);
    if (after !== undefined && after !== before) await this.matters.save(after);
  }
}
