// What Documents must do, in MySQL and in memory.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Documents, Transactional } from '../mysql/index.js';

export interface Letter {
  number: string;
  text: string;
  writtenAt: Date;
  answers: { by: string; at: Date | undefined; words: string[] }[];
}

export interface DocumentsUnderTest {
  uow: Transactional;
  letters: Pick<Documents<Letter>, 'find' | 'findAll' | 'lock' | 'insert' | 'update'>;
}

const letter = (number: string, text = '路灯不亮'): Letter => ({
  number,
  text,
  writtenAt: new Date('2026-11-23T08:00:00.123Z'),
  answers: [{ by: '@unit', at: new Date(0), words: ['@2026-11-23T08:00:00.123Z', '2026-11-23T08:00:00.123Z', '@@', '"@'] }],
});

export function documentsSuite(open: () => Promise<DocumentsUnderTest>): void {
  describe('documents', () => {
    let uow: Transactional;
    let letters: DocumentsUnderTest['letters'];
    beforeEach(async () => {
      ({ uow, letters } = await open());
    });

    const rewrite = (number: string, text: string) =>
      uow.run(async () => {
        const before = (await letters.lock(number))!;
        await letters.update({ ...before, text: before.text + text });
      });

    it('come back as they were, with their dates', async () => {
      await letters.insert(letter('n-1'));
      expect(await letters.find('n-1')).toEqual(letter('n-1'));
      expect(await letters.find('n-2')).toBeUndefined();
    });

    it('are found together, in the order in which they are asked for, without what is not there', async () => {
      for (const number of ['n-1', 'n-2', 'n-3']) await letters.insert(letter(number));
      expect(await letters.findAll(['n-3', 'n-0', 'n-1'])).toEqual([letter('n-3'), letter('n-1')]);
      expect(await letters.findAll([])).toEqual([]);
    });

    it('are changed by a function of what they were', async () => {
      await letters.insert(letter('n-1', 'a'));
      await rewrite('n-1', 'b');
      expect((await letters.find('n-1'))!.text).toBe('ab');
    });

    it('may be changed twice in one unit of work, and after being inserted in it', async () => {
      await uow.run(async () => {
        await letters.insert(letter('n-1', 'a'));
        await letters.update(letter('n-1', 'b'));
        await letters.update(letter('n-1', 'c'));
      });
      expect((await letters.find('n-1'))!.text).toBe('c');
    });

    it('cannot be inserted twice', async () => {
      await letters.insert(letter('n-1'));
      await expect(letters.insert(letter('n-1'))).rejects.toMatchObject({ kind: 'exists', reason: 'ALREADY_EXISTS' });
    });

    it('cannot be changed unread', async () => {
      await letters.insert(letter('n-1'));
      await expect(uow.run(() => letters.update(letter('n-1', 'blind')))).rejects.toThrow('not read in this unit of work');
    });

    it('are as before when the work throws', async () => {
      await letters.insert(letter('n-1', 'a'));
      const refused = uow.run(async () => {
        await rewrite('n-1', 'b');
        await letters.insert(letter('n-2'));
        throw new Error('no');
      });
      await expect(refused).rejects.toThrow('no');
      expect((await letters.find('n-1'))!.text).toBe('a');
      expect(await letters.find('n-2')).toBeUndefined();
    });

    it('keep every one of many racing changes', async () => {
      await letters.insert(letter('n-1', ''));
      await Promise.all(Array.from({ length: 20 }, () => rewrite('n-1', 'x')));
      expect((await letters.find('n-1'))!.text).toBe('x'.repeat(20));
    });
  });
}
