/** 件名 for lists and headings; a draft may have none yet. */
export const shownTitle = (title: string): string => (title === '' ? '（無題）' : title);
