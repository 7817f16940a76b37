// scripts/down: stops what scripts/up --detach started.
import { join } from 'node:path';
import { root } from './stack/plan.ts';
import { stopServers } from './stack/servers.ts';
import { stopStack } from './stack/stack.ts';
import { forget, running } from './stack/state.ts';

const folder = join(root, '.run/up');
const there = running(folder);
if (there) await stopStack(there);
else stopServers(folder);
forget(folder);
process.stdout.write(there ? 'Stopped.\n' : 'Nothing was running.\n');
