import { describeVariables } from '@hotline/platform/config';
import { catalogue } from './catalogue.js';
import { hostVariables } from './variables.js';

/** One page of Markdown about every variable that a process may read. */
export const describeConfiguration = (): string =>
  [
    '# Configuration',
    '',
    'Every variable that a process reads. One that is wrong, or that begins with HOTLINE_ and is unknown, stops the start with its name.',
    '`HOTLINE_ADDRESS_<SERVICE>` (host:port) says where a service is that runs elsewhere.',
    '',
    describeVariables('Every process', hostVariables),
    ...catalogue.flatMap(({ name, variables }) => (variables ? [describeVariables(name, variables)] : [])),
  ].join('\n');
