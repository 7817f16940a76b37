import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { headOf } from './dump.ts';
import { examine } from './load.ts';

const folder = mkdtempSync(join(tmpdir(), 'backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

const moment = new Date('2026-11-24T18:33:08.410Z');
const whole = gzipSync(
  `${headOf('411700', moment)}CREATE DATABASE …;\n${'INSERT …;\n'.repeat(5000)}-- Dump completed on 2026-11-24 18:33:09\n`,
);

const fileOf = (name: string, bytes: Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

describe('a backup', () => {
  it('says of whom it is and until when', async () => {
    expect(await examine(fileOf('whole', whole))).toEqual({ tenant: '411700', moment });
  });

  it('is refused when its file was cut off', async () => {
    await expect(examine(fileOf('cut', whole.subarray(0, whole.length - 40)))).rejects.toThrow('cut cannot be read');
  });

  it('is refused when the dump did not come to its end', async () => {
    const unfinished = gzipSync(`${headOf('411700', moment)}CREATE DATABASE …;\n`);
    await expect(examine(fileOf('unfinished', unfinished))).rejects.toThrow('its end is missing');
  });

  it('is refused when it is something else', async () => {
    await expect(examine(fileOf('other', gzipSync('-- MariaDB dump\n-- Dump completed\n')))).rejects.toThrow('is no backup of ours');
    await expect(examine(fileOf('none', Buffer.from('hello')))).rejects.toThrow('cannot be read');
  });
});
