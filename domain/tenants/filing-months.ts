/** 法人税法74条1項, 消費税法45条1項: returns are due within so many months after the fiscal year. */
export const usualFilingMonths = 2;
/** 法人税法75条の2第1項1号: with an extension of four months at most, for companies that have 会計監査人. */
export const longestFilingMonths = 6;

/** What the law says of it, for whoever types it. */
export const filingLaw = `申告期限は事業年度終了後${usualFilingMonths}か月（法人税法74条1項）。延長の特例（同75条の2）の承認があれば、延長後の月数（最長${longestFilingMonths}か月）`;
