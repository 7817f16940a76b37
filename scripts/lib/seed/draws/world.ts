// What the seeded orders are about, where, whose, and by whom: from the starter data, skewed as a city is.
import { blindIndex } from '@hotline/platform/crypto';
import type { Draw } from '../../replay/draw.ts';
import { starterRows, starterText } from '../city/sheets.ts';
import { escapeCell, escapeInJson } from '../stamping/escape.ts';

export interface Said {
  plain: string;
  raw: string;
  json: string;
}

export interface Matter {
  category: string;
  division: string;
  title: Said;
  text: Said;
  address: Said;
  reply: Said;
}

export interface Person {
  name: string;
  phone: string;
  /** Blind index of the telephone number. */
  index: string;
  queryCode: string;
}

export interface UnitAtWork {
  code: string;
  name: string;
  handler: string;
  head: string;
}

interface Sample {
  category: string;
  title: Said;
  text: Said;
  reply: Said;
}

const said = (plain: string): Said => ({ plain, raw: escapeCell(plain), json: escapeInJson(plain) });
const streets =
  '人民路 解放大道 文明路 乐山大道 雪松大道 置地大道 正阳路 骏马路 天中山大道 开源大道 驿城大道 金雀路 汝河大道 中华路 薄山路 练江大道 平安街 健康路 慧创街 淮河大道'.split(
    ' ',
  );
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华'.split('');
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** How many people call: some call often. */
const callers = 300_000;

/** One of a list whose first ones come far more often. */
const skewed = <T>(list: readonly T[], draw: Draw, power = 2): T => list[Math.floor(draw.next() ** power * list.length)]!;

export class World {
  private readonly categories = new Map<string, string[]>();
  private readonly samples = new Map<string, Sample[]>();
  private readonly units: UnitAtWork[];
  private readonly duties = new Map<string, string>();
  private readonly divisions: string[];
  private readonly addresses = streets.flatMap((street) =>
    ['与解放路交叉口向东二百米', '中段家属院', '农贸市场门口', '实验小学附近'].map((place) => said(`${street}${place}`)),
  );
  private readonly titles = new Map<string, Said>();
  private readonly personKey: Buffer;

  constructor(personKey: Buffer) {
    this.personKey = personKey;
    const people = new Map(starterRows('people.csv').map(({ account = '', name = '' }) => [account, name]));
    const units = starterRows('units.csv').filter(({ kind }) => kind !== 'centre');
    this.units = units.map(({ code = '', name = '' }) => ({
      code,
      name,
      handler: people.get(`${code}.handler`) ?? '经办人',
      head: people.get(`${code}.head`) ?? '负责人',
    }));
    this.divisions = ['411702', ...new Set(units.map(({ division = '' }) => division))];
    for (const { category = '', division = '', unit = '' } of starterRows('catalogue.csv'))
      this.duties.set(`${category} ${division}`, unit);
    this.readCategories();
  }

  matter(urgency: string, process: string, draw: Draw): Matter {
    const codes = this.categories.get(`${urgency} ${process}`) ?? this.categories.get('normal dispatch')!;
    const category = skewed(codes, draw);
    const { title, text, reply } = draw.pick(this.samples.get(category)!);
    return {
      category,
      division: skewed(this.divisions, draw, 1.6),
      title: this.titled(draw.pick(streets), title),
      text,
      address: draw.pick(this.addresses),
      reply,
    };
  }

  /** Four different ones, the first the one whose duty it is. */
  unitsFor({ category, division }: Matter, draw: Draw): UnitAtWork[] {
    const duty = this.duties.get(`${category} ${division}`) ?? this.duties.get(`${category} 411700`);
    const chosen = new Set([this.units.find(({ code }) => code === duty) ?? skewed(this.units, draw)]);
    while (chosen.size < 4) chosen.add(skewed(this.units, draw));
    return [...chosen];
  }

  person(draw: Draw): Person {
    const phone = `199${String(10_000_000 + Math.floor(draw.next() ** 1.5 * callers) * 271)}`;
    const queryCode = Array.from({ length: 8 }, () => alphabet[draw.below(alphabet.length)]).join('');
    return { name: `${draw.pick(surnames)}某某`, phone, index: blindIndex(this.personKey, phone), queryCode };
  }

  private titled(street: string, { plain }: Said): Said {
    const title = `${street}${plain}`;
    const known = this.titles.get(title) ?? said(title);
    this.titles.set(title, known);
    return known;
  }

  private readCategories(): void {
    const rows = starterRows('categories.csv');
    const parents = new Set(rows.map(({ parent }) => parent));
    const written = starterText('appeals.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { category: string; subject: string; text: string; reply: string });
    for (const { code = '', name = '', urgency = '', process = '' } of rows.filter((row) => !parents.has(row.code ?? ''))) {
      const key = `${urgency} ${process}`;
      this.categories.set(key, [...(this.categories.get(key) ?? []), code]);
      const own = written.filter(({ category }) => category === code);
      const plain = {
        subject: `${name}问题`,
        text: `反映${name}方面的问题，多日没有解决，请有关部门核实处理并答复。`,
        reply: '已到现场核实并处理完毕，感谢您的监督。',
      };
      this.samples.set(
        code,
        [...own, plain].map(({ subject, text, reply }) => ({
          category: code,
          title: said(subject.slice(0, 20)),
          text: said(text),
          reply: said(reply),
        })),
      );
    }
  }
}
