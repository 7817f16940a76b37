// A copy of the checkout to plant defects in: hard links, so that it costs nothing; a changed file becomes one of its own.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../stack/plan.ts';
import type { Mutant } from './mutant.ts';

/** Made by the build, and needed by specs. */
const generated = ['proto/src/generated', 'proto/descriptors.binpb'];

/** Lays it down anew. Our own packages lead into the copy, all others to the checkout's. */
export function layDown(copy: string): void {
  rmSync(copy, { recursive: true, force: true });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    linkSync(join(root, file), join(copy, file));
  }
  for (const each of generated) cpSync(join(root, each), join(copy, each), { recursive: true });
  for (const folder of ['', ...readdirSync(join(root, 'services')).map((service) => join('services', service))]) linkModules(copy, folder);
}

function linkModules(copy: string, folder: string): void {
  const from = join(root, folder, 'node_modules');
  if (!existsSync(from)) return;
  const to = join(copy, folder, 'node_modules');
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name === '@hotline') cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(join(from, name), join(to, name));
  }
}

/** Puts the defect in. @returns a function that takes it out again @throws Error when its text is not there exactly once */
export function plant(copy: string, { name, file, text, becomes }: Mutant): () => void {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  const places = whole.split(text).length - 1;
  if (places !== 1) throw new Error(`"${name}" cannot be planted: its text stands ${places} times in ${file}: ${text}`);
  const put = (content: string): void => {
    rmSync(path); // the checkout has the same file by a hard link
    writeFileSync(path, content);
  };
  put(whole.replace(text, () => becomes));
  return () => put(whole);
}
