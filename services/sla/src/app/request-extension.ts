import { forbidden, notFound } from '@hotline/platform/errors';
import { actAs, type Caller } from '@hotline/platform/lifecycle';
import { extensionLifecycle, matterOf, requestExtension, type Extension, type Matter } from '../domain/index.js';
import type { Matters, RuleBook, Time } from './ports.js';

export interface ExtensionApplication {
  number: string;
  reason: string;
  until: number;
  steps: readonly { text: string; dueAt: number }[];
}

/** The unit asks for more time (一事一申请). */
export class RequestExtension {
  constructor(
    private readonly matters: Matters,
    private readonly rules: RuleBook,
    private readonly time: Time,
  ) {}

  /** @throws DomainError ORDER_NOT_FOUND, NOT_YOUR_UNIT, and the refusals of the domain's requestExtension */
  async execute(application: ExtensionApplication, caller: Caller): Promise<Extension> {
    const actor = actAs(caller, 'requestExtension', extensionLifecycle.requestExtension.by);
    const { policy, calendar } = await this.rules.read();
    let extensionId = '';
    const after = await this.matters.update(application.number, actor, (matter) => {
      extensionId = `${matterOf(application.number)}/x${Object.keys(matter.extensions).length + 1}`;
      const command = {
        ...application,
        extensionId,
        assignmentId: liveAssignment(matter, application.number, caller.unit),
        by: caller.person,
        unit: caller.unit,
        steps: application.steps.map((step, index) => ({ id: `s${index + 1}`, ...step })),
        at: this.time.now().getTime(),
      };
      return requestExtension(matter, command, policy, calendar);
    });
    return after.extensions[extensionId]!;
  }
}

function liveAssignment(matter: Matter, number: string, unit: string): string {
  const order = matter.orders[number];
  if (order === undefined) throw notFound('ORDER_NOT_FOUND', `there is no order ${number}`, { number });
  const own = Object.values(order.assignments).filter((each) => each.unit === unit);
  const live = own.findLast(({ state }) => state === 'open' || state === 'submitted') ?? own.at(-1);
  if (live === undefined) throw forbidden('NOT_YOUR_UNIT', 'the unit has no assignment in this order', { unit, number });
  return live.id;
}
