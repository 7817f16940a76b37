import type { Caller } from '@hotline/platform/lifecycle';
import type { Clock, Extension } from '../domain/index.js';
import type { Deadlines, DueFilter, ExtensionFilter, Page } from './ports.js';

/** Roles of the centre that these lists are for; whoever has none of them, whatever else they do, works for a unit. */
const centre = ['agent', 'dispatcher', 'reviewer', 'callback_agent', 'supervisor', 'leader'];

/** Lists of what is due and of applications. Who only works for a unit sees that unit's own. */
export class FindDeadlines {
  constructor(private readonly deadlines: Deadlines) {}

  due(filter: DueFilter, pageSize: number, cursor: string, caller: Caller): Promise<Page<Clock>> {
    return this.deadlines.due({ ...filter, ...ownUnit(caller) }, pageSize, cursor);
  }

  extensions(filter: ExtensionFilter, pageSize: number, cursor: string, caller: Caller): Promise<Page<Extension>> {
    return this.deadlines.extensions({ ...filter, ...ownUnit(caller) }, pageSize, cursor);
  }
}

const ownUnit = ({ roles, unit }: Caller): { unit?: string } => (roles.some((role) => centre.includes(role)) ? {} : { unit });
