export { freshDatabase, testServer, type TestDatabase } from './test-server.js';
