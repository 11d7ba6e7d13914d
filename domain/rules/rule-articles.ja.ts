/** The law behind each rule of ours, as 経理 and 監査 quote it. A rule without law is the product's own. */
export const ruleArticles = {
  'INV-003': '消法57の4①、基通1-7-2',
  'INV-004': '消法30⑨、57の2④',
  'INV-010': '消法30⑦⑨、57の4①②',
  'INV-013': '消令70の10、基通1-8-15',
  'TAX-001': '消法29',
  'TAX-002': '消法29、2①九の二、別表第一',
  'TAX-005': '消法4、6①、別表第二',
  'TAX-006': '消令46③、経理通達（税抜経理）',
  'TAX-007': '消令46①',
  'TRN-001': '平成28年改正法附則52・53（令和8年改正後）',
  'TRN-002': '平成28年改正法附則52・53（令和8年改正後）',
  'TRN-003': '平成28年改正法附則52①後段・53①後段、消法30⑧⑨',
  'TRN-004': '経理通達3の2（経過措置）',
  'SPC-001': '消法30⑦⑧、消令49①',
  'SPC-010': '消法30⑦、消令49①一イ・70の9②一、基通1-8-12・1-8-13',
  'SPC-011': '消法30⑦、消令49①一ロ',
  'SPC-012': '消法30⑦、消令49①一ニ、消規15の4一・26の6一、基通1-8-14',
  'SPC-013': '消法30⑦、消令49①一ニ、消規15の4一・26の6二',
  'SPC-014': '消法30⑦、消令49①一ニ、消規15の4二、基通11-6-4',
  'SPC-014a': '消法30⑦、消規15の4二、国税庁質疑応答（出張旅費等）',
  'SPC-015': '消法30⑦、消令49①一ニ、消規15の4三、基通11-6-5',
  'SPC-016': '消法30⑦、消令49①一ハ',
  'SPC-020': '平成28年改正法附則53の2',
  'SPC-021': '消法30①⑦',
  'EXP-001': '措法61の4⑥二、措令37の5①',
  'EXP-002': '経理通達12、措通61の4(1)-23',
  'EXP-003': '措法61の4⑥二・⑧、措規21の18の4',
  'EXP-004': '措令37の5②二、措通61の4(1)-21',
  'EXP-005': '措法61の4①②⑥',
  'EXP-015': '法令133・133の2、措法67の5',
  'EXP-010': '所法9①四、所基通9-3',
  'ACC-001': '',
  'ACC-002': '消法30⑧',
  'EXP-051': '法法22④、消法30①、法法74①',
  'EXP-040': '',
} as const;

export type RuleId = keyof typeof ruleArticles;

const isRuleId = (text: string): text is RuleId => Object.hasOwn(ruleArticles, text);

/** Articles of a rule, or nothing where only the product or the company rules. Stored findings may name any rule. */
export const articlesOf = (rule: string | undefined): string | undefined => {
  const articles = rule !== undefined && isRuleId(rule) ? ruleArticles[rule] : '';
  return articles === '' ? undefined : articles;
};
