export { catalogue } from './catalogue.js';
export { describeConfiguration } from './describe.js';
export { migrateAll, openDatabase } from './database.js';
export { readSettings, type Settings } from './settings.js';
export { startHost, type Host, type HostOptions } from './start-host.js';
export { hostVariables } from './variables.js';
