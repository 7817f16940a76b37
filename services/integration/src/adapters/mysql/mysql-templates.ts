import type { UnitOfWork } from '@hotline/platform/mysql';
import type { Templates } from '../../app/ports.js';
import type { Audience } from '../../domain/notice.js';
import type { Template } from '../../domain/template.js';

const columns = 'occasion, audience, channel, text';

export class MysqlTemplates implements Templates {
  constructor(private readonly uow: UnitOfWork) {}

  async find(occasion: string, audience: Audience): Promise<Template | undefined> {
    const sql = `SELECT ${columns} FROM templates WHERE audience = ? AND occasion IN (?)`;
    const [template] = await this.uow.look<Template>({ sql, values: [audience], key: 'occasion' }, occasion);
    return template;
  }

  async put({ occasion, audience, channel, text }: Template): Promise<void> {
    await this.uow.execute(
      `INSERT INTO templates (${columns}) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE channel = VALUES(channel), text = VALUES(text)`,
      [occasion, audience, channel, text],
    );
  }

  list(): Promise<Template[]> {
    return this.uow.query<Template>(`SELECT ${columns} FROM templates ORDER BY occasion, audience`);
  }
}
