export { actionsIn, permit, transition, type Cause, type Lifecycle, type Rule } from './lifecycle.js';
export { actAs, permitTo, system, type Actor, type Caller } from './actor.js';
export { examine, type Findings } from './examine.js';
export { diagram } from './diagram.js';
