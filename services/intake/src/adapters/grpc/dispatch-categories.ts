import type { Client } from '@hotline/platform/grpc';
import { requireOneOf } from '@hotline/platform/text';
import type { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import type { Categories } from '../../app/ports.js';
import type { Category } from '../../domain/acceptance.js';
import { urgencies } from '../../domain/words.js';

const rememberedMs = 10_000;

/** Dispatch's category tree. What is there is remembered for ten seconds: an agent's next acceptance waits for nobody. */
export class DispatchCategories implements Categories {
  private readonly known = new Map<string, { category: Category; staleAt: number }>();

  constructor(private readonly dispatch: Pick<Client<typeof DispatchServiceService>, 'findCategories'>) {}

  async describe(code: string): Promise<Category | undefined> {
    const remembered = this.known.get(code);
    if (remembered !== undefined && performance.now() < remembered.staleAt) return remembered.category;
    const category = await this.ask(code);
    if (category !== undefined) this.known.set(code, { category, staleAt: performance.now() + rememberedMs });
    return category;
  }

  private async ask(code: string): Promise<Category | undefined> {
    const question = { code, prefix: '', words: '', leavesOnly: true, version: 0, pageSize: 1, cursor: '' };
    const [found] = (await this.dispatch.findCategories(question)).categories;
    if (found === undefined) return undefined;
    const { urgency, process, requiredFields } = found;
    return { code: found.code, urgency: requireOneOf('urgency', urgency, urgencies), process, requiredFields };
  }
}
