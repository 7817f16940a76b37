import { Story } from '../story.js';
import { threeDayUnits } from '../three-day-units.js';

/** A normal order of Monday 9:00 (hour 0): order close at 120, the unit 'a' assigned at 1 with 72 hours: unit close at 73. */
export const order = () => new Story(threeDayUnits).at(0).opened().at(1).dispatched();
export const contacted = () => order().at(3).contacted();
export const withAssist = () => contacted().dispatched('b', { role: 'assist' }).signed('b');
export const urgent = () => new Story(threeDayUnits).at(0).opened('urgent').at(1).dispatched().at(1.5).signed();
export const splitIn = (...parts: string[]) =>
  order()
    .at(10)
    .left('split')
    .split(...parts);

/** Why, what happened, and where the clocks are then. */
export type Pair = [reason: string, story: () => Story, expected: Record<string, string>];
