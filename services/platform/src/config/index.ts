export { describeVariables } from './describe.js';
export { readVariables, refuseUnknown, type Environment } from './read-variables.js';
export { boolean, choice, integer, optional, secret, text, type Specification, type Values, type Variable } from './variable.js';
