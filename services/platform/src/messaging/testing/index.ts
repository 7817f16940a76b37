export { rewindGroups, unreadOf } from './rewind.js';
export { readTopics, type Carried } from './read-topics.js';
