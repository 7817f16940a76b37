import { CreateDispatch1700000001001 } from './0001-create-dispatch.js';

export const migrations = [CreateDispatch1700000001001];
