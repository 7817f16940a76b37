import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const services = ['intake', 'dispatch', 'handling', 'sla', 'integration'];

const filesOf = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !/(^|\/)(node_modules|dist)\//.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

/** The reasons that the contract names after `Refuses:`, in the comments of its rpcs. */
function documented(service: string): string[] {
  const [contract = ''] = filesOf(`proto/hotline/${service}/v1`, `${service}_service.proto`);
  const comments = contract.split(/^\s*rpc .*$/m).map((block) => block.slice(block.lastIndexOf('Refuses:')));
  const reasons = comments
    .filter((comment) => comment.startsWith('Refuses:'))
    .flatMap((comment) => comment.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []);
  return [...new Set(reasons)].sort((a, b) => a.localeCompare(b));
}

/** A documented refusal that no spec provokes is a promise that nobody keeps. */
describe.each(services)("the refusals of %s's contract", (service) => {
  const specs = filesOf(`services/${service}`, '.spec.ts').join('\n');

  it.each(documented(service))('%s is provoked by a spec', (reason) => {
    expect(specs.includes(reason), `no .spec.ts of services/${service} names ${reason}`).toBe(true);
  });
});
