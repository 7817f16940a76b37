export { databaseName, requireDivisionCode, requireTenant, topicName, type Level, type Tenant } from './tenant.js';
