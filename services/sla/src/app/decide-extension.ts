import { notFound } from '@hotline/platform/errors';
import { actAs, type Caller } from '@hotline/platform/lifecycle';
import {
  completeExtensionStep,
  extensionLifecycle,
  grantExtension,
  refuseExtension,
  type Extension,
  type ExtensionAction,
  type Matter,
  type Outcome,
} from '../domain/index.js';
import type { Deadlines, Matters, RuleBook, Rules, Time } from './ports.js';

/** A reviewer decides about an application; the unit completes what it promised. */
export class DecideExtension {
  constructor(
    private readonly matters: Matters,
    private readonly deadlines: Deadlines,
    private readonly rules: RuleBook,
    private readonly time: Time,
  ) {}

  /** @throws DomainError as the domain's grantExtension */
  grant(extensionId: string, until: number | undefined, caller: Caller): Promise<Extension> {
    return this.change('grantExtension', extensionId, caller, (matter, { policy, calendar }, at) =>
      grantExtension(matter, { extensionId, by: caller.person, at, ...(until === undefined ? {} : { until }) }, policy, calendar),
    );
  }

  /** @throws DomainError as the domain's refuseExtension */
  refuse(extensionId: string, reason: string, caller: Caller): Promise<Extension> {
    return this.change('refuseExtension', extensionId, caller, (matter, { policy, calendar }, at) =>
      refuseExtension(matter, { extensionId, by: caller.person, at, reason }, policy, calendar),
    );
  }

  /** @throws DomainError as the domain's completeExtensionStep */
  completeStep(extensionId: string, stepId: string, evidence: string, caller: Caller): Promise<Extension> {
    return this.change('completeExtensionStep', extensionId, caller, (matter, { policy, calendar }, at) =>
      completeExtensionStep(matter, { extensionId, stepId, unit: caller.unit, evidence, at }, policy, calendar),
    );
  }

  private async change(
    action: ExtensionAction,
    extensionId: string,
    caller: Caller,
    decide: (matter: Matter, rules: Rules, at: number) => Outcome,
  ): Promise<Extension> {
    const actor = actAs(caller, action, extensionLifecycle[action].by);
    const rules = await this.rules.read();
    const number = await this.deadlines.matterOfExtension(extensionId);
    if (number === undefined) throw notFound('EXTENSION_NOT_FOUND', 'there is no such extension', { extensionId });
    const after = await this.matters.update(number, actor, (matter) => decide(matter, rules, this.time.now().getTime()));
    return after.extensions[extensionId]!;
  }
}
