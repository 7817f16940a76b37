export { rewindGroups } from './rewind.js';
