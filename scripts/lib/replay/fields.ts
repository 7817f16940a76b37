// Plausible values for what a category asks for.

/** The appeal's own fields are filled in their own places. */
const own = new Set(['address', 'occurred_at', 'credit_code']);

const plausible: Record<string, string> = {
  community: '梧桐里小区',
  project: '滨河花园二期',
  merchant_name: '惠民生活超市',
  amount: '1280元',
  employer: '鑫禾建筑劳务公司',
  plate_number: '豫Q00000',
  route: '12路',
  platform: '某网络购物平台',
  product: '电热水器',
  school: '第十二小学',
  hospital: '第三人民医院',
  insured_place: '驿城区',
  item: '户口迁移',
};

export const fieldsFor = (required: readonly string[], n: number): Record<string, string> =>
  Object.fromEntries(required.filter((field) => !own.has(field)).map((field) => [field, plausible[field] ?? `${field}-${n}`]));
