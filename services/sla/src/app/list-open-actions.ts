import { actionsIn, type Caller } from '@hotline/platform/lifecycle';
import { extensionLifecycle, type Extension, type ExtensionAction, type Matter, type Order } from '../domain/index.js';
import { matterFor } from './get-clocks.js';
import type { Matters, RuleBook } from './ports.js';

/** What the caller may do now about the deadlines of an order. */
export class ListOpenActions {
  constructor(
    private readonly matters: Matters,
    private readonly rules: RuleBook,
  ) {}

  async execute(number: string, caller: Caller): Promise<ExtensionAction[]> {
    const matter = await matterFor(this.matters, number);
    const { policy } = await this.rules.read();
    const extensions = Object.values(matter.extensions);
    const order = matter.orders[number];
    const mayAsk = extensions.length < policy.maxExtensions && order !== undefined && asks(order, caller.unit);
    const actions = [
      ...(mayAsk ? actionsIn(extensionLifecycle, 'none', caller.roles) : []),
      ...extensions.flatMap((extension) =>
        actionsIn(extensionLifecycle, extension.state, caller.roles).filter((action) => open(action, extension, caller, matter)),
      ),
    ];
    return [...new Set(actions)];
  }
}

const asks = ({ ended, urgency, assignments }: Order, unit: string): boolean =>
  ended === undefined && urgency !== 'critical' && Object.values(assignments).some((each) => each.unit === unit && each.state === 'open');

function open(action: ExtensionAction, extension: Extension, caller: Caller, { orders }: Matter): boolean {
  if (action !== 'completeExtensionStep') return extension.requestedBy !== caller.person;
  const waits = extension.steps.some(({ completedAt }) => completedAt === undefined);
  return waits && extension.unit === caller.unit && orders[extension.number]?.ended === undefined;
}
