// What stands for something in a life that is lived once and stamped out many times: each is found again in the rows by its own spelling.

const unit = (code: string, letter: string) => ({
  code,
  name: `〔承办${letter}〕`,
  handler: `〔经办${letter}〕`,
  head: `〔负责${letter}〕`,
});

export const stand = {
  units: [unit('zzlead', '甲'), unit('zzhelp', '乙'), unit('zznext', '丙'), unit('zzthird', '丁')],
  /** By urgency and process. */
  categories: [
    { code: 'zznormal', urgency: 'normal', process: 'dispatch' },
    { code: 'zzurgent', urgency: 'urgent', process: 'dispatch' },
    { code: 'zzcritical', urgency: 'critical', process: 'emergency' },
    { code: 'zzinform', urgency: 'normal', process: 'inform' },
    { code: 'zzjoint', urgency: 'normal', process: 'joint' },
  ],
  division: '411799',
  title: '〔题目〕',
  text: '〔正文〕',
  address: '〔地址〕',
  reply: '〔办理结果〕',
  /** Of the n-th appeal of a life, from 1. */
  phone: (n: number) => `1990000000${n}`,
  /** A surname that nobody else here has: it is what a mask leaves. */
  name: (n: number) => `${'龘靐齉'[n - 1]}某某`,
} as const;

/** A sheet of the categories above, for PublishCategories. */
export const categorySheet = (): string =>
  [
    'code,parent,name,urgency,process,required_fields,keywords',
    ...stand.categories.map(({ code, urgency, process }) => `${code},,${code},${urgency},${process},,`),
  ].join('\n');
