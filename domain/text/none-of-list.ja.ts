/** What is none of the entries that can be chosen: 「経費科目」. */
export const noneOfList = (what: string): string => `${what}を一覧から選んでください`;
